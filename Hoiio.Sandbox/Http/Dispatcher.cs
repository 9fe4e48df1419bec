namespace HoiioSdk.Sandbox;

/// <summary>Takes a request through the checks that all paths share, in their order, and on to its handler.</summary>
sealed class Dispatcher(Exchange exchange, Services services, string appId, string accessToken)
{
    readonly IReadOnlyDictionary<string, Route> routes = Routes.For(services);
    readonly RateLimit limit = new();

    public bool LimitsRates { get; set; }

    public bool Knows(string path) => routes.ContainsKey(path);

    public Answer Handle(Request request)
    {
        if (!routes.TryGetValue(request.Path, out var route))
            // No source tells what an unknown path gives; this is the sandbox's own answer.
            return exchange.File(request.Path) ?? Answer.Error("error_unknown_path", httpStatus: 404);
        try
        {
            lock (exchange.Gate)
                return Answer.Success(Carry(route, request));
        }
        catch (Refusal refusal)
        {
            return Answer.Error(refusal.Code);
        }
#pragma warning disable CA1031 // Whatever goes wrong is answered as the service would, and noted in the journal.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Answer.Error("error_internal_server_error", exception.ToString());
        }
    }

    Fields Carry(Route route, Request request)
    {
        if (request.Method is not ("GET" or "POST"))
            throw new Refusal("error_invalid_http_method");
        if (request.IsMalformed)
            throw new Refusal("error_malformed_params");
        var (app, token) = (request.Get("app_id"), request.Get("access_token"));
        if (app != appId)
            throw new Refusal("error_invalid_app_id");
        if (token != accessToken)
            throw new Refusal("error_invalid_access_token");
        if (LimitsRates && route.IsLimited)
            limit.Count(route.Path, exchange.Now);
        route.Check(request, exchange.Account);
        return route.Carry(request);
    }
}
