using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Api;

/// <summary>The faults that are ordered, in the order in which they were.</summary>
sealed class Faults(EventLog events)
{
    readonly Lock gate = new();
    readonly List<OrderedFault> ordered = [];

    public IReadOnlyList<OrderedFault> Ordered
    {
        get
        {
            lock (gate)
                return [.. ordered];
        }
    }

    public void Order(OrderedFault fault)
    {
        lock (gate)
            ordered.Add(fault);
        events.Add("fault");
    }

    /// <summary>Takes back the faults of a path, or all of them.</summary>
    public void Clear(string? path = null)
    {
        lock (gate)
            ordered.RemoveAll(fault => path is null || fault.Path == path);
        events.Add("fault");
    }

    public Fault? Take(string path)
    {
        Fault fault;
        lock (gate)
        {
            var index = ordered.FindIndex(fault => fault.Path == path);
            if (index < 0)
                return null;
            fault = ordered[index].Fault;
            if (ordered[index].Times > 1)
                ordered[index] = ordered[index] with { Times = ordered[index].Times - 1 };
            else
                ordered.RemoveAt(index);
        }
        events.Add("fault");
        return fault;
    }

    /// <summary>The answer that a fault puts in the place of the real one, or null where the request is carried out.</summary>
    public static Reply? Instead(Fault? fault, string path) => fault switch
    {
        Fault.HtmlError => new(500, "<html><body><h1>Internal Server Error</h1></body></html>", "text/html"),
        // 307 keeps method and body: a client that follows it sends the access token along.
        Fault.Redirect => new(307, "", Location: $"/open/redirected/{path}"),
        Fault.RateLimitExceeded => Reply.Error("error_rate_limit_exceeded"),
        Fault.InternalServerError => Reply.Error("error_internal_server_error", "a fault that was ordered"),
        _ => null,
    };
}
