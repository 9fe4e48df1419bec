namespace HoiioSdk.Sandbox.Control;

/// <content>The named sandboxes.</content>
sealed partial class SandboxControl
{
    /// <param name="rootUrl">The URL of the main sandbox, with a trailing slash.</param>
    public IReadOnlyList<NamedSandbox> NamedSandboxes(string rootUrl) => [.. registry.Named.Select(sandbox => sandbox.Describe(rootUrl))];

    /// <summary>Deletes this sandbox. The next use of its name creates a new one.</summary>
    /// <exception cref="ArgumentException">It is the main sandbox.</exception>
    public Task DeleteAsync() => Name.Length > 0 ? registry.DeleteAsync(this)
        : throw new ArgumentException("The main sandbox cannot be deleted. POST /sandbox/reset resets it, and DELETE /@NAME/sandbox "
            + "deletes a named sandbox.");

    NamedSandbox Describe(string rootUrl) => exchange.Execute(exchange => new NamedSandbox
    {
        Name = Name,
        Url = $"{rootUrl}@{Name}/",
        Now = exchange.World.Now,
        Clock = ClockMode(exchange.World.Clock.IsRunning),
        LastEvent = Events.Last,
    });
}
