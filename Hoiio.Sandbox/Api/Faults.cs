using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace HoiioSdk.Sandbox.Api;

/// <summary>
/// The faults that are ordered, in the order in which they were. Whoever uses them holds the lock of the exchange: chance is drawn for one
/// request after the other, from numbers that begin anew with each reset, so that the same requests meet the same faults again.
/// </summary>
sealed class Faults(EventLog events)
{
    /// <summary>Stands for all paths of the service.</summary>
    public const string AnyPath = "*";

    const int Seed = 4646;

    readonly List<OrderedFault> ordered = [];
    Random random = new(Seed);

    public IReadOnlyList<OrderedFault> Ordered => [.. ordered];

    public void Order(OrderedFault fault)
    {
        ordered.Add(fault);
        events.Add("fault");
    }

    /// <summary>Takes back the faults that were ordered for a path, or all of them.</summary>
    public void Clear(string? path = null)
    {
        ordered.RemoveAll(fault => path is null || fault.Path == path);
        events.Add("fault");
    }

    public void Reset()
    {
        random = new(Seed);
        Clear();
    }

    /// <summary>Draws the fault of a request: the first that fits its path and whose chance comes up; null for none.</summary>
    public Fault? Draw(string path)
    {
        var index = ordered.FindIndex(fault => Matches(fault, path) && (fault.Probability == 1 || random.NextDouble() < fault.Probability));
        if (index < 0)
            return null;
        var drawn = ordered[index];
        if (drawn.Times is not { } times)
            return drawn.Fault;
        if (times > 1)
            ordered[index] = drawn with { Times = times - 1 };
        else
            ordered.RemoveAt(index);
        events.Add("fault");
        return drawn.Fault;
    }

    /// <summary>The answer that a fault puts in the place of the real one, or null where the request is carried out.</summary>
    public static Reply? CreateReply(Fault? fault, string path) => fault?.Kind switch
    {
        FaultKind.HtmlError => HtmlPage(500),
        // 307 keeps method and body: a client that follows it sends the access token along.
        FaultKind.Redirect => new(307, "", Location: $"/open/redirected/{path}"),
        FaultKind.RateLimitExceeded => Reply.Error("error_rate_limit_exceeded"),
        FaultKind.InternalServerError => Reply.Error("error_internal_server_error", "a fault that was ordered"),
        FaultKind.HttpStatus => HtmlPage(fault.HttpStatusCode!.Value),
        FaultKind.Status => Reply.Error(fault.ErrorCode!),
        _ => null,
    };

    // A redirected path is none of the service's: a fault for all paths must not send a client round in circles.
    static bool Matches(OrderedFault fault, string path) =>
        fault.Path == path || (fault.Path == AnyPath && Routes.All.ContainsKey(path));

    // As of a proxy in front of the service.
    static Reply HtmlPage(int httpStatus) => new(
        httpStatus,
        httpStatus is 204 or 205 or 304
            ? ""
            : $"<html><body><h1>{$"{WireFormat.Number(httpStatus)} {ReasonPhrases.GetReasonPhrase(httpStatus)}".Trim()}</h1></body></html>",
        "text/html");
}
