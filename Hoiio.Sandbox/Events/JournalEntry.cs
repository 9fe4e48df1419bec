using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A request that the sandbox received, and its answer.</summary>
public sealed partial class JournalEntry
{
    // A fax of 2 MB is not worth its memory; the longest parameter that a test may want to see is an address of 4000 characters.
    const int MaxValueLength = 4000;
    // 1000 numbers of 17 characters, with their commas, so that a comparison can judge each of them.
    const int MaxDestLength = 18_000;
    const int MaxNameLength = 200;
    const int MaxFormLength = 64_000;
    const int MaxParameters = 100;
    // A page of a history, 100 entries with a long tag each, fits in.
    const int MaxAnswerLength = 65_536;
    const int MaxPrintedLength = 200;
    const int MaxNoteLength = 4000;
    internal const string Mask = "***";
    const string WrongToken = "*** (not that of the sandbox)";

    internal JournalEntry(
        DateTimeOffset time, long actionsRun, long beganAfter, Request request, Reply answer, Fault? fault, string accessToken)
    {
        string MaskTokens(string text) => TokenRegex().Replace(text.Replace(accessToken, Mask, StringComparison.Ordinal), $"$1{Mask}");

        (Time, ActionsRun, BeganAfter, FilePages, BaseUrl) = (time, actionsRun, beganAfter, request.FilePages, request.BaseUrl);
        (Method, Path) = (request.Method, Cut(MaskTokens(request.Path), MaxNameLength));
        var parameters = new OrderedDictionary<string, string>();
        foreach (var (name, value) in request.Parameters)
            parameters[Cut(MaskTokens(name), MaxNameLength)] = !IsToken(name)
                ? MaskTokens(name == "file" ? Cut(value, MaxValueLength) : value)
                : value == accessToken ? Mask : WrongToken;
        AllParameters = parameters;
        Parameters = CutParameters(parameters);
        (HttpStatus, Status, Answer, Fault) = (answer.HttpStatus, answer.Status, CutAnswer(answer.Body), fault);
        string?[] notes =
        [
            parameters.Count > MaxParameters ? $"the first {MaxParameters} of {parameters.Count} parameters" : null,
            .. request.Notes,
            answer.Note,
        ];
        Note = string.Join("; ", notes.OfType<string>()) is { Length: > 0 } note ? Cut(MaskTokens(note), MaxNoteLength) : null;
    }

    internal JournalEntry(RequestLine line)
    {
        (Id, Time, BeganAfter, Method, Path) = (line.Id, line.Time, line.BeganAfter, line.Method, line.Path);
        AllParameters = new OrderedDictionary<string, string>(line.Parameters);
        Parameters = CutParameters(AllParameters);
        (HttpStatus, Status, Answer, Fault, Note) = (line.HttpStatus, line.Status, line.Answer, line.ToFault(), line.Note);
    }

    /// <summary>Its number among all events.</summary>
    public long Id { get; internal set; }

    /// <summary>When it came, on the sandbox's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>
    /// The number of the latest event when it came: two requests overlapped if each began after a number that is less than the
    /// other's <see cref="Id"/>.
    /// </summary>
    public long BeganAfter { get; }

    /// <summary>The HTTP method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path without <c>/open/</c>, such as <c>voice/call</c>; with its leading slash if it was not under
    /// <c>/open/</c>.</summary>
    public string Path { get; }

    /// <summary>
    /// What was sent, by name. An access token is <c>***</c> wherever it stands; values are cut after 4000 characters, <c>dest</c> after
    /// 18000 (a list of 1000 numbers stays whole), names after 200, and the first 100 parameters are kept, 64000 characters of values
    /// altogether. After what was cut stand the length and the start of the SHA-256 of the whole, as in
    /// <c>.. (100000 characters, SHA-256 0123456789abcdef)</c>.
    /// </summary>
    public ReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public int HttpStatus { get; }

    /// <summary>The API's status, such as <c>success_ok</c>; null where the answer has none.</summary>
    public string? Status { get; }

    /// <summary>What that status means, or null where no source tells it.</summary>
    public string? Meaning => Status is null ? null : HoiioStatus.Describe(Status);

    /// <summary>
    /// The answer, even where a fault kept it from the client; cut after 65536 characters, with the length and the SHA-256 as in
    /// <see cref="Parameters"/>.
    /// </summary>
    public string Answer { get; }

    /// <summary>The fault that was ordered for this answer, or null.</summary>
    public Fault? Fault { get; }

    /// <summary>What else there is to say: why a request could not be read, or what went wrong in the sandbox; or null.</summary>
    public string? Note { get; }

    /// <summary>What was sent, as <see cref="Parameters"/> but whole; of a file only the start.</summary>
    internal IReadOnlyDictionary<string, string> AllParameters { get; }

    /// <summary>How many appointments the clock had carried out.</summary>
    internal long ActionsRun { get; }

    /// <summary>How many pages the file of a fax has, if it has one that can be sent.</summary>
    internal int? FilePages { get; }

    /// <summary>The address of the sandbox that the client used; null where it was not recorded.</summary>
    internal string? BaseUrl { get; }

    internal long Bytes =>
        (sizeof(char) * ((long)Path.Length + Answer.Length + (Note?.Length ?? 0)
            + AllParameters.Sum(pair => pair.Key.Length + pair.Value.Length)))
        + (100 * AllParameters.Count) + 1000;

    /// <summary>One line: time (GMT+8), method, path, parameters, HTTP status and answer; long values are cut.</summary>
    public override string ToString()
    {
        var parameters = string.Join(' ', Parameters.Select(pair => $"{ToSingleLine(pair.Key)}={ToSingleLine(pair.Value)}"));
        var fault = Fault is { } ordered ? $" [{ordered}]" : "";
        var note = Note is { } text ? $" ({ToSingleLine(text)})" : "";
        return $"{WireFormat.Date(Time)} {Method} {ToSingleLine(Path)} {parameters} -> {HttpStatus} {ToSingleLine(Answer)}{fault}{note}";
    }

    static bool IsToken(string name) => name.Trim().Replace("_", "", StringComparison.Ordinal)
        .Equals("accesstoken", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(access_?token["'=:\s]+)[^&;"'\s]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TokenRegex();

    /// <summary>An answer as an entry keeps it.</summary>
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

    // One line, whatever a client sends.
    static string ToSingleLine(string text) =>
        (text.Length <= MaxPrintedLength ? text : $"{Truncate(text, MaxPrintedLength)}.. ({text.Length} characters)")
        .ReplaceLineEndings("\\n");

    // With a hash, so that two that differ after the cut do not look the same.
    static string Cut(string text, int length) => text.Length <= length ? text
        : $"{Truncate(text, length)}.. ({text.Length} characters, SHA-256 "
            + $"{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())).AsSpan(0, 8))})";

    // A character of two units stays whole: half of one is no text, and no JSON.
    static string Truncate(string text, int length) =>
        text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
