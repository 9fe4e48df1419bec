namespace HoiioSdk.Sandbox;

/// <summary>Takes a request through the checks that all paths share, in their order, and on to its handler.</summary>
sealed class Dispatcher(LockedWorld world, string appId, string accessToken)
{
    public bool LimitsRates { get; set; }

    /// <exception cref="ArgumentException">The service has no such path.</exception>
    public static void Demand(string path)
    {
        if (Routes.All.ContainsKey(path))
            return;
        var example = Routes.All.ContainsKey(Meant(path)) ? $"'{Meant(path)}'" : "like 'sms/send'";
        throw new ArgumentException($"The service has no path '{path}'; write it {example}.", nameof(path));
    }

    /// <summary>As <see cref="Demand"/>, for a path that may have been asked for: also one beside the API, or one to which a redirect
    /// leads.</summary>
    /// <exception cref="ArgumentException">Nobody can have asked for it.</exception>
    public static void DemandAsked(string path)
    {
        var isBeside = path.StartsWith('/') && !Routes.All.ContainsKey(Meant(path));
        if (!isBeside && !path.StartsWith("redirected/", StringComparison.Ordinal))
            Demand(path);
    }

    /// <summary>A file that was published at a path such as <c>files/1/fax.pdf</c>, or null.</summary>
    public Answer? File(string path) => world.Ask(world => world.Files.Find(path));

    public Answer Handle(Request request)
    {
        if (!Routes.All.TryGetValue(request.Path, out var route))
            // No source tells what an unknown path gives; this is the sandbox's own answer.
            return Answer.Error("error_unknown_path", "the service has no such path; write it like voice/call", 404);
        try
        {
            Admit(request);
            if (route.Prepare is { } prepare)
                request.Prepare(prepare);
            return Answer.Success(world.Ask(world => Carry(route, request, world)));
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

    // As it is written by somebody who has the address in mind.
    static string Meant(string path) => path[(path.StartsWith("/open/", StringComparison.Ordinal) ? "/open/".Length : 0)..].Trim('/');

    void Admit(Request request)
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
    }

    WireFields Carry(Route route, Request request, World world)
    {
        if (LimitsRates && route.IsLimited)
            world.RateLimit.Count(route.Path, world.Now);
        route.Check(request, world);
        return route.Carry(world)(request);
    }
}
