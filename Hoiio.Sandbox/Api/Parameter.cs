using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Ivr;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Api;

/// <summary>A parameter of a path: its name, whether it must be there, and the check that its value has to pass.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Validate">The error code for a value, or null if it is valid.</param>
sealed record Parameter(string Name, Func<string, TelephoneExchange, string?> Validate)
{
    const int MaxTagLength = 256;
    const int MaxRoomLength = 32;
    const int MinSenderLength = 3;
    const int MaxSenderLength = 11;

    public static Parameter Tag { get; } = Of("tag", "error_tag_invalid_length", value => value.Length <= MaxTagLength);

    public static Parameter NotifyUrl { get; } = Url("notify_url", "error_invalid_notify_url");

    /// <summary>The notify_url of a block that gives a result: whether it is required is a matter of reading.</summary>
    public static Parameter BlockUrl { get; } = NotifyUrl with { IsBlockUrl = true };

    public static Parameter TxnRef { get; } = Text("txn_ref").Required;

    public static Parameter Session { get; } = Text("session").Required;

    public static Parameter Message { get; } =
        new("msg", (value, exchange) => IvrMessage.Validate(value, exchange.World.Readings.LongestBlockMessage));

    public static Parameter CallerId { get; } =
        new("caller_id", (value, exchange) => exchange.Number.IsCallerId(value) ? null : "error_caller_id_invalid");

    // docs/sources.md D39: the newer page knows no hyphen, but the guide's own MY-ROOM is to work here.
    public static Parameter Room { get; } = Of(
        "room",
        "error_invalid_room",
        value => value.Length <= MaxRoomLength && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'));

    public static Parameter SenderName { get; } = Of(
        "sender_name",
        "error_invalid_sender_name",
        value => PhoneNumber.IsValid(value)
            || (value.Length is >= MinSenderLength and <= MaxSenderLength
                && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ')));

    public bool IsRequired { get; private init; }

    bool IsBlockUrl { get; init; }

    /// <summary>The error code for a required parameter that is there but empty; null if that counts as missing.</summary>
    public string? EmptyError { get; init; }

    public bool IsRequiredIn(TelephoneExchange exchange) => IsRequired || (IsBlockUrl && exchange.World.Readings.BlockUrlIsRequired);

    public Parameter Required => this with { IsRequired = true };

    public static Parameter Text(string name) => Of(name, "", _ => true);

    public static Parameter Phone(string name, string? error = null) => Of(name, error ?? $"error_{name}_invalid", PhoneNumber.IsValid);

    /// <summary>A number that is to be rung or written to: a magic one may be refused.</summary>
    public static Parameter Dest(string name, Func<string, string> outcome) =>
        new(name, (value, _) => PhoneNumber.Validate(name, value, outcome));

    public static Parameter Destinations(string name, int max, Func<string, string> outcome) => new(name, (value, _) =>
    {
        // Counted before it is split: a megabyte of commas is not worth a million texts.
        return value.AsSpan().Count(',') >= max
            ? $"error_{name}_too_many"
            : value.Split(',', StringSplitOptions.TrimEntries).Select(number => PhoneNumber.Validate(name, number, outcome))
                .FirstOrDefault(error => error is not null);
    });

    public static Parameter Whole(string name, string error, int min, int max = int.MaxValue) =>
        Of(name, error, value => WireFormat.ParseNumber(value) is { } number && number >= min && number <= max);

    public static Parameter Date(string name) => Of(name, $"error_{name}_invalid", value => WireFormat.ParseDate(value) is not null);

    public static Parameter Url(string name, string error) => Of(name, error, WireFormat.IsUrl);

    public static Parameter OneOf(string name, string error, params string[] values) => Of(name, error, values.Contains);

    public static Parameter Of(string name, string error, Func<string, bool> isGood) =>
        new(name, (value, _) => isGood(value) ? null : error);
}
