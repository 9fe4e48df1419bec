using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <summary>
/// The sandboxes of a process: the main sandbox, and named ones, which are created when they are first used. They only share the limits of
/// stored items.
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

    /// <summary>The named sandboxes, ordered by name.</summary>
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

    /// <summary>The sandbox with a name, or null if it does not exist.</summary>
    public SandboxControl? Find(string name)
    {
        lock (gate)
            return named.GetValueOrDefault(name);
    }

    /// <exception cref="NotFoundException">The sandbox does not exist.</exception>
    public SandboxControl GetExisting(string name) => Find(name) ?? throw new NotFoundException($"There is no sandbox '{name}'.");

    /// <summary>Returns the sandbox with a name, and creates it if necessary.</summary>
    /// <exception cref="NotFoundException">The name is not valid.</exception>
    /// <exception cref="ConflictException">The process has the maximum number of named sandboxes.</exception>
    /// <exception cref="ObjectDisposedException">The sandboxes of the process are disposed.</exception>
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
                throw new ConflictException($"A process has at most {MaxNamed} named sandboxes. Delete one with DELETE /@NAME/sandbox. "
                    + "GET /sandbox/sandboxes lists them.");
            var sandbox = new SandboxControl(Options with { Journal = null }, this, budgets, name);
            sandbox.Start($"{Main.Url}@{name}/");
            return named[name] = sandbox;
        }
    }

    /// <summary>Deletes a named sandbox, or the main sandbox together with all others. The next use of a name creates a new
    /// sandbox.</summary>
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
