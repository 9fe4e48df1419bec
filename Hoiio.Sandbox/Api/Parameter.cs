namespace HoiioSdk.Sandbox;

/// <summary>A parameter of a path: its name, whether it must be there, and the check that its value has to pass.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Judge">The error code for a value, or null if it is good.</param>
sealed record Parameter(string Name, Func<string, World, string?> Judge)
{
    const int LongestUrl = 4000;
    const int LongestTag = 256;
    const int LongestRoom = 32;
    const int ShortestSender = 3;
    const int LongestSender = 11;

    public static Parameter Tag { get; } = Of("tag", "error_tag_invalid_length", value => value.Length <= LongestTag);

    public static Parameter NotifyUrl { get; } = Url("notify_url", "error_invalid_notify_url");

    public static Parameter TxnRef { get; } = Text("txn_ref").Required;

    public static Parameter Session { get; } = Text("session").Required;

    public static Parameter Message { get; } = new("msg", (value, _) => IvrMessage.Judge(value));

    public static Parameter CallerId { get; } =
        new("caller_id", (value, world) => world.Number.CallerIds.Contains(value) ? null : "error_caller_id_invalid");

    // D39: the newer page knows no hyphen, but the guide's own MY-ROOM is to work here.
    public static Parameter Room { get; } = Of(
        "room",
        "error_invalid_room",
        value => value.Length <= LongestRoom && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'));

    public static Parameter SenderName { get; } = Of(
        "sender_name",
        "error_invalid_sender_name",
        value => PhoneNumber.IsValid(value)
            || (value.Length is >= ShortestSender and <= LongestSender
                && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ')));

    public bool IsRequired { get; private init; }

    /// <summary>The error code for a required parameter that is there but empty; null if that counts as missing.</summary>
    public string? EmptyError { get; init; }

    public Parameter Required => this with { IsRequired = true };

    public static Parameter Text(string name) => Of(name, "", _ => true);

    public static Parameter Phone(string name, string? error = null) => Of(name, error ?? $"error_{name}_invalid", PhoneNumber.IsValid);

    /// <summary>A number that is to be rung or written to: a magic one may be refused.</summary>
    public static Parameter Dest(string name, Func<string, string> outcome) =>
        new(name, (value, _) => PhoneNumber.Judge(name, value, outcome));

    public static Parameter Destinations(string name, int most, Func<string, string> outcome) => new(name, (value, _) =>
    {
        // Counted before it is split: a megabyte of commas is not worth a million texts.
        return value.AsSpan().Count(',') >= most
            ? $"error_{name}_too_many"
            : value.Split(',', StringSplitOptions.TrimEntries).Select(number => PhoneNumber.Judge(name, number, outcome))
                .FirstOrDefault(error => error is not null);
    });

    public static Parameter Whole(string name, string error, int least, int most = int.MaxValue) =>
        Of(name, error, value => WireFormat.ParseNumber(value) is { } number && number >= least && number <= most);

    public static Parameter Date(string name) => Of(name, $"error_{name}_invalid", value => WireFormat.ParseDate(value) is not null);

    public static Parameter Url(string name, string error) => Of(name, error, IsUrl);

    public static bool IsUrl(string value) =>
        value.Length <= LongestUrl && Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    public static Parameter OneOf(string name, string error, params string[] values) => Of(name, error, values.Contains);

    public static Parameter Of(string name, string error, Func<string, bool> isGood) =>
        new(name, (value, _) => isGood(value) ? null : error);
}
