using System.Text;
using HoiioSdk.Answers;
using HoiioSdk.Services;
using HoiioSdk.Wire;

namespace HoiioSdk;

/// <summary>
/// Runs a flow for each call, from <see cref="Ivr.Answer"/>. Flows live in this process: all notifications of a call must reach the process
/// that answered it, and a call that it does not know is hung up. All members may be used from any thread.
/// </summary>
public sealed class IvrCalls : IAsyncDisposable
{
    const int Ok = 200;
    const int Forbidden = 403;

    // Longer than any notification: a URL has at most 4000 characters, a tag 256.
    const int MaxBodyLength = 1 << 15;

    readonly Api api;
    readonly Func<IvrCall, Task> flow;
    readonly FlowRunner runner;
    readonly CallTable calls = new();

    volatile bool isDisposed;

    internal IvrCalls(Ivr ivr, Api api, string notifyUrl, Func<IvrCall, Task> flow, CallHandlers handlers)
    {
        (Ivr, this.api, NotifyUrl, this.flow) = (ivr, api, notifyUrl, flow);
        runner = new(api, calls, handlers);
    }

    internal Ivr Ivr { get; }

    internal string NotifyUrl { get; }

    internal TimeProvider Time => api.Settings.TimeProvider;

    /// <summary>The number of calls that have not ended.</summary>
    internal int Count => calls.All.Count;

    /// <summary>Receives what was posted to the notify URL. Completes when the flow of the call has requested its next block or has
    /// returned, and after 4 seconds at the latest.</summary>
    /// <param name="body">Body of the HTTP request.</param>
    /// <param name="signature">Header <c>X-Hoiio-Signature</c>; null if there is none.</param>
    /// <param name="query">Query string of the HTTP request.</param>
    /// <returns>The HTTP status to answer with: 200, or 403 if the notification is not authentic.</returns>
    /// <exception cref="HoiioException"><see cref="Hoiio.Init"/> was not called.</exception>
    public async Task<int> ReceiveAsync(Stream body, string? signature, string? query = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        // Keep a byte order mark, because it is signed too.
        using var reader = new StreamReader(body, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var text = new char[MaxBodyLength];
        var length = await reader.ReadBlockAsync(text).ConfigureAwait(false);
        return length < MaxBodyLength ? await ReceiveAsync(new string(text, 0, length), signature, query).ConfigureAwait(false) : Forbidden;
    }

    /// <inheritdoc cref="ReceiveAsync(Stream, string, string)"/>
    public async Task<int> ReceiveAsync(string body, string? signature, string? query = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Read(body, signature, query) is not var (notification, isSigned))
            return Forbidden;
        if (notification.Find<string>("session") is not { Length: > 0 } session)
            return Ok;

        IvrCall? added = null;
        var keyed = FindByKey(notification);
        // The answer to the dial request is late or lost. Without the session, the call could not be hung up.
        if (keyed is { Session: "" })
            AddSession(keyed, session, notification.Find<string>("txn_ref") ?? "");
        var call = keyed
            ?? calls.FindOrAdd(session, () => added = IsToAnswer(notification) ? new(this, session, notification) : null);
        if (call is null)
            return Ok;
        if (added is not null)
            _ = runner.Start(added, IsRinging(notification) ? flow : Disown);
        else if (keyed is not null || isSigned || (CallProgress.IsEnd(notification) && !call.Progress.HasSteps))
            runner.Receive(call, keyed is null ? null : notification.Find<string>(IvrCall.StepName), notification);
        else if (!IsRinging(notification))
            return Forbidden;
        await runner.ReplyAsync(call).ConfigureAwait(false);
        return Ok;
    }

