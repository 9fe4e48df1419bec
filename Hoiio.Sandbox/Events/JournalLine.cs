using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Events;

/// <summary>A request as JSON.</summary>
sealed record RequestLine(
    [property: JsonRequired] long Id,
    string Type,
    DateTimeOffset Time,
    [property: JsonRequired] string Method,
    [property: JsonRequired] string Path,
    [property: JsonRequired] IReadOnlyDictionary<string, string> Parameters,
    [property: JsonRequired] int HttpStatus,
    string? Status,
    string? Meaning,
    [property: JsonRequired] string Answer,
    FaultKind? Fault,
    double? FaultSeconds,
    string? Note,
    [property: JsonRequired] long BeganAfter,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReplayDetails? Replay = null)
{
    /// <exception cref="ArgumentException">The fault lacks its required value.</exception>
    public Fault? ToFault() => Fault is { } kind
        ? Sandbox.Fault.Create(
            kind,
            FaultSeconds is { } seconds ? WireFormat.Seconds(seconds) : null,
            kind is FaultKind.HttpStatus ? HttpStatus : null,
            kind is FaultKind.Status ? Status : null)
        : null;
}

/// <summary>The data that a replay needs besides the request.</summary>
/// <param name="ActionsRun">The number of scheduled actions that the clock had run.</param>
/// <param name="FilePages">The number of pages of a fax, instead of the file.</param>
/// <param name="HasUnreadFile">Whether the request had a file that was not read, as it was refused before.</param>
/// <param name="BaseUrl">The URL of the sandbox that the client used. URLs in the answer start with it.</param>
sealed record ReplayDetails(
    [property: JsonPropertyName("carried_out")] long ActionsRun,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? FilePages = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool HasUnreadFile = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? BaseUrl = null);

/// <summary>An act as JSON.</summary>
sealed record ActLine(
    long Id, string Type, DateTimeOffset Time, string Verb, string Path, JsonObject Body, int Status, ReplayDetails? Replay);

/// <summary>The settings at the start, as JSON: the first line of a journal.</summary>
/// <param name="Type">The text <c>start</c>.</param>
/// <param name="Now">The start time of the clock.</param>
/// <param name="Clock">The mode of the clock: running or standing.</param>
/// <param name="Points">The points.</param>
/// <param name="Bonus">The bonus.</param>
/// <param name="Readings">The value of each reading.</param>
/// <param name="AppId">The app ID of the sandbox.</param>
sealed record StartLine(
    string Type,
    DateTimeOffset Now,
    string Clock,
    decimal Points,
    decimal Bonus,
    IReadOnlyDictionary<string, string> Readings,
    string AppId);

/// <summary>A notification as JSON.</summary>
sealed record NotificationLine(
    [property: JsonRequired] long Id,
    string Type,
    DateTimeOffset Time,
    [property: JsonRequired] string Url,
    [property: JsonRequired] IReadOnlyDictionary<string, string> Fields,
    string? Query,
    string Body,
    string Signature,
    int? HttpStatus,
    string? Problem,
    long? AgainOf);

/// <summary>A reset as JSON, with the settings after it. References start again with their first value.</summary>
sealed record ResetLine(
    [property: JsonRequired] long Id,
    string Type,
    DateTimeOffset Time,
    decimal? Points,
    decimal? Bonus,
    IReadOnlyDictionary<string, string>? Readings);

/// <summary>Converts requests, acts and notifications to and from JSON, in the same format for lists, events and journals.</summary>
static class JournalLine
{
    public static RequestLine From(JournalEntry entry) => new(
        entry.Id,
        "request",
        entry.Time,
        entry.Method,
        entry.Path,
        entry.Parameters,
        entry.HttpStatus,
        entry.Status,
        entry.Meaning,
        entry.Answer,
        entry.Fault?.Kind,
        entry.Fault?.Duration?.TotalSeconds,
        entry.Note,
        entry.BeganAfter);

    public static NotificationLine From(Notification notification) => new(
        notification.Id,
        "notification",
        notification.Time,
        notification.Url,
        notification.Fields,
        notification.Query,
        notification.Body,
        notification.Signature,
        notification.HttpStatus,
        notification.Problem,
        notification.AgainOf);

    /// <summary>A line of a journal, with all parameters except files, and the data for a replay.</summary>
    public static string Write(JournalEntry entry) =>
        Json.Write(From(entry) with
        {
            Parameters = entry.AllParameters,
            Replay = new(entry.ActionsRun, entry.FilePages, entry.HasUnreadFile, entry.BaseUrl),
        });

    public static string Write(JournalAct act) =>
        Json.Write(new ActLine(act.Id, "act", act.Time, act.Verb, act.Path, act.Body, act.Status, new(act.ActionsRun)));

    public static string Write(Notification notification) => Json.Write(From(notification));

    public static string WriteReset(long id, StartLine start) =>
        Json.Write(new ResetLine(id, "reset", start.Now, start.Points, start.Bonus, start.Readings));

    /// <summary>Reads a line as a <see cref="JournalEntry"/>, a <see cref="Notification"/> or a <see cref="ResetLine"/>. Returns null for
    /// another type.</summary>
    /// <exception cref="FormatException">The line is not a valid line of a journal.</exception>
    public static object? Read(string line)
    {
        try
        {
            return Json.Read<TypeOnly>(line)?.Type switch
            {
                "request" => Json.Read<RequestLine>(line) is
                {
                    Method: not null, Path: not null, Parameters: not null,
                    Answer: not null
                } request
                    && request.Parameters.Values.All(value => value is not null)
                    ? new JournalEntry(request)
                    : throw new FormatException("A request needs a method, a path, parameters with text values, and an answer."),
                "notification" => Json.Read<NotificationLine>(line) is { Url: not null, Fields: not null } notification
                    && notification.Fields.Values.All(value => value is not null)
                    ? ToNotification(notification)
                    : throw new FormatException("A notification needs a url and fields."),
                "reset" => Json.Read<ResetLine>(line),
                null => throw new FormatException("The line has no type."),
                _ => null,
            };
        }
        catch (ArgumentException problem)
        {
            throw new FormatException($"The fault of a request is not valid: {problem.Message}", problem);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"The line is not a valid line of a journal: {problem.Message}", problem);
        }
    }

    static Notification ToNotification(NotificationLine line) =>
        new(
            line.Url,
            new ReadOnlyDictionary<string, string>(new OrderedDictionary<string, string>(line.Fields)),
            line.Query ?? "",
            line.Body,
            line.Signature)
        {
            Id = line.Id,
            Time = line.Time,
            AgainOf = line.AgainOf,
            HttpStatus = line.HttpStatus,
            Problem = line.Problem,
        };

    sealed record TypeOnly(string? Type);
}
