using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.JournalView;

/// <summary>A line of a journal as readable text.</summary>
/// <param name="Event">The time in GMT+8, the type and the details of the event.</param>
/// <param name="Outcome">The status, or an empty text.</param>
/// <param name="HasFailed">Whether the outcome is an error.</param>
sealed partial record JournalText(string Event, string Outcome, bool HasFailed)
{
    const int MaxValueLength = 40;
    const int MaxValuesLength = 200;
    const int MaxNoteLength = 200;

    static readonly string[] commonFields = ["id", "type", "time", "now"];
    static readonly string[] credentials = ["app_id", "access_token"];

    /// <summary>Reads a line. Fields that are optional in a journal written by hand, such as the time, may be missing.</summary>
    /// <exception cref="FormatException">The line does not belong to a journal; the message says why.</exception>
    public static JournalText Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || Text(root, "type") is not { } type)
                throw new FormatException("it is not a JSON object with a type");
            return type switch
            {
                "request" => Request(root),
                "notification" => Notification(root),
                "act" => Act(root),
                "left_out" => new(Start(root, "missing", ""), $"{Number(root, "lines")} lines could not be written", HasFailed: true),
                _ => new(Start(root, type, Values(root, commonFields)), "", HasFailed: false),
            };
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text contains half of a surrogate pair.
            throw new FormatException("it is not valid JSON", problem);
        }
    }

    static JournalText Request(JsonElement line)
    {
        var (httpStatus, fault) = (Number(line, "http_status"), Text(line, "fault"));
        var status = Text(line, "status") ?? (httpStatus is null ? "" : $"HTTP {httpStatus}");
        var note = Text(line, "note") is { } text ? $"({Cut(text, MaxNoteLength)})" : null;
        return new(
            Start(line, "request", Join(Required(line, "path"), Values(line, "parameters", credentials))),
            Join(Escape(status), fault is null ? null : $"[{Escape(fault)}]", note),
            fault is not null || httpStatus >= 400 || status.StartsWith("error_", StringComparison.Ordinal));
    }

    static JournalText Notification(JsonElement line)
    {
        var (httpStatus, problem) = (Number(line, "http_status"), Text(line, "problem"));
        return new(
            Start(line, "notification", Join(Required(line, "url"), Values(line, "fields", []))),
            httpStatus is null ? Cut(problem ?? "", MaxNoteLength) : $"HTTP {httpStatus}",
            problem is not null || httpStatus >= 400);
    }

    static JournalText Act(JsonElement line)
    {
        var status = Number(line, "status");
        return new(
            Start(line, "act", Join(Required(line, "verb"), Required(line, "path"), Values(line, "body", []))),
            status is null ? "" : $"HTTP {status}",
            status >= 400);
    }

    static string Start(JsonElement line, string type, string details)
    {
        // A time that was written by hand may have another format.
        var time = (Text(line, "time") is not null ? "time" : "now") is var name && Text(line, name) is { } text
            ? line.GetProperty(name).TryGetDateTimeOffset(out var at) ? WireFormat.Date(at) : Cut(text, MaxValueLength)
            : "";
        return $"{time,-19}  {Cut(type, MaxValueLength),-12}  {details}".TrimEnd();
    }

    static string Values(JsonElement line, string name, string[] excluded) =>
        line.TryGetProperty(name, out var values) && values.ValueKind is JsonValueKind.Object ? Values(values, excluded) : "";

    static string Values(JsonElement values, string[] excluded) => Cut(
        string.Join(' ', values.EnumerateObject()
            .Where(value => !excluded.Contains(value.Name))
            .Select(value => $"{Cut(value.Name, MaxValueLength)}={Cut(value.Value.ToString(), MaxValueLength)}")),
        MaxValuesLength);

    static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    static string Required(JsonElement line, string name) =>
        Cut(Text(line, name) ?? throw new FormatException($"it has no {name}"), MaxValuesLength);

    static int? Number(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    static string Join(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));

    static string Cut(string text, int length) =>
        text.Length <= length ? Escape(text) : Escape(text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]) + "…";

    // A client may send characters that move the cursor or change the direction of the text.
    static string Escape(string text) => ControlCharacter().Replace(
        text, character => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character.Value[0]:x4}"));

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex ControlCharacter();
}
