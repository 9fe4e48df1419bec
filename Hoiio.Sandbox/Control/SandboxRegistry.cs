using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <summary>
/// The sandboxes of a process: the main one, and the named ones, each of which exists from its first use. They share the budget of what
/// they keep, and nothing else.
/// </summary>
sealed class SandboxRegistry
{
    const int MaxNamed = 64;
    const string NameRules = "1 to 40 letters, digits, dots, dashes and underscores, not only dots";

    const int MaxNameLength = 40;

    readonly Lock gate = new();
    readonly Dictionary<string, SandboxControl> named = new(StringComparer.Ordinal);
    readonly Budgets budgets = new();

    public SandboxRegistry(SandboxOptions options)
    {
        Options = options;
        Main = new(options, this, budgets, name: "");
    }

    public SandboxOptions Options { get; }

    public SandboxControl Main { get; }

    /// <summary>Those with a name, in the order of the names.</summary>
    public IReadOnlyList<SandboxControl> Named
    {
        get
        {
            lock (gate)
                return [.. named.Values.OrderBy(sandbox => sandbox.Name, StringComparer.Ordinal)];
        }
    }

    static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength && text.Any(letter => letter != '.')
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>The sandbox of a name; null if it is not there yet.</summary>
    public SandboxControl? Find(string name)
    {
        lock (gate)
            return named.GetValueOrDefault(name);
    }

    /// <exception cref="NotFoundException">It is not there yet.</exception>
    public SandboxControl GetExisting(string name) => Find(name) ?? throw new NotFoundException($"There is no sandbox '{name}'.");

    /// <summary>The sandbox of a name, from its first use on.</summary>
    /// <exception cref="NotFoundException">The name is not valid.</exception>
    /// <exception cref="ConflictException">The process has as many named sandboxes as it may.</exception>
    /// <exception cref="ObjectDisposedException">The process's sandboxes are disposed.</exception>
    public SandboxControl GetOrAdd(string name)
    {
        if (!IsName(name))
            throw new NotFoundException($"'{name}' is not a valid sandbox name: use {NameRules}.");
        lock (gate)
        {
            if (named.TryGetValue(name, out var found))
                return found;
            Main.ThrowIfDisposed();
            if (named.Count == MaxNamed)
                throw new ConflictException($"A process has at most {MaxNamed} named sandboxes; end one with DELETE /@NAME/sandbox. "
                    + "GET /sandbox/sandboxes lists them.");
            var sandbox = new SandboxControl(Options with { Journal = null }, this, budgets, name);
            sandbox.Start($"{Main.Url}@{name}/");
            return named[name] = sandbox;
        }
    }

    /// <summary>Ends a sandbox: one with a name, which is there anew at its next use, or the main one, and all others with it.</summary>
    public async Task DeleteAsync(SandboxControl sandbox)
    {
        lock (gate)
            if (named.GetValueOrDefault(sandbox.Name) == sandbox)
                named.Remove(sandbox.Name);
        await sandbox.DisposeAsync().ConfigureAwait(false);
        if (sandbox == Main)
            foreach (var other in Named)
                await DeleteAsync(other).ConfigureAwait(false);
    }
}
