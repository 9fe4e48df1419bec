using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Api;

/// <summary>A path of the service. Its parameters are in the order in which they are validated.</summary>
sealed record Route(string Path, string Summary, Func<TelephoneExchange, Request, WireFields> Handle, params Parameter[] Parameters)
{
    static readonly string[] commonErrors =
    [
        "error_invalid_http_method", "error_malformed_params", .. Credentials.SelectMany(parameter => parameter.Errors),
        "error_internal_server_error",
    ];

    /// <summary>The parameters that every path requires.</summary>
    public static IReadOnlyList<Parameter> Credentials => [Parameter.AppId, Parameter.AccessToken];

    /// <summary>Whether the rate limit applies to it.</summary>
    public bool IsLimited { get; init; }

    /// <summary>The error codes that its handler may return.</summary>
    public IReadOnlyList<string> HandlerErrors { get; init; } = [];

    public IEnumerable<Parameter> AllParameters => Credentials.Concat(Parameters);

    /// <summary>All error codes that it may return.</summary>
    public IEnumerable<string> Errors => commonErrors.Concat(IsLimited ? [RateLimit.Error] : [])
        .Concat(Parameters.SelectMany(parameter => parameter.Errors)).Concat(HandlerErrors).Distinct();

    public void Validate(Request request, TelephoneExchange exchange)
    {
        if (Parameters.FirstOrDefault(parameter => parameter.IsRequiredIn(exchange) && !request.Has(parameter.Name)) is { } missing)
            throw new ApiException((request.Parameters.ContainsKey(missing.Name) ? missing.EmptyError : null) ?? missing.MissingError);
        foreach (var parameter in Parameters)
            if (request[parameter.Name] is { } value && parameter.Validate(value, exchange) is { } error)
                throw new ApiException(error);
    }
}
