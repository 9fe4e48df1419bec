using System.Globalization;

namespace HoiioSdk.Analyzers.Knowledge;

/// <summary>What the service refuses, whatever the account.</summary>
static class Limits
{
    const int LongestUrl = 4000;
    const int LongestTag = 256;
    const int LongestRoom = 32;
    const int ShortestSender = 3;
    const int LongestSender = 11;
    const int LongestFaxHeader = 100;
    const int LongestIvrMessage = 1000;
    const int LongestText = 459;
    const int MostDigits = 255;

    /// <summary>How a value is to be written that the service refuses as it is; null if it may take it.</summary>
    public static string? Refuse(string service, string parameter, object value) => value switch
    {
        "" => null,
        string text => RefuseText(service, parameter, text),
        int number => RefuseNumber(parameter, number),
        _ => null,
    };

    static string? RefuseText(string service, string parameter, string text) => parameter switch
    {
        "from" or "to" => Unless(IsDate(text), StatusMeanings.DateForm),
        "notifyUrl" or "monitorNotifyUrl" or "forwardTo" or "forwardSmsTo" => Unless(IsUrl(text), StatusMeanings.UrlForm),
        "duration" => UnlessIn(text, "1", "3", "12", "auto_extend"),
        "action" => UnlessIn(text, "kick", "mute", "unmute"),
        "type" => UnlessIn(text, "incoming", "outgoing", "all"),
        "mode" => UnlessIn(text, "voice", "fax"),
        "onFailure" => UnlessIn(text, "hangup", "continue"),
        "force" => UnlessIn(text, "enabled"),
        // The guide's own MY-ROOM has a hyphen.
        "room" => Unless(
            text.Length <= LongestRoom && text.All(letter => IsPlain(letter) || letter is '.' or '_' or '-'), StatusMeanings.RoomForm),
        "senderName" => Unless(text[0] == '+' || text.Length is >= ShortestSender and <= LongestSender,
            $"write {ShortestSender} to {LongestSender} characters"),
        "tag" => Unless(text.Length <= LongestTag, $"write at most {LongestTag} characters"),
        "faxHeader" => Unless(text.Length <= LongestFaxHeader, $"write at most {LongestFaxHeader} characters"),
        "msg" when service is "Ivr" or "IvrCall" or "IvrCalls" =>
            Unless(text.Length <= LongestIvrMessage, $"write at most {LongestIvrMessage} characters"),
        "msg" when service == "Sms" => Unless(text.Length <= LongestText, $"write at most {LongestText} characters"),
        _ => null,
    };

    static string? RefuseNumber(string parameter, int number) => parameter switch
    {
        "months" => Unless(number is 1 or 3 or 12, "it is 1, 3 or 12"),
        "page" => Unless(number >= 1, StatusMeanings.PageForm),
        "maxDuration" or "timeout" => Unless(number >= 1, StatusMeanings.SecondsForm),
        "attempts" => Unless(number >= 1, "write a whole number from 1"),
        "maxDigits" => Unless(number is >= 0 and <= MostDigits, $"write 0 to {MostDigits}, 0 for any number of them"),
        _ => null,
    };

    static string? UnlessIn(string text, params string[] values) => Unless(values.Contains(text),
        values.Length == 1 ? $"it is {values[0]}" : $"it is {string.Join(", ", values.Take(values.Length - 1))} or {values.Last()}");

    static string? Unless(bool isGood, string form) => isGood ? null : form;

    static bool IsDate(string text) => DateTime.TryParseExact(
        text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static bool IsUrl(string text) =>
        text.Length <= LongestUrl && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
