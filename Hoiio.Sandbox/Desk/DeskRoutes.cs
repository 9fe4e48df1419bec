using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;
using static HoiioSdk.Sandbox.Desk.DeskParameters;
using static HoiioSdk.Sandbox.Desk.DeskRoute;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>All that the front desk does.</summary>
static class DeskRoutes
{
    static readonly DeskParameter[] Listing = [After, Before, Wait, Limit];

    static readonly DeskRoute Clock = Of("POST", "clock", "Moves the clock on, starts or stops it.", async (sandbox, ask) =>
    {
        // Both are read first: what is wrong with one leaves the other undone.
        var (isRunning, time) = (ask.Body(Running), ask.Body(Advance));
        if (time is { } wished)
            sandbox.ThrowIfPastTheEnd(wished);
        if (isRunning is { } wanted)
            sandbox.IsClockRunning = wanted;
        if (time is { } span)
            await sandbox.AdvanceAsync(span).ConfigureAwait(false);
        return sandbox.Status(ask.BaseUrl);
    }) with
    { Body = [Advance, Running] };

    public static IReadOnlyList<DeskRoute> All { get; } =
    [
        Of("GET", "status", "Tells how the sandbox stands.", (sandbox, ask) => sandbox.Status(ask.BaseUrl)),
        Clock,
        Of("PUT", "account", "Sets the credit; what is left out stays.", (sandbox, ask) =>
        {
            sandbox.ChangeCredit(ask.Body(Points), ask.Body(Bonus));
            return sandbox.Status(ask.BaseUrl);
        }) with { Body = [Points, Bonus] },
        Of("PUT", "settings", "Changes settings; what is left out stays.", (sandbox, ask) =>
        {
            // Both are read first: what is wrong with one leaves the other undone.
            var limits = ask.Body(RateLimiting);
            if (ask.Body(Readings) is { } readings)
                sandbox.SetReadings(readings);
            if (limits is { } wanted)
                sandbox.RateLimiting = wanted;
            return sandbox.Status(ask.BaseUrl);
        }) with { Body = [RateLimiting, Readings] },
        Of("GET", "readings", "Lists what the sources disagree on, and what is set.", (sandbox, _) => sandbox.ReadingTable),
        Of("POST", "reset", "Puts all back to the start, but for the clock's mode.", (sandbox, ask) =>
        {
            sandbox.Reset();
            return sandbox.Status(ask.BaseUrl);
        }),

        Of("GET", "faults", "Lists the faults that are ordered.", (sandbox, _) => sandbox.Faults.Select(FaultLine.Of)),
        Of("POST", "faults", "Orders a fault.", (sandbox, ask) =>
        {
            var fault = Sandbox.Fault.Of(
                ask.Body(FaultName), ask.Body(FaultSeconds), (int?)ask.Body(FaultHttpStatus), ask.Body(FaultStatus));
            var times = ask.Has(FaultTimes) ? (int?)ask.Body(FaultTimes) : 1;
            sandbox.Fail(ask.Body(FaultPath), fault, times, ask.Body(FaultProbability) ?? 1);
            return sandbox.Faults.Select(FaultLine.Of);
        }) with { Body = [FaultPath, FaultName, FaultSeconds, FaultHttpStatus, FaultStatus, FaultTimes, FaultProbability] },
        Of("DELETE", "faults", "Takes back the faults of a path, or all.", (sandbox, ask) =>
        {
            sandbox.ClearFaults(ask.Query(PathFilter));
            return sandbox.Faults.Select(FaultLine.Of);
        }) with { Query = [PathFilter] },

        Of("GET", "calls", "Lists calls, newest first.", (sandbox, ask) => sandbox.Calls(ask.Query(Live) is true, ask.Limit, ask.BaseUrl))
            with { Query = [Live, Limit] },
        Of("GET", "calls/REF", "Shows a call.", (sandbox, ask) => sandbox.Call(ask.Reference, ask.BaseUrl)),
        Of("POST", "calls", "Calls one of the account's numbers.",
            (sandbox, ask) => sandbox.Call(sandbox.IncomingCall(ask.Body(Caller), ask.Body(Called)), ask.BaseUrl))
            with { Body = [Caller, Called], IsCreating = true },
        Of("POST", "calls/REF/answer", "Answers a phone in hand that rings.",
            (sandbox, ask) => sandbox.Answer(ask.Reference, ask.BaseUrl)),
        Of("POST", "calls/REF/decline", "Declines a phone in hand that rings.",
            (sandbox, ask) => sandbox.Decline(ask.Reference, ask.BaseUrl)),
        Of("POST", "calls/REF/keys", "Presses keys.", (sandbox, ask) => sandbox.Press(ask.Reference, ask.Body(Keys), ask.BaseUrl))
            with { Body = [Keys] },
        Of("POST", "calls/REF/speech", "Speaks while it records.",
            (sandbox, ask) => sandbox.Speak(ask.Reference, ask.Body(Words), ask.BaseUrl))
            with { Body = [Words] },
        Of("DELETE", "calls/REF", "Puts a phone down.", (sandbox, ask) => sandbox.HangUp(ask.Reference, ask.BaseUrl)),

        Of("GET", "messages", "Lists SMS both ways, newest first.", (sandbox, ask) => sandbox.Messages(ask.Number, ask.Limit))
            with { Query = [Number, Limit] },
        Of("POST", "messages", "Sends an SMS to one of the account's numbers.",
            (sandbox, ask) => sandbox.Message(sandbox.IncomingSms(ask.Body(Caller), ask.Body(Called), ask.Body(Words))))
            with { Body = [Caller, Called, Words], IsCreating = true },
        Of("GET", "faxes", "Lists faxes both ways, newest first.", (sandbox, ask) => sandbox.Faxes(ask.Number, ask.Limit, ask.BaseUrl))
            with { Query = [Number, Limit] },
        Of("POST", "faxes", "Sends a fax to one of the account's numbers.",
            (sandbox, ask) =>
            {
                var txnRef = sandbox.IncomingFax(ask.Body(Caller), ask.Body(Called), (int)(ask.Body(Pages) ?? 1), ask.BaseUrl);
                return sandbox.Fax(txnRef, ask.BaseUrl);
            })
            with { Body = [Caller, Called, Pages], IsCreating = true },

        Of("GET", "phones", "Lists the phones in hand.", (sandbox, _) => sandbox.PhonesInHand),
        Of("PUT", "phones/NUMBER", "Takes a phone in hand.", (sandbox, ask) => sandbox.PickUpPhone(ask.Reference)),
        Of("DELETE", "phones/NUMBER", "Lays a phone down.", (sandbox, ask) => sandbox.LayDownPhone(ask.Reference)),
        Of("GET", "numbers", "Lists the account's numbers.", (sandbox, _) => sandbox.Numbers),
        Of("PUT", "numbers/NUMBER", "Configures a number; what is left out stays.", (sandbox, ask) => sandbox.ConfigureNumber(
            ask.Reference, Change(ask, ForwardTo), Change(ask, ForwardSmsTo), ask.Body(Mode)))
            with { Body = [ForwardTo, ForwardSmsTo, Mode] },
        Of("GET", "ledger", "Lists the lines of the statement.", (sandbox, ask) => sandbox.Ledger(ask.After, ask.Limit))
            with { Query = [After, Limit] },

        Of("GET", "requests", "Lists requests with their answers, in order.", async (sandbox, ask) => Lines(ask.Before is { } before
            ? sandbox.RequestsBefore(before, ask.Limit, ask.Query(PathFilter))
            : await sandbox.WaitForRequestsAsync(ask.After, ask.Wait, ask.Query(PathFilter), ask.Limit, ask.Stop).ConfigureAwait(false)))
            with { Query = [.. Listing, PathFilter] },
        Of("GET", "notifications", "Lists notifications, in order.", async (sandbox, ask) => Lines(ask.Before is { } before
            ? sandbox.NotificationsBefore(before, ask.Limit, ask.Query(UrlFilter))
            : await sandbox.WaitForNotificationsAsync(ask.After, ask.Wait, ask.Query(UrlFilter), ask.Limit, ask.Stop)
                .ConfigureAwait(false)))
            with { Query = [.. Listing, UrlFilter] },
        Of("POST", "notifications/ID/again", "Sends a notification once more.", async (sandbox, ask) => JournalLine.Of(
            await sandbox.SendAgainAsync(ask.Id).ConfigureAwait(false))) with { IsCreating = true },
        Of("DELETE", "requests", "Forgets the requests that are kept.", (sandbox, ask) =>
        {
            sandbox.ForgetRequests();
            return sandbox.Status(ask.BaseUrl);
        }),
        Of("DELETE", "notifications", "Forgets the notifications that are kept.", (sandbox, ask) =>
        {
            sandbox.ForgetNotifications();
            return sandbox.Status(ask.BaseUrl);
        }),
        Of("GET", "journal", "Gives all that happened, as a journal.", (sandbox, _) => sandbox.Events.JournalLines()
            ?? throw new NotNow(Journal.IsIncomplete)),
        Of("POST", "replay", "Resets the sandbox and carries a journal out.", (sandbox, ask) =>
        {
            new JournalReplay(sandbox, ask.Query(Until), ask.Query(Anyway) is true).Run(ask.Journal);
            return sandbox.Status(ask.BaseUrl);
        }) with { Query = [Until, Anyway], TakesJournal = true },
        Of("GET", "events", "Sends events as they happen.", (sandbox, ask) => new EventStream(sandbox, ask.BaseUrl))
            with { Query = [After] },
        Of("GET", "sandboxes", "Lists the named sandboxes.", (sandbox, ask) => sandbox.NamedSandboxes(ask.RootUrl)),
        Of("GET", "openapi.json", "Describes all of this.", (_, ask) => OpenApi.Describe(ask.BaseUrl)),
        Of("DELETE", "", "Deletes a named sandbox.", async (sandbox, ask) =>
        {
            await sandbox.EndAsync().ConfigureAwait(false);
            return sandbox.NamedSandboxes(ask.RootUrl);
        }),
    ];

