using System.Collections.ObjectModel;

namespace HoiioSdk.Sandbox;

/// <summary>A request that the sandbox got, and its answer.</summary>
public sealed class JournalEntry
{
    const int Readable = 200;

    internal JournalEntry(DateTimeOffset time, Request request, Answer answer, Fault? fault)
    {
        Time = time;
        Method = request.Method;
        Path = request.Path;
        Parameters = new(request.Parameters.ToDictionary(pair => pair.Key, pair => pair.Key == "access_token" ? "***" : pair.Value));
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

    /// <summary>What was sent, by name. The value of access_token is <c>***</c>.</summary>
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
        var parameters = string.Join(' ', Parameters.Select(pair => $"{pair.Key}={Cut(pair.Value)}"));
        var fault = Fault is { } ordered ? $" [{ordered}]" : "";
        var note = Note is { } text ? $" ({text})" : "";
        return $"{Wire.Date(Time)} {Method} {Path} {parameters} -> {HttpStatus} {Cut(Answer)}{fault}{note}";
    }

    // One line, whatever a client puts into a parameter.
    static string Cut(string text) =>
        (text.Length <= Readable ? text : $"{text[..Readable]}.. ({text.Length} characters)").ReplaceLineEndings("\\n");
}
