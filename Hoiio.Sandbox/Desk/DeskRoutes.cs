namespace HoiioSdk.Sandbox;

/// <summary>All that the front desk does.</summary>
static class DeskRoutes
{
    static readonly string[] Listing = ["after", "before", "wait", "limit"];

    public static IReadOnlyList<DeskRoute> All { get; } =
    [
        new("GET", "status", (sandbox, _) => sandbox.Status),
        new("POST", "clock", async (sandbox, ask) =>
        {
            sandbox.IsClockRunning = ask.Flag("running") ?? sandbox.IsClockRunning;
            if (ask.Seconds("advance") is { } time)
                await sandbox.AdvanceAsync(time).ConfigureAwait(false);
            return sandbox.Status;
        }) { Body = ["advance", "running"] },
        new("PUT", "account", (sandbox, ask) =>
        {
            var now = sandbox.Status;
            sandbox.SetCredit(ask.Amount("points") ?? now.Points, ask.Amount("bonus") ?? now.Bonus);
            return sandbox.Status;
        }) { Body = ["points", "bonus"] },
        new("PUT", "settings", (sandbox, ask) =>
        {
            sandbox.RateLimiting = ask.Flag("rate_limiting") ?? sandbox.RateLimiting;
            return sandbox.Status;
        }) { Body = ["rate_limiting"] },
        new("POST", "reset", (sandbox, _) =>
        {
            sandbox.Reset();
            return sandbox.Status;
        }),

        new("GET", "faults", (sandbox, _) => sandbox.Faults),
        new("POST", "faults", (sandbox, ask) =>
        {
            sandbox.Fail(ask.Required("path"), FaultOf(ask.Required("fault")), ask.Count("times") ?? 1);
            return sandbox.Faults;
        }) { Body = ["path", "fault", "times"] },
        new("DELETE", "faults", (sandbox, ask) =>
        {
            sandbox.ClearFaults(ask.Query("path"));
            return sandbox.Faults;
        }) { Query = ["path"] },

        new("GET", "requests", async (sandbox, ask) => Lines(ask.Before is { } before
            ? sandbox.RequestsBefore(before, ask.Limit, ask.Query("path"))
            : await sandbox.WaitForRequestsAsync(ask.After, ask.Wait, ask.Query("path"), ask.Limit, ask.Stop).ConfigureAwait(false))) { Query = [.. Listing, "path"] },
        new("GET", "notifications", async (sandbox, ask) => Lines(ask.Before is { } before
            ? sandbox.NotificationsBefore(before, ask.Limit, ask.Query("url"))
            : await sandbox.WaitForNotificationsAsync(ask.After, ask.Wait, ask.Query("url"), ask.Limit, ask.Stop).ConfigureAwait(false))) { Query = [.. Listing, "url"] },
        // What it gives is written by EventStream.
        new("GET", "events", (sandbox, _) => sandbox.Status) { Query = ["after"] },
    ];

    static IEnumerable<RequestLine> Lines(IReadOnlyList<JournalEntry> entries) => entries.Select(JournalLine.Of);

    static IEnumerable<NotificationLine> Lines(IReadOnlyList<Notification> notifications) => notifications.Select(JournalLine.Of);

    static Fault FaultOf(string name)
    {
        var faults = Enum.GetValues<Fault>().ToDictionary(Json.Name);
        return faults.TryGetValue(name, out var fault) ? fault : throw new ArgumentException($"There is no fault '{name}'; there are {string.Join(", ", faults.Keys)}.");
    }
}
