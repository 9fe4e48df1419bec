using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Fax;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>A line of a journal, recorded or written by hand. Most members are optional.</summary>
sealed record ReplayLine
{
    static readonly string[] knownTypes = ["start", "request", "act", "reset", "notification", "left_out"];

    public string? Type { get; init; }

    public long? Id { get; init; }

    /// <summary>The time of the line. A start has <see cref="Now"/> instead.</summary>
    public string? Time { get; init; }

    public string? Method { get; init; }

    public string? Path { get; init; }

    public Dictionary<string, JsonElement>? Parameters { get; init; }

    public int? HttpStatus { get; init; }

    /// <summary>The API's status of a request, or the HTTP status of an act.</summary>
    public JsonElement? Status { get; init; }

    public string? Answer { get; init; }

    public string? Note { get; init; }

    public string? Verb { get; init; }

    public JsonNode? Body { get; init; }

    public ReplayDetails? Replay { get; init; }

    public string? Now { get; init; }

    public JsonElement? Points { get; init; }

    public JsonElement? Bonus { get; init; }

    public JsonNode? Readings { get; init; }

    public string? AppId { get; init; }

    /// <summary>The line number in the journal, from 1.</summary>
    public int Number { get; private init; }

    /// <exception cref="FormatException">The line is not valid. The message has the reason and the line number.</exception>
    public static ReplayLine Read(string text, int number)
    {
        ReplayLine line;
        try
        {
            line = Json.Read<ReplayLine>(text) ?? throw new FormatException("it is null");
            if (!knownTypes.Contains(line.Type))
                throw new FormatException($"its type is '{line.Type}', not one of {string.Join(", ", knownTypes)}");
            if (line is { Type: "start" } && number > 1)
                throw new FormatException("a start must be the first line");
            if (line is { Type: "request", Path: null } or { Type: "act", Path: null } or { Type: "act", Verb: null })
                throw new FormatException($"{line.Type} needs a path{(line.Type == "act" ? " and a verb" : "")}");
            if (line is { Type: "request", Answer: null, Path: ['/', ..] path })
                throw new FormatException($"'{path}' is not the path of a request, write it like sms/send");
            if (line is { Type: "act", Status: { ValueKind: not JsonValueKind.Number } status })
                throw new FormatException($"the status of an act is a number, not '{status}'");
            line.EnsureValidTexts();
            if (line.Replay?.FilePages is < 1 or > Pdf.MaxPages)
                throw new FormatException($"file_pages takes 1 to {Pdf.MaxPages}");
            line = line with { Number = number };
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            var reason = problem is InvalidOperationException
                ? "a text has an unpaired surrogate or invalid UTF-8" : problem.Message.TrimEnd('.');
            throw new FormatException(FormattableString.Invariant($"Line {number} is not a valid line of a journal: {reason}."), problem);
        }
        // Report an invalid time before the first line is replayed.
        _ = line.Type == "reset" ? line.ParseStart(line.Time) : line.ParseTime(line.Time);
        return line;
    }

    /// <summary>Parses a time, in ISO 8601 or in the format of the API.</summary>
    public DateTimeOffset? ParseTime(string? text)
    {
        if (text is null)
            return null;
        var time = WireFormat.ParseTime(text) ?? throw Error($"'{text}' is not a time, write it like 2012-01-31T12:06:15+08:00");
        return time <= Clock.End ? time : throw Error($"'{text}' is after the year 9998, where the clock ends");
    }

    /// <summary>Parses a start time of a clock.</summary>
    public DateTimeOffset? ParseStart(string? text) =>
        ParseTime(text) is { } time && Clock.ValidateStart(time) is { } expected
            ? throw Error($"the clock must start at {expected}, not at '{text}'")
            : ParseTime(text);

    public decimal ParseAmount(JsonElement? amount, decimal defaultValue) => amount is null ? defaultValue
        : decimal.TryParse(amount.Value.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && PrepaidAccount.Validate(number) is null ? number
        : throw Error($"'{amount}' is not an amount");

    /// <summary>Returns these readings, changed by those of the line.</summary>
    public Readings ApplyReadings(Readings readings)
    {
        try
        {
            return readings.With(DeskParameters.Readings.FromBody(Readings) ?? []);
        }
        catch (ArgumentException problem)
        {
            throw Error(problem.Message.TrimEnd('.'));
        }
    }

    // JSON elements and nodes only validate their texts when they are read.
    void EnsureValidTexts()
    {
        foreach (var element in (JsonElement?[])[Status, Points, Bonus, .. (Parameters ?? []).Values.Select(value => (JsonElement?)value)])
            _ = element?.ToString();
        _ = Body?.ToJsonString() + Readings?.ToJsonString();
    }

    public FormatException Error(string problem) => new(FormattableString.Invariant($"Line {Number}: {problem}."));
}
