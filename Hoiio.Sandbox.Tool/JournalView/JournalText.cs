using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.JournalView;

/// <summary>A line of a journal as a person reads it: time, type and what happened, and what came of it.</summary>
/// <param name="Event">The time in GMT+8, the type, and what happened.</param>
/// <param name="Outcome">The status; empty where there is none.</param>
/// <param name="HasFailed">Whether it tells of an error.</param>
sealed partial record JournalText(string Event, string Outcome, bool HasFailed)
{
    const int MaxValue = 40;
    const int MaxValues = 200;
    const int MaxNote = 200;

    static readonly string[] ownFields = ["id", "type", "time", "now"];
    static readonly string[] credentials = ["app_id", "access_token"];

    /// <summary>Reads a line. It may lack what a journal written by hand may lack, such as the time.</summary>
    /// <exception cref="FormatException">It is not a line of a journal; the message says why.</exception>
    public static JournalText Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || Text(root, "type") is not { } type)
                throw new FormatException("it is no JSON object with a type");
            return type switch
            {
                "request" => Request(root),
                "notification" => Notification(root),
                "act" => Act(root),
                "left_out" => new(Start(root, "left out", ""), $"{Number(root, "lines")} lines could not be written", HasFailed: true),
                _ => new(Start(root, type, Values(root, ownFields)), "", HasFailed: false),
            };
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The latter is for half of a character.
            throw new FormatException("it is no JSON", problem);
        }
    }

    static JournalText Request(JsonElement line)
    {
        var (httpStatus, fault) = (Number(line, "http_status"), Text(line, "fault"));
        var status = Text(line, "status") ?? (httpStatus is null ? "" : $"HTTP {httpStatus}");
        var note = Text(line, "note") is { } text ? $"({Cut(text, MaxNote)})" : null;
        return new(
            Start(line, "request", Join(Required(line, "path"), Values(line, "parameters", credentials))),
            Join(Clean(status), fault is null ? null : $"[{Clean(fault)}]", note),
            fault is not null || httpStatus >= 400 || status.StartsWith("error_", StringComparison.Ordinal));
    }

    static JournalText Notification(JsonElement line)
    {
        var (httpStatus, problem) = (Number(line, "http_status"), Text(line, "problem"));
        return new(
            Start(line, "notification", Join(Required(line, "url"), Values(line, "fields", []))),
            httpStatus is null ? Cut(problem ?? "", MaxNote) : $"HTTP {httpStatus}",
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

    static string Start(JsonElement line, string type, string what)
    {
        // A time that somebody wrote by hand may have another format.
        var time = (Text(line, "time") is not null ? "time" : "now") is var name && Text(line, name) is { } text
            ? line.GetProperty(name).TryGetDateTimeOffset(out var at) ? WireFormat.Date(at) : Cut(text, MaxValue)
            : "";
        return $"{time,-19}  {Cut(type, MaxValue),-12}  {what}".TrimEnd();
    }

    static string Values(JsonElement line, string name, string[] without) =>
        line.TryGetProperty(name, out var values) && values.ValueKind is JsonValueKind.Object ? Values(values, without) : "";

    static string Values(JsonElement values, string[] without) => Cut(
        string.Join(' ', values.EnumerateObject()
            .Where(value => !without.Contains(value.Name))
            .Select(value => $"{Cut(value.Name, MaxValue)}={Cut(value.Value.ToString(), MaxValue)}")),
        MaxValues);

    static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    static string Required(JsonElement line, string name) =>
        Cut(Text(line, name) ?? throw new FormatException($"it has no {name}"), MaxValues);

    static int? Number(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    static string Join(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));

    static string Cut(string text, int length) =>
        text.Length <= length ? Clean(text) : Clean(text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]) + "…";

    // A client may send what moves the cursor, or turns the direction of the text.
    static string Clean(string text) => Control().Replace(
        text, character => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character.Value[0]:x4}"));

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Control();
}
