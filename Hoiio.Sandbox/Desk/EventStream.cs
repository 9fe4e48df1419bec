using System.Globalization;
using System.Text;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>GET /sandbox/events: server-sent events, from an id on or from now on.</summary>
sealed class EventStream(SandboxControl sandbox, string baseUrl)
{
    const int Batch = 200;

    readonly EventLog events = sandbox.Events;

    static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public async Task SendAsync(HttpContext context, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, sandbox.Stopped);
        try
        {
            await SendEventsAsync(context, over.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The sandbox has ended, and the stream with it; the server goes on.
        }
    }

    async Task SendEventsAsync(HttpContext context, CancellationToken stop)
    {
        var id = Start(context.Request) ?? events.Last;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Method == "HEAD")
            return;
        await context.Response.WriteAsync("retry: 1000\n\n", stop).ConfigureAwait(false);
        while (true)
        {
            await context.Response.Body.FlushAsync(stop).ConfigureAwait(false);
            var next = events.Next();
            var happened = events.After(id, Batch) ?? [new(events.Last, "reset")];
            if (happened.Count > 0)
            {
                await context.Response.WriteAsync(Text(happened), stop).ConfigureAwait(false);
                id = happened[^1].Id;
            }
            else
            {
                try
                {
                    await next.WaitAsync(Silence, stop).ConfigureAwait(false);
                }
                catch (TimeoutException)
                {
                    await context.Response.WriteAsync(": nothing new\n\n", stop).ConfigureAwait(false);
                }
            }
        }
    }

    static long? Start(HttpRequest http)
    {
        var text = http.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : http.Query["after"].ToString();
        return text.Length == 0 ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
            : throw new ArgumentException($"'{text}' is no id of an event; ids are whole numbers.");
    }

    // What changed twice is told once, as it is now.
    string Text(List<Event> happened)
    {
        var latest = happened.Where(one => one.Entry is null).GroupBy(one => (one.Type, one.Reference))
            .ToDictionary(group => group.Key, group => group.Last().Id);
        var text = new StringBuilder();
        foreach (var one in happened)
        {
            if (one.Entry is null && latest[(one.Type, one.Reference)] != one.Id)
                continue;
            if (State(one) is { } state)
                text.Append(CultureInfo.InvariantCulture, $"id: {one.Id}\nevent: {one.Type}\ndata: {Json.Write(state)}\n\n");
        }
        return text.ToString();
    }

    object? State(Event one)
    {
        try
        {
            return sandbox.StateOf(one, baseUrl);
        }
        catch (NotThere)
        {
            // A reset came in between, and is the next event.
            return null;
        }
    }
}
