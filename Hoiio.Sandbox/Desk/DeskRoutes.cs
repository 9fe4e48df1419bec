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
    static readonly DeskParameter[] ListQuery = [After, Before, Wait, Limit];

    public static IReadOnlyList<DeskRoute> All { get; } =
    [
        Map("GET", "status", "Tells how the sandbox stands.", (sandbox, request) => sandbox.Status(request.BaseUrl)),
        Map("POST", "clock", "Moves the clock on, starts or stops it.", SetClockAsync) with { Body = [Advance, Running] },
        Map("PUT", "account", "Sets the credit; what is left out stays.", (sandbox, request) =>
        {
            sandbox.ChangeCredit(request.Body(Points), request.Body(Bonus));
            return sandbox.Status(request.BaseUrl);
        }) with { Body = [Points, Bonus] },
        Map("PUT", "settings", "Changes settings; what is left out stays.", (sandbox, request) =>
        {
            // Both are read first: what is wrong with one leaves the other undone.
            var limits = request.Body(RateLimiting);
            if (request.Body(Readings) is { } readings)
                sandbox.SetReadings(readings);
            if (limits is { } isLimiting)
                sandbox.RateLimiting = isLimiting;
            return sandbox.Status(request.BaseUrl);
        }) with { Body = [RateLimiting, Readings] },
        Map("GET", "readings", "Lists what the sources disagree on, and what is set.", (sandbox, _) => sandbox.ReadingTable),
        Map("POST", "reset", "Puts all back to the start, but for the clock's mode.", (sandbox, request) =>
        {
            sandbox.Reset();
            return sandbox.Status(request.BaseUrl);
        }),

        Map("GET", "faults", "Lists the faults that are ordered.", (sandbox, _) => sandbox.Faults.Select(FaultLine.From)),
        Map("POST", "faults", "Orders a fault.", (sandbox, request) =>
        {
            var fault = Sandbox.Fault.Create(
                request.Body(FaultName), request.Body(FaultSeconds), (int?)request.Body(FaultHttpStatus), request.Body(FaultStatus));
            var times = request.Has(FaultTimes) ? (int?)request.Body(FaultTimes) : 1;
            sandbox.Fail(request.Body(FaultPath), fault, times, request.Body(FaultProbability) ?? 1);
            return sandbox.Faults.Select(FaultLine.From);
        }) with { Body = [FaultPath, FaultName, FaultSeconds, FaultHttpStatus, FaultStatus, FaultTimes, FaultProbability] },
        Map("DELETE", "faults", "Takes back the faults of a path, or all.", (sandbox, request) =>
        {
            sandbox.ClearFaults(request.Query(PathFilter));
            return sandbox.Faults.Select(FaultLine.From);
        }) with { Query = [PathFilter] },

        Map("GET", "calls", "Lists calls, newest first.",
            (sandbox, request) => sandbox.Calls(request.Query(Live) is true, request.Limit, request.BaseUrl))
            with { Query = [Live, Limit] },
        Map("GET", "calls/REF", "Shows a call.", (sandbox, request) => sandbox.Call(request.Reference, request.BaseUrl)),
        Map("POST", "calls", "Calls one of the account's numbers.",
            (sandbox, request) => sandbox.Call(sandbox.IncomingCall(request.Body(From), request.Body(To)), request.BaseUrl))
            with { Body = [From, To], ReturnsCreated = true },
        Map("POST", "calls/REF/answer", "Answers a phone in hand that rings.",
            (sandbox, request) => sandbox.Answer(request.Reference, request.BaseUrl)),
        Map("POST", "calls/REF/decline", "Declines a phone in hand that rings.",
            (sandbox, request) => sandbox.Decline(request.Reference, request.BaseUrl)),
        Map("POST", "calls/REF/keys", "Presses keys.",
            (sandbox, request) => sandbox.Press(request.Reference, request.Body(Keys), request.BaseUrl))
            with { Body = [Keys] },
        Map("POST", "calls/REF/speech", "Speaks while it records.",
            (sandbox, request) => sandbox.Speak(request.Reference, request.Body(MessageText), request.BaseUrl))
            with { Body = [MessageText] },
        Map("DELETE", "calls/REF", "Puts a phone down.", (sandbox, request) => sandbox.HangUp(request.Reference, request.BaseUrl)),

        Map("GET", "messages", "Lists SMS both ways, newest first.", (sandbox, request) => sandbox.Messages(request.Number, request.Limit))
            with { Query = [Number, Limit] },
        Map("POST", "messages", "Sends an SMS to one of the account's numbers.",
            (sandbox, request) => sandbox.Message(sandbox.IncomingSms(request.Body(From), request.Body(To), request.Body(MessageText))))
            with { Body = [From, To, MessageText], ReturnsCreated = true },
        Map("GET", "faxes", "Lists faxes both ways, newest first.",
            (sandbox, request) => sandbox.Faxes(request.Number, request.Limit, request.BaseUrl))
            with { Query = [Number, Limit] },
        Map("POST", "faxes", "Sends a fax to one of the account's numbers.",
            (sandbox, request) =>
            {
                var txnRef = sandbox.IncomingFax(request.Body(From), request.Body(To), (int)(request.Body(Pages) ?? 1), request.BaseUrl);
                return sandbox.Fax(txnRef, request.BaseUrl);
            })
            with { Body = [From, To, Pages], ReturnsCreated = true },

        Map("GET", "phones", "Lists the phones in hand.", (sandbox, _) => sandbox.PhonesInHand),
        Map("PUT", "phones/NUMBER", "Takes a phone in hand.", (sandbox, request) => sandbox.PickUpPhone(request.Reference)),
        Map("DELETE", "phones/NUMBER", "Lays a phone down.", (sandbox, request) => sandbox.LayDownPhone(request.Reference)),
        Map("GET", "numbers", "Lists the account's numbers.", (sandbox, _) => sandbox.Numbers),
        Map("PUT", "numbers/NUMBER", "Configures a number; what is left out stays.", (sandbox, request) => sandbox.ConfigureNumber(
            request.Reference, ToChange(request, ForwardTo), ToChange(request, ForwardSmsTo), request.Body(Mode)))
            with { Body = [ForwardTo, ForwardSmsTo, Mode] },
        Map("GET", "ledger", "Lists the lines of the statement.", (sandbox, request) => sandbox.Ledger(request.After, request.Limit))
            with { Query = [After, Limit] },

        Map("GET", "requests", "Lists requests with their answers, in order.", ListRequestsAsync)
            with { Query = [.. ListQuery, PathFilter] },
        Map("GET", "notifications", "Lists notifications, in order.", ListNotificationsAsync)
            with { Query = [.. ListQuery, UrlFilter] },
        Map("POST", "notifications/ID/again", "Sends a notification once more.", async (sandbox, request) => JournalLine.From(
            await sandbox.SendAgainAsync(request.Id).ConfigureAwait(false))) with { ReturnsCreated = true },
        Map("DELETE", "requests", "Forgets the requests that are kept.", (sandbox, request) =>
        {
            sandbox.ForgetRequests();
            return sandbox.Status(request.BaseUrl);
        }),
        Map("DELETE", "notifications", "Forgets the notifications that are kept.", (sandbox, request) =>
        {
            sandbox.ForgetNotifications();
            return sandbox.Status(request.BaseUrl);
        }),
        Map("GET", "journal", "Gives all that happened, as a journal.", (sandbox, _) => sandbox.Events.JournalLines()
            ?? throw new ConflictException(Journal.IncompleteMessage)),
        Map("POST", "replay", "Resets the sandbox and carries a journal out.", (sandbox, request) =>
        {
            new JournalReplay(sandbox, request.Query(Until), request.Query(Anyway) is true).Run(request.Journal);
            return sandbox.Status(request.BaseUrl);
        }) with { Query = [Until, Anyway], TakesJournal = true },
        Map("GET", "events", "Sends events as they happen.", (sandbox, request) => new EventStream(sandbox, request.BaseUrl))
            with { Query = [After] },
        Map("GET", "sandboxes", "Lists the named sandboxes.", (sandbox, request) => sandbox.NamedSandboxes(request.RootUrl)),
        Map("GET", "openapi.json", "Describes all of this.", (_, request) => OpenApi.Describe(request.BaseUrl)),
        Map("DELETE", "", "Deletes a named sandbox.", async (sandbox, request) =>
        {
            await sandbox.DeleteAsync().ConfigureAwait(false);
            return sandbox.NamedSandboxes(request.RootUrl);
        }),
    ];

    /// <summary>Carries an act of a journal out, and returns its HTTP status.</summary>
    /// <exception cref="ArgumentException">It is refused, or there is no such act.</exception>
    public static int RunAct(SandboxControl sandbox, string verb, string path, JsonObject body)
    {
        var address = path.Split('?', 2);
        var query = QueryHelpers.ParseQuery(address.ElementAtOrDefault(1)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var parts = address[0].Split('/');
        var route = All.FirstOrDefault(route => route.Verb == verb && route.IsAct && route.Match(parts) is not null)
            ?? throw new NotFoundException($"There is no act {verb} {path}.");
        route.EnsureKnown(query.Keys, body);
        var request = new DeskRequest(sandbox.Url, sandbox.Url, route.Match(parts)!, query, body, [], CancellationToken.None);
        route.Handle(sandbox, request).GetAwaiter().GetResult();
        return route.ReturnsCreated ? 201 : 200;
    }

    /// <summary>Reads the body of an act of the clock, whose effect a recorded journal has in the times of its lines.</summary>
    public static (bool? IsRunning, TimeSpan? Advance) ReadClock(SandboxControl sandbox, JsonObject body)
    {
        All.First(route => (route.Verb, route.Path) == ("POST", "clock")).EnsureKnown([], body);
        var request = new DeskRequest(
            sandbox.Url, sandbox.Url, [], new Dictionary<string, string>(), body, [], CancellationToken.None);
        return (request.Body(Running), request.Body(Advance));
    }

    static async Task<SandboxStatus> SetClockAsync(SandboxControl sandbox, DeskRequest request)
    {
        // Both are read first: what is wrong with one leaves the other undone.
        var (isRunning, time) = (request.Body(Running), request.Body(Advance));
        if (time is { } distance)
            sandbox.ThrowIfPastEnd(distance);
        if (isRunning is { } mode)
            sandbox.IsClockRunning = mode;
        if (time is { } span)
            await sandbox.AdvanceAsync(span).ConfigureAwait(false);
        return sandbox.Status(request.BaseUrl);
    }

    static async Task<IEnumerable<RequestLine>> ListRequestsAsync(SandboxControl sandbox, DeskRequest request)
    {
        var path = request.Query(PathFilter);
        var entries = request.Before is { } before
            ? sandbox.RequestsBefore(before, request.Limit, path)
            : await sandbox.WaitForRequestsAsync(request.After, request.Wait, path, request.Limit, request.CancellationToken)
                .ConfigureAwait(false);
        return entries.Select(JournalLine.From);
    }

    static async Task<IEnumerable<NotificationLine>> ListNotificationsAsync(SandboxControl sandbox, DeskRequest request)
    {
        var url = request.Query(UrlFilter);
        var notifications = request.Before is { } before
            ? sandbox.NotificationsBefore(before, request.Limit, url)
            : await sandbox.WaitForNotificationsAsync(request.After, request.Wait, url, request.Limit, request.CancellationToken)
                .ConfigureAwait(false);
        return notifications.Select(JournalLine.From);
    }

    // Null stands for nothing there, and an empty text as well; what is not in the body stays as it is.
    static string? ToChange(DeskRequest request, DeskParameter<string?> parameter) =>
        request.Has(parameter) ? request.Body(parameter) ?? "" : null;
}
