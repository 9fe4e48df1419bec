namespace HoiioSdk.Sandbox.Control;

/// <content>The sandboxes with names, beside the main one.</content>
sealed partial class SandboxControl
{
    /// <param name="rootUrl">The address of the main sandbox, with a slash at its end.</param>
    public IReadOnlyList<NamedSandbox> NamedSandboxes(string rootUrl) => [.. registry.Named.Select(sandbox => sandbox.Describe(rootUrl))];

    /// <summary>Ends this sandbox; one with its name is there anew at its next use.</summary>
    /// <exception cref="ArgumentException">It is the main one.</exception>
    public Task DeleteAsync() => Name.Length > 0 ? registry.DeleteAsync(this)
        : throw new ArgumentException("The main sandbox ends with its process; POST /sandbox/reset puts everything back to the start. "
            + "DELETE /@NAME/sandbox ends one with a name.");

    NamedSandbox Describe(string rootUrl) => exchange.Execute(exchange => new NamedSandbox
    {
        Name = Name,
        Url = $"{rootUrl}@{Name}/",
        Now = exchange.World.Now,
        Clock = ClockMode(exchange.World.Clock),
        LastEvent = Events.Last,
    });
}
