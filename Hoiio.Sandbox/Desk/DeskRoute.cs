using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>A verb and a path of the front desk, with its handler.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">The path under /sandbox/, or empty for /sandbox itself. REF, NUMBER and ID are variable segments.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Answer">The type of the answer.</param>
/// <param name="Handle">Handles a request, and returns the answer.</param>
sealed record DeskRoute(
    string Verb, string Path, string Summary, Type Answer, Func<SandboxControl, DeskRequest, Task<object>> Handle)
{
    /// <summary>The segments of the path.</summary>
    public IReadOnlyList<string> Parts { get; } = Path.Split('/');

    /// <summary>The members of the body.</summary>
    public IReadOnlyList<DeskParameter> Body { get; init; } = [];

    /// <summary>The parameters of the query.</summary>
    public IReadOnlyList<DeskParameter> Query { get; init; } = [];

    public bool ReturnsCreated { get; init; }

    /// <summary>Whether the body is a journal, in lines of JSON, instead of a JSON object.</summary>
    public bool TakesJournal { get; init; }

    /// <summary>Whether a journal can contain it: it changes the sandbox, and is not itself a replay.</summary>
    public bool IsAct => Verb != "GET" && !TakesJournal;

    /// <summary>Creates a route with a synchronous handler.</summary>
    public static DeskRoute Map<T>(string verb, string path, string summary, Func<SandboxControl, DeskRequest, T> handle)
        where T : notnull =>
        new(verb, path, summary, typeof(T), (sandbox, request) => Task.FromResult<object>(handle(sandbox, request)));

    /// <summary>Creates a route with an asynchronous handler.</summary>
    public static DeskRoute Map<T>(string verb, string path, string summary, Func<SandboxControl, DeskRequest, Task<T>> handle)
        where T : notnull =>
        new(verb, path, summary, typeof(T), async (sandbox, request) => await handle(sandbox, request).ConfigureAwait(false));

    public static bool IsVariable(string part) => part.Length > 0 && char.IsAsciiLetterUpper(part[0]);

    /// <exception cref="ArgumentException">The query or the body has an unknown name.</exception>
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
        throw new ArgumentException($"The {where} has unknown names: {string.Join(", ", unknown.Take(10))}. It takes {names}.");
    }

    /// <summary>Returns the variable segments of a path, or null if it does not match.</summary>
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
