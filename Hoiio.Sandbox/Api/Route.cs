using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Api;

/// <summary>A path of the service, what handles it, and its parameters in the order in which they are validated.</summary>
sealed record Route(string Path, Func<TelephoneExchange, Request, WireFields> Handle, params Parameter[] Parameters)
{
    /// <summary>Whether a minute has only so many requests.</summary>
    public bool IsLimited { get; init; }

    public void Validate(Request request, TelephoneExchange exchange)
    {
        if (Parameters.FirstOrDefault(parameter => parameter.IsRequiredIn(exchange) && !request.Has(parameter.Name)) is { } missing)
            throw new Refusal((request.Parameters.ContainsKey(missing.Name) ? missing.EmptyError : null)
                ?? $"error_{missing.Name}_param_missing");
        foreach (var parameter in Parameters)
            if (request[parameter.Name] is { } value && parameter.Validate(value, exchange) is { } error)
                throw new Refusal(error);
    }
}
