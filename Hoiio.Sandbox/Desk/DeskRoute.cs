using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>A verb and a path of the front desk, and the member of <see cref="HoiioSandbox"/> that it is.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">The path under /sandbox/, empty for that itself, where REF, NUMBER and ID stand for a variable part.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Answer">The type of the answer.</param>
/// <param name="Handle">What is done; what it returns is the answer.</param>
sealed record DeskRoute(
    string Verb, string Path, string Summary, Type Answer, Func<SandboxControl, DeskRequest, Task<object>> Handle)
{
    /// <summary>The parts of the path between its slashes.</summary>
    public IReadOnlyList<string> Parts { get; } = Path.Split('/');

    /// <summary>The members that the body may have.</summary>
    public IReadOnlyList<DeskParameter> Body { get; init; } = [];

    /// <summary>The parameters that the query may have.</summary>
    public IReadOnlyList<DeskParameter> Query { get; init; } = [];

    public bool ReturnsCreated { get; init; }

    /// <summary>Whether the body is a journal: lines of JSON, and not one object.</summary>
    public bool TakesJournal { get; init; }

    /// <summary>Whether a journal may order it: it changes something, and is no replay itself.</summary>
    public bool IsAct => Verb != "GET" && !TakesJournal;

    /// <summary>For what is done at once.</summary>
    public static DeskRoute Map<T>(string verb, string path, string summary, Func<SandboxControl, DeskRequest, T> handle)
        where T : notnull =>
        new(verb, path, summary, typeof(T), (sandbox, request) => Task.FromResult<object>(handle(sandbox, request)));

    /// <summary>For what takes its time.</summary>
    public static DeskRoute Map<T>(string verb, string path, string summary, Func<SandboxControl, DeskRequest, Task<T>> handle)
        where T : notnull =>
        new(verb, path, summary, typeof(T), async (sandbox, request) => await handle(sandbox, request).ConfigureAwait(false));

    public static bool IsVariable(string part) => part.Length > 0 && char.IsAsciiLetterUpper(part[0]);

    /// <exception cref="ArgumentException">The query or the body has a name that this route does not know.</exception>
    public void EnsureKnown(IEnumerable<string> query, JsonObject body)
    {
        EnsureKnown(body.Select(member => member.Key), Body, "body");
        EnsureKnown(query, Query, "query");
    }

    static void EnsureKnown(IEnumerable<string> given, IReadOnlyList<DeskParameter> known, string where)
    {
        if (given.Except(known.Select(parameter => parameter.Name)).Select(name => $"'{name}'").ToList() is not { Count: > 0 } unknown)
            return;
        var names = known.Count == 0 ? "none" : string.Join(", ", known.Select(parameter => $"'{parameter.Name}'"));
        throw new ArgumentException($"The {where} has {string.Join(", ", unknown.Take(10))}, which is unknown here; it takes {names}.");
    }

    /// <summary>The variable parts of a path, or null if it is not this one.</summary>
    public List<string>? Match(string[] path)
    {
        if (path.Length != Parts.Count)
            return null;
        var variable = new List<string>();
        for (var i = 0; i < Parts.Count; i++)
        {
            if (IsVariable(Parts[i]) && path[i].Length > 0)
                variable.Add(path[i]);
            else if (Parts[i] != path[i])
                return null;
        }
        return variable;
    }
}
