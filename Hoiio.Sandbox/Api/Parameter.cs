using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Ivr;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Api;

/// <summary>A parameter of a path, with its validation.</summary>
/// <param name="Name">The name in requests.</param>
/// <param name="Schema">The values that it takes.</param>
/// <param name="Error">The error code for a value that does not match the schema.</param>
sealed record Parameter(string Name, Schema Schema, string Error)
{
    const int MaxTagLength = 256;
    const int MaxRoomLength = 32;
    const string MessageLengthError = "error_msg_invalid_length";
    const string SenderPattern = "[A-Za-z0-9 ]{3,11}";

    public static Parameter AppId { get; } =
        Text("app_id", "The ID of the application.").Required with { CheckErrors = ["error_invalid_app_id"] };

    public static Parameter AccessToken { get; } =
        Text("access_token", "The access token of the application.").Required with { CheckErrors = ["error_invalid_access_token"] };

    public static Parameter Tag { get; } = new(
        "tag",
        new(Schema.String, "Your own reference, which is returned in answers and notifications.") { MaxLength = MaxTagLength },
        "error_tag_invalid_length");

    public static Parameter NotifyUrl { get; } = Url("notify_url", "error_invalid_notify_url", "The URL that is notified of the result.");

    /// <summary>The notify_url of a block that has a result. The reading <c>block_url</c> decides whether it is required.</summary>
    public static Parameter BlockUrl { get; } = NotifyUrl with { IsBlockUrl = true, CheckErrors = [NotifyUrl.MissingError] };

    public static Parameter TxnRef { get; } = Text("txn_ref", "The transaction reference, such as AA-C-141147.").Required;

    public static Parameter Session { get; } = Text("session", "The session of the call, such as S4643.").Required;

    public static Parameter Message { get; } = new(
        "msg",
        new(Schema.String,
            "The message to play: text, <speech language=\"..\" gender=\"..\">text</speech>, or <url>the URL of a sound</url>.")
        {
            MaxLength = Readings.Default.MaxBlockMessageLength,
        },
        MessageLengthError)
    {
        Check = (value, exchange) =>
            value.Length > exchange.World.Readings.MaxBlockMessageLength ? MessageLengthError : IvrMessage.Validate(value),
        CheckErrors = IvrMessage.MarkupErrors,
    };

    public static Parameter CallerId { get; } = new(
        "caller_id",
        new(Schema.String, "The caller ID: the registered number, a number of the account, or private.")
        {
            Pattern = $"{PhoneNumber.Private}|{PhoneNumber.Pattern}",
        },
        "error_caller_id_invalid")
    {
        Check = (value, exchange) => exchange.Number.IsCallerId(value) ? null : "error_caller_id_invalid",
    };

    // docs/sources.md D39: the newer page does not allow a hyphen, but the guide uses MY-ROOM.
    public static Parameter Room { get; } = new(
        "room",
        new(Schema.String, "The name of the room. If omitted, a new room is created.")
        {
            MaxLength = MaxRoomLength,
            Pattern = "[A-Za-z0-9._-]+",
        },
        "error_invalid_room");

    public static Parameter SenderName { get; } = new(
        "sender_name",
        new(Schema.String, "The sender to display: a name or a phone number.") { Pattern = $"{PhoneNumber.Pattern}|{SenderPattern}" },
        "error_invalid_sender_name");

    public bool IsRequired { get; private init; }

    bool IsBlockUrl { get; init; }

    /// <summary>The error code for a required parameter that is empty; null if an empty value counts as missing.</summary>
    public string? EmptyError { get; init; }

    public bool IsRequiredIn(TelephoneExchange exchange) => IsRequired || (IsBlockUrl && exchange.World.Readings.BlockUrlIsRequired);

    /// <summary>Returns the error code for a value that matches the schema but is still invalid; null if it is valid.</summary>
    public Func<string, TelephoneExchange, string?>? Check { get; init; }

    /// <summary>The error codes that the check may return.</summary>
    public IReadOnlyList<string> CheckErrors { get; init; } = [];

    public string MissingError => $"error_{Name}_param_missing";

    public Parameter Required => this with { IsRequired = true };

    /// <summary>All error codes that it may cause.</summary>
    public IEnumerable<string> Errors
    {
        get
        {
            string?[] errors = [IsRequired ? MissingError : null, EmptyError, Error, .. CheckErrors];
            return errors.OfType<string>().Where(error => error.Length > 0).Distinct();
        }
    }

    /// <summary>The error code for a value, or null if it is valid.</summary>
    public string? Validate(string value, TelephoneExchange exchange) =>
        Schema.IsValid(value) ? Check?.Invoke(value, exchange) : Error;

    public static Parameter Text(string name, string description) => new(name, new(Schema.String, description), "");

    public static Parameter Phone(string name, string description, string? error = null) =>
        new(name, new(Schema.String, description) { Pattern = PhoneNumber.Pattern }, error ?? $"error_{name}_invalid");

    /// <summary>A number to call or to send to. A magic number may cause an error.</summary>
    public static Parameter Dest(string name, Func<string, string> outcome, string description) => Phone(name, description) with
    {
        Check = (value, _) => PhoneNumber.Validate(name, value, outcome),
        CheckErrors = MagicErrors(name, outcome),
    };

    public static Parameter Destinations(string name, int max, Func<string, string> outcome) =>
        new(name, new(Schema.String, $"1 to {max} phone numbers, separated by commas."), $"error_{name}_invalid")
        {
            // Count before splitting: a megabyte of commas must not become a million strings.
            Check = (value, _) => value.AsSpan().Count(',') >= max
                ? $"error_{name}_too_many"
                : value.Split(',', StringSplitOptions.TrimEntries).Select(number => PhoneNumber.Validate(name, number, outcome))
                    .FirstOrDefault(error => error is not null),
            CheckErrors = [$"error_{name}_too_many", .. MagicErrors(name, outcome)],
        };

    public static Parameter Integer(string name, string error, string description, int min, int max = int.MaxValue) =>
        new(name, new(Schema.Integer, description) { Minimum = min, Maximum = max }, error);

    public static Parameter Date(string name, string description) =>
        new(name, new(Schema.String, description) { Format = Schema.DateAndTime }, $"error_{name}_invalid");

    public static Parameter Url(string name, string error, string description) =>
        new(name, new(Schema.String, description) { Format = Schema.Url, MaxLength = WireFormat.MaxUrlLength }, error);

    public static Parameter OneOf(string name, string error, string description, params string[] values) =>
        new(name, new(Schema.String, description) { Values = values }, error);

    static string[] MagicErrors(string name, Func<string, string> outcome) =>
        [.. MagicNumbers.Suffixes.Select(ending => PhoneNumber.Validate(name, $"+6500000{ending}", outcome)).OfType<string>()];
}