    /// <summary>Calls a phone, and runs a flow once it is picked up. Completes when the call has ended. API path:
    /// <c>ivr/start/dial</c>.</summary>
    /// <param name="flow">The flow, as in <see cref="Ivr.Answer"/>.</param>
    /// <inheritdoc cref="Ivr.Dial"
    /// path="/param[@name='dest' or @name='msg' or @name='callerId' or @name='maxDuration' or @name='tag']"/>
    /// <returns>The <c>dial_status</c>, one of <see cref="CallStatus"/>. The flow has run only if it is <c>answered</c>.</returns>
    /// <exception cref="ArgumentException">dest is null or empty, or the flow is null.</exception>
    /// <exception cref="HoiioStatusException">The service refused the call, such as with error_concurrent_call_limit_reached: 8 calls
    /// can be active.</exception>
    /// <exception cref="HoiioException">No valid answer was received, or no notification within an hour.</exception>
    /// <exception cref="ObjectDisposedException">This object is disposed.</exception>
    public async Task<string> DialAsync(
        string dest, Func<IvrCall, Task> flow, string? msg = null, string? callerId = null, int? maxDuration = null, string? tag = null)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var call = new IvrCall(this, callerId ?? "", dest, tag);
        calls.Add(call);
        HoiioObject? notification;
        try
        {
            notification = await call.RunAsync(step => PlaceAsync(call, step, msg, maxDuration)).ConfigureAwait(false);
        }
        catch
        {
            await runner.AbandonAsync(call).ConfigureAwait(false);
            throw;
        }
        call.To = notification?.Find<string>("dest") ?? dest;
        var isUp = !CallProgress.IsEnd(notification);
        // The end may be received before the notification of the answer. Only a call that was answered has a duration.
        var status = notification?.Find<string>("dial_status")
            ?? (isUp || notification?.Find<string>("duration") is not (null or "" or "0") ? CallStatus.Answered : CallStatus.Unanswered);
        await runner.Start(call, isUp && status == CallStatus.Answered ? flow : _ => Task.CompletedTask).ConfigureAwait(false);
        return status;
    }

    /// <summary>Hangs up all calls with the apology, and answers no new ones. Waits up to 4 seconds for the hangups, and up to
    /// 4 seconds for the flows to return.</summary>
    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        await runner.StopAsync().ConfigureAwait(false);
    }

    // The body is signed, the query is not. If the service sends the fields in the query only (docs/sources.md D1), the signature proves
    // that the sender has the access token, and no more. Then a notification for a known call must contain the key of that call.
    (HoiioObject Notification, bool IsSigned)? Read(string body, string? signature, string? query)
    {
        var accessToken = api.Settings.OwnCredentials("as notifications are signed with the access token").AccessToken;
        try
        {
            if (body != "" && Notifications.ReadAuthentic(body, signature, query, accessToken) is var signed
                && FieldNames.Of(Notifications.Path).Any(signed.Has))
                return (signed, true);
            var unsigned = Notifications.Read(body, query);
            return Notifications.IsAuthentic(body, signature, accessToken) || FindByKey(unsigned) is not null ? (unsigned, false) : null;
        }
        catch (HoiioException)
        {
            return null;
        }
    }

    // The session of a call is unknown until the dial request is answered.
    IvrCall? FindByKey(HoiioObject notification) =>
        calls.Find(notification.Find<string>(IvrCall.KeyName)) is { } call
            && (call.Session == "" || call.Session == notification.Find<string>("session")) ? call : null;

    async Task<dynamic> PlaceAsync(IvrCall call, int step, string? msg, int? maxDuration)
    {
        var callerId = call.From == "" ? null : call.From;
        var answer = await Ivr.DialAsync(call.To, msg, callerId, maxDuration, call.Tag, call.Url(step)).ConfigureAwait(false);
        if (answer.IsSuccess())
        {
            AddSession(call, (string)answer.session, (string)answer.txn_ref);
            ObjectDisposedException.ThrowIf(isDisposed, this);
        }
        return answer;
    }

    void AddSession(IvrCall call, string session, string txnRef)
    {
        (call.Session, call.TxnRef) = (session, txnRef);
        calls.Add(call);
    }

    // A ringing phone costs nothing. Do not hang up on two people who talk.
    bool IsToAnswer(HoiioObject notification) => !CallProgress.IsEnd(notification) && !(isDisposed && IsRinging(notification))
        && notification.Find<string>("transfer_status") != CallStatus.Answered;

    static bool IsRinging(HoiioObject notification) => notification.Find<string>("call_state") == "ringing";

    static Task Disown(IvrCall call) => throw new HoiioException($"The call of session {call.Session} is unknown to this process, so it is "
        + "hung up. Was the process restarted, or do notifications of a call reach several processes?");
}
