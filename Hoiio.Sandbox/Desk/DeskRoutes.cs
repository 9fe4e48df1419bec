using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;
using static HoiioSdk.Sandbox.Desk.DeskParameters;
using static HoiioSdk.Sandbox.Desk.DeskRoute;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>The routes of the front desk.</summary>
static class DeskRoutes
{
    static readonly DeskParameter[] ListQuery = [After, Before, Wait, Limit];

    public static IReadOnlyList<DeskRoute> All { get; } =
    [
        Map("GET", "status", "Returns the status of the sandbox.", (sandbox, request) => sandbox.Status(request.BaseUrl)),
        Map("POST", "clock", "Advances, starts or stops the clock.", SetClockAsync) with { Body = [Advance, Running] },
        Map("PUT", "account", "Sets the credit. Omitted values keep their current setting.", (sandbox, request) =>
        {
            sandbox.ChangeCredit(request.Body(Points), request.Body(Bonus));
            return sandbox.Status(request.BaseUrl);
        }) with { Body = [Points, Bonus] },
        Map("PUT", "settings", "Changes settings. Omitted values keep their current setting.", (sandbox, request) =>
        {
            // Validate both before changing anything.
            var limits = request.Body(RateLimiting);
            if (request.Body(Readings) is { } readings)
                sandbox.SetReadings(readings);
            if (limits is { } isLimiting)
                sandbox.RateLimiting = isLimiting;
            return sandbox.Status(request.BaseUrl);
        }) with { Body = [RateLimiting, Readings] },
        Map("GET", "readings", "Lists the readings, with their current and possible values.", (sandbox, _) => sandbox.ReadingTable),
        Map("POST", "reset", "Resets everything except the mode of the clock.", (sandbox, request) =>
        {
            sandbox.Reset();
            return sandbox.Status(request.BaseUrl);
        }),

        Map("GET", "faults", "Lists the faults that are set.", (sandbox, _) => sandbox.Faults.Select(FaultLine.From)),
        Map("POST", "faults", "Sets a fault.", (sandbox, request) =>
        {
            var fault = Sandbox.Fault.Create(
                request.Body(FaultName), request.Body(FaultSeconds), (int?)request.Body(FaultHttpStatus), request.Body(FaultStatus));
            var times = request.Has(FaultTimes) ? (int?)request.Body(FaultTimes) : 1;
            sandbox.Fail(request.Body(FaultPath), fault, times, request.Body(FaultProbability) ?? 1);
            return sandbox.Faults.Select(FaultLine.From);
        }) with { Body = [FaultPath, FaultName, FaultSeconds, FaultHttpStatus, FaultStatus, FaultTimes, FaultProbability] },
        Map("DELETE", "faults", "Removes the faults of a path, or all faults.", (sandbox, request) =>
        {
            sandbox.ClearFaults(request.Query(PathFilter));
            return sandbox.Faults.Select(FaultLine.From);
        }) with { Query = [PathFilter] },

        Map("GET", "calls", "Lists calls, newest first.",
            (sandbox, request) => sandbox.Calls(request.Query(Live) is true, request.Limit, request.BaseUrl))
            with { Query = [Live, Limit] },
        Map("GET", "calls/REF", "Returns a call.", (sandbox, request) => sandbox.Call(request.Reference, request.BaseUrl)),
        Map("POST", "calls", "Calls a number of the account.",
            (sandbox, request) => sandbox.Call(sandbox.IncomingCall(request.Body(From), request.Body(To)), request.BaseUrl))
            with { Body = [From, To], ReturnsCreated = true },
        Map("POST", "calls/REF/answer", "Answers a ringing phone in hand.",
            (sandbox, request) => sandbox.Answer(request.Reference, request.BaseUrl)),
        Map("POST", "calls/REF/decline", "Declines a ringing phone in hand.",
            (sandbox, request) => sandbox.Decline(request.Reference, request.BaseUrl)),
        Map("POST", "calls/REF/keys", "Presses keys.",
            (sandbox, request) => sandbox.Press(request.Reference, request.Body(Keys), request.BaseUrl))
            with { Body = [Keys] },
        Map("POST", "calls/REF/speech", "Speaks into a recording.",
            (sandbox, request) => sandbox.Speak(request.Reference, request.Body(MessageText), request.BaseUrl))
            with { Body = [MessageText] },
        Map("DELETE", "calls/REF", "Hangs up a call.", (sandbox, request) => sandbox.HangUp(request.Reference, request.BaseUrl)),

        Map("GET", "messages", "Lists outgoing and incoming SMS, newest first.",
            (sandbox, request) => sandbox.Messages(request.Number, request.Limit))
            with { Query = [Number, Limit] },
        Map("POST", "messages", "Sends an SMS to a number of the account.",
            (sandbox, request) => sandbox.Message(sandbox.IncomingSms(request.Body(From), request.Body(To), request.Body(MessageText))))
            with { Body = [From, To, MessageText], ReturnsCreated = true },
        Map("GET", "faxes", "Lists outgoing and incoming faxes, newest first.",
            (sandbox, request) => sandbox.Faxes(request.Number, request.Limit, request.BaseUrl))
            with { Query = [Number, Limit] },
        Map("POST", "faxes", "Sends a fax to a number of the account.",
            (sandbox, request) =>
            {
                var txnRef = sandbox.IncomingFax(request.Body(From), request.Body(To), (int)(request.Body(Pages) ?? 1), request.BaseUrl);
                return sandbox.Fax(txnRef, request.BaseUrl);
            })
            with { Body = [From, To, Pages], ReturnsCreated = true },

        Map("GET", "phones", "Lists the phones in hand.", (sandbox, _) => sandbox.PhonesInHand),
        Map("PUT", "phones/NUMBER", "Takes a phone in hand.", (sandbox, request) => sandbox.PickUpPhone(request.Reference)),
        Map("DELETE", "phones/NUMBER", "Puts a phone in hand down.", (sandbox, request) => sandbox.LayDownPhone(request.Reference)),
        Map("GET", "numbers", "Lists the numbers of the account.", (sandbox, _) => sandbox.Numbers),
        Map("PUT", "numbers/NUMBER", "Configures a number. Omitted values keep their current setting.",
            (sandbox, request) => sandbox.ConfigureNumber(
                request.Reference, ToChange(request, ForwardTo), ToChange(request, ForwardSmsTo), request.Body(Mode)))
            with { Body = [ForwardTo, ForwardSmsTo, Mode] },
        Map("GET", "ledger", "Lists the lines of the account statement.",
            (sandbox, request) => sandbox.Ledger(request.After, request.Limit))
            with { Query = [After, Limit] },

        Map("GET", "requests", "Lists requests with their answers, in order.", ListRequestsAsync)
            with { Query = [.. ListQuery, PathFilter] },
        Map("GET", "notifications", "Lists notifications, in order.", ListNotificationsAsync)
            with { Query = [.. ListQuery, UrlFilter] },
        Map("POST", "notifications/ID/again", "Sends a notification again.", async (sandbox, request) => JournalLine.From(
            await sandbox.SendAgainAsync(request.Id).ConfigureAwait(false))) with { ReturnsCreated = true },
        Map("DELETE", "requests", "Removes the recorded requests.", (sandbox, request) =>
        {
            sandbox.ForgetRequests();
            return sandbox.Status(request.BaseUrl);
        }),
        Map("DELETE", "notifications", "Removes the recorded notifications.", (sandbox, request) =>
        {
            sandbox.ForgetNotifications();
            return sandbox.Status(request.BaseUrl);
        }),
        Map("GET", "journal", "Returns the journal since the start or the latest reset.", (sandbox, _) => sandbox.Events.JournalLines()
            ?? throw new ConflictException(Journal.IncompleteMessage)),
        Map("POST", "replay", "Resets the sandbox, and replays a journal.", (sandbox, request) =>
        {
            new JournalReplay(sandbox, request.Query(Until), request.Query(Anyway) is true).Run(request.Journal);
            return sandbox.Status(request.BaseUrl);
        }) with { Query = [Until, Anyway], TakesJournal = true },
        Map("GET", "events", "Sends events as they happen.", (sandbox, request) => new EventStream(sandbox, request.BaseUrl))
            with { Query = [After] },
        Map("GET", "sandboxes", "Lists the named sandboxes.", (sandbox, request) => sandbox.NamedSandboxes(request.RootUrl)),
        Map("GET", "openapi.json", "Returns this description.", (_, request) => OpenApi.Describe(request.BaseUrl)),
        Map("DELETE", "", "Deletes a named sandbox.", async (sandbox, request) =>
        {
            await sandbox.DeleteAsync().ConfigureAwait(false);
            return sandbox.NamedSandboxes(request.RootUrl);
        }),
    ];

