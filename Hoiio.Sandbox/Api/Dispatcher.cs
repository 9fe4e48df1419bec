using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Api;

/// <summary>
/// Takes a request through the checks that all paths share, in their order, and on to its handler. It is recorded in the order in which the
/// exchange sees it.
/// </summary>
sealed class Dispatcher(LockedExchange exchange, Faults faults, EventLog events, string appId, string accessToken)
{
    RateLimit rateLimit = new();

    public bool LimitsRates { get; set; }

    /// <exception cref="ArgumentException">The service has no such path.</exception>
    public static void EnsureKnown(string path)
    {
        if (Routes.All.ContainsKey(path))
            return;
        var example = Routes.All.ContainsKey(Meant(path)) ? $"'{Meant(path)}'" : "like 'sms/send'";
        throw new ArgumentException($"The service has no path '{path}'; write it {example}.", nameof(path));
    }

    /// <summary>As <see cref="EnsureKnown"/>, for a path or all of them, which is <see cref="Faults.AnyPath"/>.</summary>
    /// <exception cref="ArgumentException">The service has no such path.</exception>
    public static void EnsureFaultable(string path)
    {
        if (path != Faults.AnyPath)
            EnsureKnown(path);
    }

    /// <summary>As <see cref="EnsureKnown"/>, for a path that may have been asked for: also one beside the API, or one to which a redirect
    /// leads.</summary>
    /// <exception cref="ArgumentException">Nobody can have asked for it.</exception>
    public static void EnsureAskable(string path)
    {
        var isBeside = path.StartsWith('/') && !Routes.All.ContainsKey(Meant(path));
        if (!isBeside && !path.StartsWith("redirected/", StringComparison.Ordinal))
            EnsureKnown(path);
    }

    /// <summary>Begins anew: nothing was counted, and nothing is limited.</summary>
    public void Reset() => (LimitsRates, rateLimit) = (false, new());

    /// <summary>Answers a request to the API.</summary>
    /// <param name="request">The request.</param>
    /// <param name="beganAfter">The id of the latest event when it came.</param>
    /// <returns>The reply, and the fault that spoils it, or null.</returns>
    public (Reply Reply, Fault? Fault) Handle(Request request, long beganAfter) => exchange.Ask(
        exchange =>
        {
            if (Routes.All.TryGetValue(request.Path, out var route))
                request.Notes.AddRange(UnknownParameters.Notes(route, request));
            var fault = faults.Draw(request.Path);
            return (Reply: Faults.Instead(fault, request.Path) ?? Handle(request, exchange), Fault: fault);
        },
        (world, answer) => Add(world, request, beganAfter, answer.Reply, answer.Fault));

    /// <summary>Answers a request for a file at a path such as <c>/files/1/fax.pdf</c>; null if there is none.</summary>
    public Reply? FindFile(string path) => exchange.Ask(exchange => exchange.World.Files.Find(path.TrimStart('/')));

    /// <summary>Records a request that is none to the API.</summary>
    public void Record(Request request, Reply reply, long beganAfter) =>
        exchange.Do(exchange => Add(exchange.World, request, beganAfter, reply, fault: null));

    // As it is written by somebody who has the address in mind.
    static string Meant(string path) => path[(path.StartsWith("/open/", StringComparison.Ordinal) ? "/open/".Length : 0)..].Trim('/');

    Reply Handle(Request request, TelephoneExchange exchange)
    {
        if (!Routes.All.TryGetValue(request.Path, out var route))
            // No source tells what an unknown path gives; this is the sandbox's own answer.
            return Reply.Error("error_unknown_path", "the service has no such path; write it like voice/call", 404);
        try
        {
            EnsureAuthentic(request);
            if (LimitsRates && route.IsLimited)
                rateLimit.Count(route.Path, exchange.World.Now);
            route.Validate(request, exchange);
            return Reply.Success(exchange.World.Readings.Write(route.Handle(exchange, request).At(request.BaseUrl)));
        }
        catch (Refusal refusal)
        {
            return Reply.Error(refusal.Code);
        }
#pragma warning disable CA1031 // Whatever goes wrong is answered as the service would, and noted in the journal.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Reply.Error("error_internal_server_error", exception.ToString());
        }
    }

    void Add(WorldState world, Request request, long beganAfter, Reply reply, Fault? fault) => events.Add(new JournalEntry(
        world.Now, world.Clock.CarriedOut, beganAfter, request, reply, fault, accessToken));

    void EnsureAuthentic(Request request)
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
}
