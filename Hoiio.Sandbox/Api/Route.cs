namespace HoiioSdk.Sandbox;

/// <summary>A path, what carries it out, and its parameters in the order in which they are checked.</summary>
sealed record Route(string Path, Func<World, Func<Request, WireFields>> Carry, params Parameter[] Parameters)
{
    /// <summary>Whether a minute has only so many requests.</summary>
    public bool IsLimited { get; init; }

    /// <summary>What is heavy in it, done before the world is locked; the handler asks for the result with
    /// <see cref="Request.Prepared"/>.</summary>
    public Func<Request, object>? Prepare { get; init; }

    public void Check(Request request, World world)
    {
        if (Parameters.FirstOrDefault(parameter => parameter.IsRequired && !request.Has(parameter.Name)) is { } missing)
            throw new Refusal((request.Parameters.ContainsKey(missing.Name) ? missing.EmptyError : null)
                ?? $"error_{missing.Name}_param_missing");
        foreach (var parameter in Parameters)
            if (request[parameter.Name] is { } value && parameter.Judge(value, world) is { } error)
                throw new Refusal(error);
    }
}
