using System.Globalization;
using System.Text;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>GET /sandbox/events: sends server-sent events, after a given ID or from now on.</summary>
sealed class EventStream(SandboxControl sandbox, string baseUrl)
{
    const int BatchSize = 200;

    readonly EventLog events = sandbox.Events;

    static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(15);

    public async Task SendAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, sandbox.Stopped);
        try
        {
            await SendEventsAsync(context, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The sandbox was disposed, which ends the stream normally.
        }
    }

    async Task SendEventsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var id = ReadStartId(context.Request) ?? events.Last;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Method == "HEAD")
            return;
        await context.Response.WriteAsync("retry: 1000\n\n", cancellationToken).ConfigureAwait(false);
        while (true)
        {
            await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            var next = events.NextEventAsync();
            var batch = events.After(id, BatchSize) ?? [new(events.Last, "reset")];
            if (batch.Count > 0)
            {
                await context.Response.WriteAsync(Format(batch), cancellationToken).ConfigureAwait(false);
                id = batch[^1].Id;
            }
            else
            {
                try
                {
                    await next.WaitAsync(KeepAliveInterval, cancellationToken).ConfigureAwait(false);
                }
                catch (TimeoutException)
                {
                    await context.Response.WriteAsync(": nothing new\n\n", cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    static long? ReadStartId(HttpRequest http)
    {
        var text = http.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : http.Query["after"].ToString();
        return text.Length == 0 ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
            : throw new ArgumentException($"'{text}' is not the ID of an event. IDs are whole numbers.");
    }

    // Of several changes to one item, only send the last, with the current state.
    string Format(List<Event> batch)
    {
        var latest = batch.Where(item => item.Entry is null).GroupBy(item => (item.Type, item.Reference))
            .ToDictionary(group => group.Key, group => group.Last().Id);
        var text = new StringBuilder();
        foreach (var item in batch)
        {
            if (item.Entry is null && latest[(item.Type, item.Reference)] != item.Id)
                continue;
            if (ReadState(item) is { } state)
                text.Append(CultureInfo.InvariantCulture, $"id: {item.Id}\nevent: {item.Type}\ndata: {Json.Write(state)}\n\n");
        }
        return text.ToString();
    }

    object? ReadState(Event item)
    {
        try
        {
            return sandbox.CurrentState(item, baseUrl);
        }
        catch (NotFoundException)
        {
            // The sandbox was reset meanwhile. The reset is the next event.
            return null;
        }
    }
}
