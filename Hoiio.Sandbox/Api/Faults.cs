using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace HoiioSdk.Sandbox.Api;

/// <summary>
/// The faults that are set, in the order in which they were set. Callers hold the lock of the exchange. The random numbers start again with
/// each reset, so the same requests get the same faults.
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

    /// <summary>Removes the faults that were set for a path, or all faults.</summary>
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

    /// <summary>Draws the fault for a request: the first one that matches its path and passes its probability. Null if there is
    /// none.</summary>
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

    /// <summary>Creates the reply that replaces the real one. Returns null for a fault that lets the request run.</summary>
    public static Reply? CreateReply(Fault? fault, string path) => fault?.Kind switch
    {
        FaultKind.HtmlError => HtmlPage(500),
        // 307 keeps method and body: a client that follows it sends the access token along.
        FaultKind.Redirect => new(307, "", Location: $"/open/redirected/{path}"),
        FaultKind.RateLimitExceeded => Reply.Error("error_rate_limit_exceeded"),
        FaultKind.InternalServerError => Reply.Error("error_internal_server_error", "caused by a fault that was set"),
        FaultKind.HttpStatus => HtmlPage(fault.HttpStatusCode!.Value),
        FaultKind.Status => Reply.Error(fault.ErrorCode!),
        _ => null,
    };

    // A fault for all paths must not apply to the target of a redirect, which would redirect the client forever.
    static bool Matches(OrderedFault fault, string path) =>
        fault.Path == path || (fault.Path == AnyPath && Routes.All.ContainsKey(path));

    // The kind of reply that a proxy in front of the service sends.
    static Reply HtmlPage(int httpStatus) => new(
        httpStatus,
        httpStatus is 204 or 205 or 304
            ? ""
            : $"<html><body><h1>{$"{WireFormat.Number(httpStatus)} {ReasonPhrases.GetReasonPhrase(httpStatus)}".Trim()}</h1></body></html>",
        "text/html");
}
