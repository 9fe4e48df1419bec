using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox;

/// <summary>A request that the sandbox received, and its answer.</summary>
public sealed partial class JournalEntry
{
    // A fax of 2 MB is not worth its memory; the longest parameter that a test may want to see is an address of 4000 characters.
    const int Kept = 4000;
    const int Readable = 200;
    const string Mask = "***";

    internal JournalEntry(DateTimeOffset time, Request request, Answer answer, Fault? fault, string accessToken)
    {
        string Masked(string text) => WrittenToken().Replace(text.Replace(accessToken, Mask, StringComparison.Ordinal), $"$1{Mask}");

        Time = time;
        Method = request.Method;
        Path = Cut(Masked(request.Path), Readable);
        var parameters = new OrderedDictionary<string, string>();
        foreach (var (name, value) in request.Parameters)
            parameters[Cut(Masked(name), Readable)] = IsToken(name) ? Mask : Cut(Masked(value), Kept);
        Parameters = new(parameters);
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

    /// <summary>What was sent, by name. An access token is <c>***</c> wherever it stands; values are cut after 4000 characters, names after 200.</summary>
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
        var parameters = string.Join(' ', Parameters.Select(pair => $"{Line(pair.Key)}={Line(pair.Value)}"));
        var fault = Fault is { } ordered ? $" [{ordered}]" : "";
        var note = Note is { } text ? $" ({text})" : "";
        return $"{WireFormat.Date(Time)} {Method} {Line(Path)} {parameters} -> {HttpStatus} {Line(Answer)}{fault}{note}";
    }

    static bool IsToken(string name) => name.Trim().Replace("_", "", StringComparison.Ordinal).Equals("accesstoken", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(access_?token["'=:\s]+)[^&;"'\s]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenToken();

    // One line, whatever a client sends.
    static string Line(string text) => Cut(text, Readable).ReplaceLineEndings("\\n");

    static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..length]}.. ({text.Length} characters)";
}
