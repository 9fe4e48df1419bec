using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>All that the front desk does.</summary>
static class DeskRoutes
{
    static readonly string[] Listing = ["after", "before", "wait", "limit"];

    // A journal that is replayed does not end its sandbox.
    static readonly DeskRoute End = new("DELETE", "", async (sandbox, ask) =>
    {
        await sandbox.EndAsync().ConfigureAwait(false);
        return sandbox.NamedSandboxes(ask.RootUrl);
    });

    public static IReadOnlyList<DeskRoute> All { get; } =
    [
        new("GET", "status", (sandbox, ask) => sandbox.Status(ask.BaseUrl)),
        new("POST", "clock", async (sandbox, ask) =>
        {
            // Both are read first: what is wrong with one leaves the other undone.
            var (isRunning, time) = (ask.Flag("running"), ask.Seconds("advance"));
            if (time is { } wished)
                sandbox.ThrowIfPastTheEnd(wished);
            if (isRunning is { } wanted)
                sandbox.IsClockRunning = wanted;
            if (time is { } span)
                await sandbox.AdvanceAsync(span).ConfigureAwait(false);
            return sandbox.Status(ask.BaseUrl);
        }) { Body = ["advance", "running"] },
        new("PUT", "account", (sandbox, ask) =>
        {
            sandbox.ChangeCredit(ask.Amount("points"), ask.Amount("bonus"));
            return sandbox.Status(ask.BaseUrl);
        }) { Body = ["points", "bonus"] },
        new("PUT", "settings", (sandbox, ask) =>
        {
            // Both are read first: what is wrong with one leaves the other undone.
            var limits = ask.Flag("rate_limiting");
            if (ask.Readings("readings") is { } readings)
                sandbox.SetReadings(readings);
            if (limits is { } wanted)
                sandbox.RateLimiting = wanted;
            return sandbox.Status(ask.BaseUrl);
        }) { Body = ["rate_limiting", "readings"] },
        new("GET", "readings", (sandbox, _) => sandbox.ReadingTable),
        new("POST", "reset", (sandbox, ask) =>
        {
            sandbox.Reset();
            return sandbox.Status(ask.BaseUrl);
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

        new("GET", "calls", (sandbox, ask) => sandbox.Calls(ask.IsLive, ask.Limit, ask.BaseUrl)) { Query = ["live", "limit"] },
        new("GET", "calls/REF", (sandbox, ask) => sandbox.Call(ask.Reference, ask.BaseUrl)),
        new("POST", "calls", (sandbox, ask) =>
            sandbox.Call(sandbox.IncomingCall(ask.Required("from"), ask.Required("to")), ask.BaseUrl))
        {
            Body = ["from", "to"],
            IsCreating = true,
        },
        new("POST", "calls/REF/answer", (sandbox, ask) => sandbox.Answer(ask.Reference, ask.BaseUrl)),
        new("POST", "calls/REF/decline", (sandbox, ask) => sandbox.Decline(ask.Reference, ask.BaseUrl)),
        new("POST", "calls/REF/keys", (sandbox, ask) => sandbox.Press(ask.Reference, ask.Required("keys"), ask.BaseUrl))
        {
            Body = ["keys"],
        },
        new("POST", "calls/REF/speech", (sandbox, ask) => sandbox.Speak(ask.Reference, ask.Required("text"), ask.BaseUrl))
        {
            Body = ["text"],
        },
        new("DELETE", "calls/REF", (sandbox, ask) => sandbox.HangUp(ask.Reference, ask.BaseUrl)),

        new("GET", "messages", (sandbox, ask) => sandbox.Messages(ask.Number, ask.Limit)) { Query = ["number", "limit"] },
        new("POST", "messages", (sandbox, ask) =>
            sandbox.Message(sandbox.IncomingSms(ask.Required("from"), ask.Required("to"), ask.Required("text"))))
        {
            Body = ["from", "to", "text"],
            IsCreating = true,
        },
        new("GET", "faxes", (sandbox, ask) => sandbox.Faxes(ask.Number, ask.Limit, ask.BaseUrl)) { Query = ["number", "limit"] },
        new("POST", "faxes", (sandbox, ask) =>
        {
            var txnRef = sandbox.IncomingFax(ask.Required("from"), ask.Required("to"), ask.Count("pages") ?? 1, ask.BaseUrl);
            return sandbox.Fax(txnRef, ask.BaseUrl);
        })
        {
            Body = ["from", "to", "pages"],
            IsCreating = true,
        },

        new("GET", "phones", (sandbox, _) => sandbox.PhonesInHand),
        new("PUT", "phones/NUMBER", (sandbox, ask) => sandbox.PickUpPhone(ask.Reference)),
        new("DELETE", "phones/NUMBER", (sandbox, ask) => sandbox.LayDownPhone(ask.Reference)),
        new("GET", "numbers", (sandbox, _) => sandbox.Numbers),
        new("PUT", "numbers/NUMBER", (sandbox, ask) =>
            sandbox.ConfigureNumber(ask.Reference, Change(ask, "forward_to"), Change(ask, "forward_sms_to"), ask.Text("mode")))
        {
            Body = ["forward_to", "forward_sms_to", "mode"],
        },
        new("GET", "ledger", (sandbox, ask) => sandbox.Ledger(ask.After, ask.Limit)) { Query = ["after", "limit"] },

        new("GET", "requests", async (sandbox, ask) => Lines(ask.Before is { } before
            ? sandbox.RequestsBefore(before, ask.Limit, ask.Query("path"))
            : await sandbox.WaitForRequestsAsync(ask.After, ask.Wait, ask.Query("path"), ask.Limit, ask.Stop).ConfigureAwait(false)))
                { Query = [.. Listing, "path"] },
        new("GET", "notifications", async (sandbox, ask) => Lines(ask.Before is { } before
            ? sandbox.NotificationsBefore(before, ask.Limit, ask.Query("url"))
            : await sandbox.WaitForNotificationsAsync(ask.After, ask.Wait, ask.Query("url"), ask.Limit, ask.Stop).ConfigureAwait(false)))
                { Query = [.. Listing, "url"] },
        new("POST", "notifications/ID/again", async (sandbox, ask) => JournalLine.Of(
            await sandbox.SendAgainAsync(ask.Id).ConfigureAwait(false)))
        {
            IsCreating = true,
        },
        new("DELETE", "requests", (sandbox, ask) =>
        {
            sandbox.ForgetRequests();
            return sandbox.Status(ask.BaseUrl);
        }),
        new("DELETE", "notifications", (sandbox, ask) =>
        {
            sandbox.ForgetNotifications();
            return sandbox.Status(ask.BaseUrl);
        }),
        new("GET", "journal", (sandbox, _) => sandbox.Events.JournalLines()
            ?? throw new NotNow(Journal.IsIncomplete)),
        new("POST", "replay", (sandbox, ask) =>
        {
            new JournalReplay(sandbox, ask.Until, ask.IsAnyway).Run(ask.Journal);
            return sandbox.Status(ask.BaseUrl);
        }) { Query = ["until", "anyway"], TakesJournal = true },
        new("GET", "events", (sandbox, ask) => new EventStream(sandbox, ask.BaseUrl)) { Query = ["after"] },
        new("GET", "sandboxes", (sandbox, ask) => sandbox.NamedSandboxes(ask.RootUrl)),
        End,
    ];

    /// <summary>Does what an act of a journal says, and returns the HTTP status that it comes to.</summary>
    public static int Play(SandboxControl sandbox, string verb, string path, JsonObject body)
    {
        var address = path.Split('?', 2);
        var query = QueryHelpers.ParseQuery(address.ElementAtOrDefault(1)).ToDictionary(one => one.Key, one => one.Value.ToString());
        var parts = address[0].Split('/');
        var route = All.FirstOrDefault(route => route != End && route.Verb == verb && route.Match(parts) is not null);
        if (route is null)
            return 404;
        try
        {
            var ask = new DeskRequest(sandbox.Url, sandbox.Url, route.Match(parts)!, query, body, [], CancellationToken.None);
            route.Handle(sandbox, ask).GetAwaiter().GetResult();
            return route.IsCreating ? 201 : 200;
        }
        catch (ArgumentException refused)
        {
            return SandboxControl.HttpStatusOf(refused);
        }
    }

    // Null stands for nothing there, and an empty text as well; what is not in the body stays as it is.
    static string? Change(DeskRequest ask, string name) => ask.Has(name) ? ask.Text(name) ?? "" : null;

    static IEnumerable<RequestLine> Lines(IReadOnlyList<JournalEntry> entries) => entries.Select(JournalLine.Of);

    static IEnumerable<NotificationLine> Lines(IReadOnlyList<Notification> notifications) => notifications.Select(JournalLine.Of);

    static Fault FaultOf(string name)
    {
        var faults = Enum.GetValues<Fault>().ToDictionary(Json.Name);
        return faults.TryGetValue(name, out var fault)
            ? fault
            : throw new ArgumentException($"There is no fault '{name}'; there are {string.Join(", ", faults.Keys)}.");
    }
}
