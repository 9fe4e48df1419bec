namespace HoiioSdk.Sandbox;

/// <content>Sandboxes with names, one for each worker.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>The name of this sandbox; empty for the one that was started.</summary>
    public string Name => control.Name;

    /// <summary>The sandboxes with names, in the order of their names.</summary>
    public IReadOnlyList<NamedSandbox> NamedSandboxes => control.NamedSandboxes(registry.Main.Url);

    /// <summary>
    /// A sandbox of its own in the same process and on the same port, at <c>/@NAME/</c>: it has the same credentials, and a clock, an
    /// account, numbers, references and a journal of its own. It is there from its first use, and starts as this process was told to. To
    /// dispose it ends it, and it is there anew at its next use. There are 64 at most. All sandboxes of a process together keep no more
    /// requests, notifications and files than one alone may.
    /// </summary>
    /// <param name="name">1 to 40 letters, digits, dots, dashes and underscores, not only dots; it is case-sensitive.</param>
    /// <returns>The sandbox, the same one for the same name until it ends.</returns>
    /// <exception cref="ArgumentException">It is no such name, or there are 64 others.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox that was started is disposed.</exception>
    public HoiioSandbox Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return instances.GetValue(registry.GetOrAdd(name), found => new(registry, found, instances));
    }
}
