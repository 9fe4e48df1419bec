using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A request that the sandbox received, with its answer.</summary>
public sealed partial class JournalEntry
{
    // Do not keep a fax of 2 MB. The longest parameter of interest to a test is a URL of 4000 characters.
    const int MaxValueLength = 4000;
    // 1000 numbers of 17 characters with commas, so that a comparison can check each of them.
    const int MaxDestLength = 18_000;
    const int MaxNameLength = 200;
    const int MaxFormLength = 64_000;
    const int MaxParameters = 100;
    // Enough for a page of a history: 100 entries with long tags.
    const int MaxAnswerLength = 65_536;
    const int MaxPrintedLength = 200;
    const int MaxNoteLength = 4000;
    const int MaxEndingLength = 60;

    internal JournalEntry(
        DateTimeOffset time, long actionsRun, long beganAfter, Request request, Reply answer, Fault? fault, TokenMask mask)
    {
        (Time, ActionsRun, BeganAfter, BaseUrl) = (time, actionsRun, beganAfter, request.BaseUrl);
        (FilePages, HasUnreadFile) = (request.FilePages, request.HasFile && request.FilePages is null);
        (Method, Path) = (request.Method, Cut(mask.Text(request.Path), MaxNameLength));
        var parameters = new OrderedDictionary<string, string>();
        foreach (var (name, value) in request.Parameters)
            parameters[Cut(mask.Name(name), MaxNameLength)] =
                mask.Value(name, name == Request.FilePart ? Cut(value, MaxValueLength) : value);
        AllParameters = parameters;
        Parameters = CutParameters(parameters);
        (HttpStatus, Status, Answer, Fault) = (answer.HttpStatus, answer.Status, CutAnswer(mask.Answer(answer.Body)), fault);
        string?[] notes =
        [
            parameters.Count > MaxParameters ? $"the first {MaxParameters} of {parameters.Count} parameters" : null,
            .. request.Notes,
            answer.Note,
        ];
        Note = (request.RecordedNote ?? string.Join("; ", notes.OfType<string>())) is { Length: > 0 } note
            ? Cut(mask.Text(note), MaxNoteLength) : null;
    }

    internal JournalEntry(RequestLine line)
    {
        (Id, Time, BeganAfter, Method, Path) = (line.Id, line.Time, line.BeganAfter, line.Method, line.Path);
        AllParameters = new OrderedDictionary<string, string>(line.Parameters);
        Parameters = CutParameters(AllParameters);
        (HttpStatus, Status, Answer, Fault, Note) = (line.HttpStatus, line.Status, line.Answer, line.ToFault(), line.Note);
    }

    /// <summary>Its event ID.</summary>
    public long Id { get; internal set; }

    /// <summary>The time on the sandbox's clock when it arrived.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>
    /// The ID of the latest event when it arrived. Two requests overlapped if this value of each is less than the <see cref="Id"/> of the
    /// other.
    /// </summary>
    public long BeganAfter { get; }

    /// <summary>The HTTP method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path without <c>/open/</c>, such as <c>voice/call</c>. A path outside <c>/open/</c> has a leading slash.</summary>
    public string Path { get; }

    /// <summary>
    /// The parameters by name. Access tokens are masked as <c>***</c>. Values are truncated to 4000 characters, <c>dest</c> to 18000
    /// (enough for 1000 numbers), and names to 200. The first 100 parameters are kept, with 64000 characters of values in total. A
    /// truncated text ends with its full length and the start of its SHA-256, as in <c>.. (100000 characters, SHA-256
    /// 0123456789abcdef)</c>.
    /// </summary>
    public ReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public int HttpStatus { get; }

    /// <summary>The API's status, such as <c>success_ok</c>; null if the answer has none.</summary>
    public string? Status { get; }

    /// <summary>The meaning of the status, or null if no source documents it.</summary>
    public string? Meaning => Status is null ? null : HoiioStatus.Describe(Status);

    /// <summary>
    /// The answer, even if a fault withheld it from the client. It is truncated to 65536 characters, as described for
    /// <see cref="Parameters"/>.
    /// </summary>
    public string Answer { get; }

    /// <summary>The fault that was applied to the answer, or null.</summary>
    public Fault? Fault { get; }

    /// <summary>A remark about the request, such as why it could not be read, or an error of the sandbox; null if there is none.</summary>
    public string? Note { get; }

    /// <summary>Like <see cref="Parameters"/>, but not truncated, except for files.</summary>
    internal IReadOnlyDictionary<string, string> AllParameters { get; }

    /// <summary>The number of scheduled actions that the clock had run.</summary>
    internal long ActionsRun { get; }

    /// <summary>The number of pages of a valid fax file, or null.</summary>
    internal int? FilePages { get; }

    /// <summary>Whether it had a file that was not read, as the request was refused before.</summary>
    internal bool HasUnreadFile { get; }

    /// <summary>The URL of the sandbox that the client used, or null if it was not recorded.</summary>
    internal string? BaseUrl { get; }

    internal long Bytes =>
        (sizeof(char) * ((long)Path.Length + Answer.Length + (Note?.Length ?? 0)
            + AllParameters.Sum(pair => pair.Key.Length + pair.Value.Length)))
        + (100 * AllParameters.Count) + 1000;

    /// <summary>Returns one line: time (GMT+8), method, path, parameters, HTTP status and answer. Long values are truncated.</summary>
    public override string ToString()
    {
        var parameters = string.Join(' ', Parameters.Select(pair => $"{ToSingleLine(pair.Key)}={ToSingleLine(pair.Value)}"));
        var fault = Fault is { } ordered ? $" [{ordered}]" : "";
        var note = Note is { } text ? $" ({ToSingleLine(text)})" : "";
        return $"{WireFormat.Date(Time)} {Method} {ToSingleLine(Path)} {parameters} -> {HttpStatus} {ToSingleLine(Answer)}{fault}{note}";
    }

    /// <summary>Truncates an answer like <see cref="Answer"/>.</summary>
    internal static string CutAnswer(string answer) => Cut(answer, MaxAnswerLength);

    static ReadOnlyDictionary<string, string> CutParameters(IReadOnlyDictionary<string, string> parameters)
    {
        var shown = new OrderedDictionary<string, string>();
        var remaining = MaxFormLength;
        foreach (var (name, value) in parameters.Take(MaxParameters))
        {
            shown[name] = Cut(value, Math.Min(name == "dest" ? MaxDestLength : MaxValueLength, Math.Max(0, remaining)));
            remaining -= shown[name].Length;
        }
        return new(shown);
    }

    static string ToSingleLine(string text) =>
        (text.Length <= MaxPrintedLength ? text : $"{Truncate(text, MaxPrintedLength)}.. ({text.Length} characters)")
        .ReplaceLineEndings("\\n");

    // The hash distinguishes texts that only differ after the cut.
    static string Cut(string text, int length) => text.Length <= length || IsCut(text, length) ? text
        : $"{Truncate(text, length)}.. ({text.Length} characters, SHA-256 "
            + $"{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())).AsSpan(0, 8))})";

    // A text from a journal may be cut already.
    static bool IsCut(string text, int length) => text.Length <= length + MaxEndingLength && CutEnding().IsMatch(text);

    [GeneratedRegex(@"\.\. \([0-9]+ characters, SHA-256 [0-9a-f]{16}\)\z")]
    private static partial Regex CutEnding();

    // Do not split a surrogate pair: half of it is not valid in JSON.
    static string Truncate(string text, int length) =>
        text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
