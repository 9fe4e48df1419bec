using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Api;

/// <summary>
/// Runs the checks that all paths share, and then the handler of the path. Requests are recorded in the order in which the exchange
/// handles them.
/// </summary>
sealed class Dispatcher(LockedExchange exchange, Faults faults, EventLog events, string appId, string accessToken)
{
    readonly TokenMask mask = new(accessToken);

    RateLimit rateLimit = new();

    public bool RateLimiting { get; set; }

    /// <exception cref="ArgumentException">The service does not have the path.</exception>
    public static void EnsurePathExists(string path)
    {
        if (Routes.All.ContainsKey(path))
            return;
        var example = Routes.All.ContainsKey(ToApiPath(path)) ? $"'{ToApiPath(path)}'" : "like 'sms/send'";
        throw new ArgumentException($"The service has no path '{path}'. Write it {example}.", nameof(path));
    }

    /// <summary>Like <see cref="EnsurePathExists"/>, but also accepts <see cref="Faults.AnyPath"/>.</summary>
    /// <exception cref="ArgumentException">The service does not have the path.</exception>
    public static void EnsureValidFaultPath(string path)
    {
        if (path != Faults.AnyPath)
            EnsurePathExists(path);
    }

    /// <summary>Like <see cref="EnsurePathExists"/>, but also accepts paths outside the API and the targets of redirects.</summary>
    /// <exception cref="ArgumentException">No recorded request can have the path.</exception>
    public static void EnsureValidPathFilter(string path)
    {
        var isOutsideApi = path.StartsWith('/') && !Routes.All.ContainsKey(ToApiPath(path));
        if (!isOutsideApi && !path.StartsWith("redirected/", StringComparison.Ordinal))
            EnsurePathExists(path);
    }

    /// <summary>Resets the request counts, and turns rate limiting off.</summary>
    public void Reset() => (RateLimiting, rateLimit) = (false, new());

    /// <summary>Handles a request to the API.</summary>
    /// <param name="request">The request.</param>
    /// <param name="beganAfter">The ID of the latest event when the request arrived.</param>
    /// <returns>The reply, and the fault to apply to it, or null.</returns>
    public (Reply Reply, Fault? Fault) Handle(Request request, long beganAfter) => exchange.Execute(
        exchange =>
        {
            if (Routes.All.TryGetValue(request.Path, out var route))
                request.Notes.AddRange(UnknownParameters.Notes(route, request));
            var fault = faults.Draw(request.Path);
            return (Reply: Faults.CreateReply(fault, request.Path) ?? Handle(request, exchange), Fault: fault);
        },
        (world, answer) => Add(world, request, beganAfter, answer.Reply, answer.Fault));

    /// <summary>Finds the file at a path such as <c>/files/1/fax.pdf</c>. Returns null if it does not exist.</summary>
    public Reply? FindFile(string path) => exchange.Execute(exchange => exchange.World.Files.Find(path.TrimStart('/')));

    /// <summary>Records a request outside the API.</summary>
    public void Record(Request request, Reply reply, long beganAfter) =>
        exchange.Execute(exchange => Add(exchange.World, request, beganAfter, reply, fault: null));

    // Users may write the path as it is in the URL.
    static string ToApiPath(string path) => path[(path.StartsWith("/open/", StringComparison.Ordinal) ? "/open/".Length : 0)..].Trim('/');

    Reply Handle(Request request, TelephoneExchange exchange)
    {
        if (!Routes.All.TryGetValue(request.Path, out var route))
            // No source documents the answer to an unknown path, so this error is the sandbox's own.
            return Reply.Error("error_unknown_path", "the service does not have this path; write it like voice/call", 404);
        try
        {
            EnsureValidCredentials(request);
            if (RateLimiting && route.IsLimited)
                rateLimit.Count(route.Path, exchange.World.Now);
            route.Validate(request, exchange);
            return Reply.Success(exchange.World.Readings.Write(route.Handle(exchange, request).WithBaseUrl(request.BaseUrl)));
        }
        catch (ApiException error)
        {
            return Reply.Error(error.Code);
        }
#pragma warning disable CA1031 // Report every failure as the service would, with the details in the journal.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Reply.Error("error_internal_server_error", exception.ToString());
        }
    }

    void Add(WorldState world, Request request, long beganAfter, Reply reply, Fault? fault) => events.Add(new JournalEntry(
        world.Now, world.Clock.ActionsRun, beganAfter, request, reply, fault, mask));

    void EnsureValidCredentials(Request request)
    {
        if (request.Method is not ("GET" or "POST"))
            throw new ApiException("error_invalid_http_method");
        if (request.IsMalformed)
            throw new ApiException("error_malformed_params");
        var (app, token) = (request.Get("app_id"), request.Get("access_token"));
        if (app != appId)
            throw new ApiException("error_invalid_app_id");
        if (token != accessToken)
            throw new ApiException("error_invalid_access_token");
    }
}