    /// <summary>Carries an act of a journal out, and returns its HTTP status.</summary>
    /// <exception cref="ArgumentException">It is refused, or there is no such act.</exception>
    public static int Play(SandboxControl sandbox, string verb, string path, JsonObject body)
    {
        var address = path.Split('?', 2);
        var query = QueryHelpers.ParseQuery(address.ElementAtOrDefault(1)).ToDictionary(one => one.Key, one => one.Value.ToString());
        var parts = address[0].Split('/');
        var route = All.FirstOrDefault(route => route.Verb == verb && route.IsAct && route.Match(parts) is not null)
            ?? throw new NotThere($"There is no act {verb} {path}.");
        route.EnsureKnown(query.Keys, body);
        var ask = new DeskRequest(sandbox.Url, sandbox.Url, route.Match(parts)!, query, body, [], CancellationToken.None);
        route.Handle(sandbox, ask).GetAwaiter().GetResult();
        return route.IsCreating ? 201 : 200;
    }

    /// <summary>Reads the body of an act of the clock, whose effect a recorded journal has in the times of its lines.</summary>
    public static (bool? IsRunning, TimeSpan? Advance) ReadClock(SandboxControl sandbox, JsonObject body)
    {
        Clock.EnsureKnown([], body);
        var ask = new DeskRequest(
            sandbox.Url, sandbox.Url, [], new Dictionary<string, string>(), body, [], CancellationToken.None);
        return (ask.Body(Running), ask.Body(Advance));
    }

    // Null stands for nothing there, and an empty text as well; what is not in the body stays as it is.
    static string? Change(DeskRequest ask, DeskParameter<string?> parameter) => ask.Has(parameter) ? ask.Body(parameter) ?? "" : null;

    static IEnumerable<RequestLine> Lines(IReadOnlyList<JournalEntry> entries) => entries.Select(JournalLine.Of);

    static IEnumerable<NotificationLine> Lines(IReadOnlyList<Notification> notifications) => notifications.Select(JournalLine.Of);
}
