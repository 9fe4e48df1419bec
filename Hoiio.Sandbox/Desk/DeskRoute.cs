using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>A verb and a path of the front desk, and the member of <see cref="HoiioSandbox"/> that it is.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">The path under /sandbox/, empty for that itself, where REF, NUMBER and ID stand for a variable part.</param>
/// <param name="Handle">What is done; what it returns is the answer.</param>
sealed record DeskRoute(string Verb, string Path, Func<SandboxControl, DeskRequest, Task<object>> Handle)
{
    readonly string[] parts = Path.Split('/');

    /// <summary>For what is done at once.</summary>
    public DeskRoute(string verb, string path, Func<SandboxControl, DeskRequest, object> handle)
        : this(verb, path, (sandbox, request) => Task.FromResult(handle(sandbox, request)))
    {
    }

    /// <summary>The members that the body may have.</summary>
    public string[] Body { get; init; } = [];

    /// <summary>The names that the query may have.</summary>
    public string[] Query { get; init; } = [];

    public bool IsCreating { get; init; }

    /// <summary>Whether the body is a journal: lines of JSON, and not one object.</summary>
    public bool TakesJournal { get; init; }

    /// <summary>The variable parts of a path, or null if it is not this one.</summary>
    public List<string>? Match(string[] path)
    {
        if (path.Length != parts.Length)
            return null;
        var variable = new List<string>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is [>= 'A' and <= 'Z', ..] && path[i].Length > 0)
                variable.Add(path[i]);
            else if (parts[i] != path[i])
                return null;
        }
        return variable;
    }
}