    /// <summary>Runs an act of a journal, and returns its HTTP status.</summary>
    /// <exception cref="ArgumentException">The act fails or does not exist.</exception>
    public static int RunAct(SandboxControl sandbox, string verb, string path, JsonObject body)
    {
        var address = path.Split('?', 2);
        var query = QueryHelpers.ParseQuery(address.ElementAtOrDefault(1)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        string[] parts = [.. address[0].Split('/').Select(Uri.UnescapeDataString)];
        var route = All.FirstOrDefault(route => route.Verb == verb && route.IsAct && route.Match(parts) is not null)
            ?? throw new NotFoundException($"There is no act {verb} {path}.");
        route.EnsureKnown(query.Keys, body);
        var request = new DeskRequest(sandbox.Url, sandbox.Url, route.Match(parts)!, query, body, [], CancellationToken.None);
        route.Handle(sandbox, request).GetAwaiter().GetResult();
        return route.ReturnsCreated ? 201 : 200;
    }

    /// <summary>Reads the body of an act that changes the clock. In a recorded journal, its effect is in the times of the lines.</summary>
    public static (bool? IsRunning, TimeSpan? Advance) ReadClock(SandboxControl sandbox, JsonObject body)
    {
        All.First(route => (route.Verb, route.Path) == ("POST", "clock")).EnsureKnown([], body);
        var request = new DeskRequest(
            sandbox.Url, sandbox.Url, [], new Dictionary<string, string>(), body, [], CancellationToken.None);
        return (request.Body(Running), request.Body(Advance));
    }

    static async Task<SandboxStatus> SetClockAsync(SandboxControl sandbox, DeskRequest request)
    {
        // Validate both before changing anything.
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

    // An empty text clears the setting, as null in the body does. Null keeps it.
    static string? ToChange(DeskRequest request, DeskParameter<string?> parameter) =>
        request.Has(parameter) ? request.Body(parameter) ?? "" : null;
}
