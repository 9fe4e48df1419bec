using System.Collections.ObjectModel;

namespace HoiioSdk.Sandbox;

/// <summary>A request that the sandbox got, and its answer.</summary>
public sealed class JournalEntry
{
    // A fax of 2 MB is not worth its memory; the longest parameter that a test may want to see is an address of 4000 characters.
    const int Kept = 4000;
    const int Readable = 200;

    internal JournalEntry(DateTimeOffset time, Request request, Answer answer, Fault? fault)
    {
        Time = time;
        Method = request.Method;
        Path = request.Path;
        Parameters = new(request.Parameters.ToDictionary(pair => pair.Key, pair => pair.Key == "access_token" ? "***" : Cut(pair.Value, Kept)));
        HttpStatus = answer.HttpStatus;
        Answer = answer.Body;
        Fault = fault;
        Note = request.IsMalformed ? "unreadable parameters" : answer.Note;
    }

    /// <summary>When it came, on the sandbox's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The HTTP method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path without <c>/open/</c>, such as <c>voice/call</c>.</summary>
    public string Path { get; }

    /// <summary>What was sent, by name. The value of access_token is <c>***</c>; values are cut after 4000 characters.</summary>
    public ReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public int HttpStatus { get; }

    /// <summary>The answer in full, even where a fault kept it from the client.</summary>
    public string Answer { get; }

    /// <summary>The fault that was ordered for this answer, or null.</summary>
    public Fault? Fault { get; }

    /// <summary>What went wrong in the sandbox, or null.</summary>
    public string? Note { get; }

    /// <summary>One line: time (GMT+8), method, path, parameters, HTTP status and answer; long values are cut.</summary>
    public override string ToString()
    {
        var parameters = string.Join(' ', Parameters.Select(pair => $"{pair.Key}={Line(pair.Value)}"));
        var fault = Fault is { } ordered ? $" [{ordered}]" : "";
        var note = Note is { } text ? $" ({text})" : "";
        return $"{Wire.Date(Time)} {Method} {Path} {parameters} -> {HttpStatus} {Line(Answer)}{fault}{note}";
    }

    // One line, whatever a client puts into a parameter.
    static string Line(string text) => Cut(text, Readable).ReplaceLineEndings("\\n");

    static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..length]}.. ({text.Length} characters)";
}
