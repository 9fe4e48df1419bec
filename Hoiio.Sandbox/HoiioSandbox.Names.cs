namespace HoiioSdk.Sandbox;

/// <content>Named sandboxes, such as one for each parallel test worker.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>The name of this sandbox; empty for the main sandbox, which was started.</summary>
    public string Name => control.Name;

    /// <summary>The named sandboxes, ordered by name.</summary>
    public IReadOnlyList<NamedSandbox> NamedSandboxes => control.NamedSandboxes(registry.Main.Url);

    /// <summary>
    /// Returns a named sandbox in the same process and on the same port, at <c>/@NAME/</c>. It has the same credentials, but its own clock,
    /// account, numbers, references and journal. The first use of a name creates it, with the settings of the main sandbox at the start.
    /// Disposing it deletes it, and the next use of the name creates a new one. There can be at most 64. All sandboxes of a process share
    /// the limits of stored requests, notifications and files.
    /// </summary>
    /// <param name="name">1 to 40 letters, digits, dots, dashes and underscores, not only dots. It is case-sensitive.</param>
    /// <returns>The sandbox. The same name returns the same instance until it is deleted.</returns>
    /// <exception cref="ArgumentException">The name is not valid, or there are already 64 named sandboxes.</exception>
    /// <exception cref="ObjectDisposedException">The main sandbox is disposed.</exception>
    public HoiioSandbox Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return instances.GetValue(registry.GetOrAdd(name), found => new(registry, found, instances));
    }
}
