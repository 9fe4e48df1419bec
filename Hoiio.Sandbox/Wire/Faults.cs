using System.Collections.Concurrent;

namespace HoiioSdk.Sandbox;

/// <summary>The faults that are ordered, by path.</summary>
sealed class Faults
{
    readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> ordered = new(StringComparer.Ordinal);

    public void Order(string path, Fault fault, int times)
    {
        var queue = ordered.GetOrAdd(path, _ => new());
        for (var i = 0; i < times; i++)
            queue.Enqueue(fault);
    }

    public Fault? Take(string path) => ordered.TryGetValue(path, out var queue) && queue.TryDequeue(out var fault) ? fault : null;

    /// <summary>The answer that a fault puts in the place of the real one, or null where the request is carried out.</summary>
    public static Answer? Instead(Fault? fault, string path) => fault switch
    {
        Fault.HtmlError => new(500, "<html><body><h1>Internal Server Error</h1></body></html>", "text/html"),
        // 307 keeps method and body: a client that follows it sends the access token along.
        Fault.Redirect => new(307, "", Location: $"/open/redirected/{path}"),
        Fault.RateLimitExceeded => Answer.Error("error_rate_limit_exceeded"),
        Fault.InternalServerError => Answer.Error("error_internal_server_error", "a fault that was ordered"),
        _ => null,
    };
}
