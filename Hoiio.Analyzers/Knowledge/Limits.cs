using System.Globalization;

namespace HoiioSdk.Analyzers.Knowledge;

/// <summary>The limits of the service that hold for every account.</summary>
static class Limits
{
    const int MaxUrlLength = 4000;
    const int MaxTagLength = 256;
    const int MaxRoomLength = 32;
    const int MinSenderLength = 3;
    const int MaxSenderLength = 11;
    const int MaxFaxHeaderLength = 100;
    const int MaxIvrMessageLength = 1000;
    const int MaxTextLength = 459;
    const int MaxDigits = 255;

    /// <summary>Says how to write a value that the service refuses; null if the service may accept it.</summary>
    public static string? Validate(string service, string parameter, object value) => value switch
    {
        "" => null,
        string text => ValidateText(service, parameter, text),
        int number => ValidateNumber(parameter, number),
        _ => null,
    };

    static string? ValidateText(string service, string parameter, string text) => parameter switch
    {
        "from" or "to" => Unless(IsDate(text), StatusMeanings.DateForm),
        "notifyUrl" or "monitorNotifyUrl" or "forwardTo" or "forwardSmsTo" => Unless(IsUrl(text), StatusMeanings.UrlForm),
        "duration" => UnlessIn(text, "1", "3", "12", "auto_extend"),
        "action" => UnlessIn(text, "kick", "mute", "unmute"),
        "type" => UnlessIn(text, "incoming", "outgoing", "all"),
        "mode" => UnlessIn(text, "voice", "fax"),
        "onFailure" => UnlessIn(text, "hangup", "continue"),
        "force" => UnlessIn(text, "enabled"),
        // The guide uses the room MY-ROOM, with a hyphen.
        "room" => Unless(
            text.Length <= MaxRoomLength && text.All(letter => IsPlain(letter) || letter is '.' or '_' or '-'), StatusMeanings.RoomForm),
        "senderName" => Unless(text[0] == '+' || text.Length is >= MinSenderLength and <= MaxSenderLength,
            $"write {MinSenderLength} to {MaxSenderLength} characters"),
        "tag" => Unless(text.Length <= MaxTagLength, $"write at most {MaxTagLength} characters"),
        "faxHeader" => Unless(text.Length <= MaxFaxHeaderLength, $"write at most {MaxFaxHeaderLength} characters"),
        "msg" when service is "Ivr" or "IvrCall" or "IvrCalls" =>
            Unless(text.Length <= MaxIvrMessageLength, $"write at most {MaxIvrMessageLength} characters"),
        "msg" when service == "Sms" => Unless(text.Length <= MaxTextLength, $"write at most {MaxTextLength} characters"),
        _ => null,
    };

    static string? ValidateNumber(string parameter, int number) => parameter switch
    {
        "months" => Unless(number is 1 or 3 or 12, "use 1, 3 or 12"),
        "page" => Unless(number >= 1, StatusMeanings.PageForm),
        "maxDuration" or "timeout" => Unless(number >= 1, StatusMeanings.SecondsForm),
        "attempts" => Unless(number >= 1, "write a whole number from 1"),
        "maxDigits" => Unless(number is >= 0 and <= MaxDigits, $"write 0 to {MaxDigits}, 0 for any number of them"),
        _ => null,
    };

    static string? UnlessIn(string text, params string[] values) => Unless(values.Contains(text),
        values.Length == 1 ? $"use {values[0]}" : $"use {string.Join(", ", values.Take(values.Length - 1))} or {values.Last()}");

    static string? Unless(bool isValid, string form) => isValid ? null : form;

    static bool IsDate(string text) => DateTime.TryParseExact(
        text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static bool IsUrl(string text) =>
        text.Length <= MaxUrlLength && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
