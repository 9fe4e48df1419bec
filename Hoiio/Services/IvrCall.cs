using System.Security.Cryptography;
using HoiioSdk.Services;

namespace HoiioSdk;

/// <summary>
/// A call as its flow sees it. Each method requests a block and completes when that block is over. When the caller hangs up, the method
/// that is awaited throws a <see cref="HoiioCallEndedException"/>, except for <see cref="RecordAsync"/> and <see cref="HangupAsync"/>.
/// </summary>
public sealed partial class IvrCall
{
    // Messages, keys and recordings take minutes. A notification that takes longer is lost.
    static readonly TimeSpan BlockTimeout = TimeSpan.FromHours(1);

    static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(1);

    /// <summary>The parameters of the notify URLs.</summary>
    internal const string KeyName = "hoiio_call";
    internal const string StepName = "hoiio_step";

    readonly IvrCalls calls;

    int monitorStep;

    internal IvrCall(IvrCalls calls, string from, string to, string? tag)
    {
        this.calls = calls;
        (From, To, Tag) = (from, to, tag is "" ? null : tag);
    }

    internal IvrCall(IvrCalls calls, string session, HoiioObject notification) : this(
        calls, notification.Find<string>("from") ?? "", notification.Find<string>("to") ?? "", notification.Find<string>("tag"))
    {
        (Session, TxnRef) = (session, notification.Find<string>("txn_ref") ?? "");
        Progress.Latest = notification;
    }

    /// <summary>The IVR session, such as S4643.</summary>
    public string Session { get; internal set; } = "";

    /// <summary>The transaction reference of the call, such as AA-C-141147.</summary>
    public string TxnRef { get; internal set; } = "";

    /// <summary>Number of the caller, from the first notification. For a call of <see cref="IvrCalls.DialAsync"/> its callerId. Empty if
    /// unknown.</summary>
    public string From { get; }

    /// <summary>Number that was called: your Hoiio number, from the first notification, or the phone of
    /// <see cref="IvrCalls.DialAsync"/>.</summary>
    public string To { get; internal set; }

    /// <summary>Tag of <see cref="IvrCalls.DialAsync"/>; null if there is none.</summary>
    public string? Tag { get; }

    /// <summary>Cancelled when the call ends. Pass it to whatever else the flow awaits.</summary>
    public CancellationToken Ended => Progress.Ended;

    /// <summary>The latest notification. Once the call has ended, it is that of the end, with <c>duration</c> (minutes), <c>currency</c>,
    /// <c>rate</c> and <c>debit</c>.</summary>
    public dynamic Notification => Progress.Latest;

    internal CallProgress Progress { get; } = new();

    /// <summary>The secret in the notify URLs of this call, without which notifications cannot be forged.</summary>
    internal string Key { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    internal bool IsOnHold { get; private set; }

    /// <summary>Whether the call was transferred: two people talk, and the service accepts no more blocks.</summary>
    internal bool IsConnected { get; private set; }

    /// <summary>Whether no block can follow.</summary>
    internal bool IsClosed => Progress.IsOver || IsConnected;

    /// <summary>Whether a block has told the flow that the call has ended.</summary>
    internal bool IsEndKnown { get; private set; }

    /// <summary>Whether the URL of a recording is still expected.</summary>
    internal bool IsMonitored => monitorStep > 0;

    /// <summary>The task of the flow.</summary>
    internal Task Flow { get; set; } = Task.CompletedTask;

    /// <summary>Plays a message. API path: <c>ivr/middle/play</c>.</summary>
    /// <inheritdoc cref="Ivr.Play" path="/param[@name='msg' or @name='tag']"/>
    /// <exception cref="ArgumentException">msg is null or empty.</exception>
    /// <inheritdoc cref="HoldAsync" path="/exception"/>
    public Task PlayAsync(string msg, string? tag = null) =>
        BlockAsync(step => calls.Ivr.PlayAsync(Session, msg, tag, Url(step)));

    /// <summary>Collects keys that the caller presses. # ends the input. API path: <c>ivr/middle/gather</c>.</summary>
    /// <inheritdoc cref="Ivr.Gather" path="/param[@name!='session' and @name!='notifyUrl']"/>
    /// <returns>The keys; empty if none was pressed.</returns>
    /// <inheritdoc cref="HoldAsync" path="/exception"/>
    public async Task<string> GatherAsync(
        string? msg = null, int? maxDigits = null, int? timeout = null, int? attempts = null, string? tag = null)
    {
        var notification = await BlockAsync(step =>
            calls.Ivr.GatherAsync(Session, msg, maxDigits, timeout, attempts, tag, Url(step))).ConfigureAwait(false);
        return notification.Find<string>("digits") ?? "";
    }

    /// <summary>Records a voice message. # ends it, and so does hanging up. API path: <c>ivr/middle/record</c>.</summary>
    /// <inheritdoc cref="Ivr.Record" path="/param[@name='maxDuration']"/>
    /// <inheritdoc cref="Ivr.Gather" path="/param[@name='msg' or @name='tag']"/>
    /// <returns>URL of the recording, also if the caller hung up during it; null if nothing was said.</returns>
    /// <exception cref="HoiioCallEndedException">The call ended before this block.</exception>
    /// <inheritdoc cref="HangupAsync" path="/exception"/>
    public async Task<string?> RecordAsync(string? msg = null, int? maxDuration = null, string? tag = null) =>
        RecordingOf(await RunAsync(step => calls.Ivr.RecordAsync(Session, msg, maxDuration, tag, Url(step))).ConfigureAwait(false));

    /// <summary>Records the conversation from here to the end of the call. API path: <c>ivr/middle/monitor</c>.</summary>
    /// <param name="monitorNotifyUrl">URL that the service posts to when the recording is ready. Null for <c>recorded</c> of
    /// <see cref="Ivr.Answer"/>.</param>
    /// <inheritdoc cref="Ivr.Gather" path="/param[@name='msg' or @name='tag']"/>
    /// <inheritdoc cref="HoldAsync" path="/exception"/>
    public Task MonitorAsync(string? msg = null, string? tag = null, string? monitorNotifyUrl = null) => BlockAsync(async step =>
    {
        var answer = await calls.Ivr.MonitorAsync(Session, msg, tag, Url(step), monitorNotifyUrl).ConfigureAwait(false);
        if (monitorNotifyUrl is null && answer.IsSuccess())
            monitorStep = step;
        return answer;
    });

    /// <summary>Puts the call on hold, and completes once it is on hold. The hold lasts until <see cref="UnholdAsync"/>. API path:
    /// <c>ivr/middle/hold</c>.</summary>
    /// <inheritdoc cref="Ivr.Hold" path="/param[@name='msg']"/>
    /// <exception cref="HoiioCallEndedException">The call has ended.</exception>
    /// <inheritdoc cref="HangupAsync" path="/exception"/>
    public async Task HoldAsync(string? msg = null)
    {
        await SendAsync(() => calls.Ivr.HoldAsync(Session, msg)).ConfigureAwait(false);
        IsOnHold = true;
    }

    /// <summary>Takes the call off hold. API path: <c>ivr/middle/unhold</c>.</summary>
    /// <inheritdoc cref="Ivr.Gather" path="/param[@name='tag']"/>
    /// <inheritdoc cref="HoldAsync" path="/exception"/>
    public Task UnholdAsync(string? tag = null) => BlockAsync(step => calls.Ivr.UnholdAsync(Session, tag, Url(step)));

    /// <summary>Connects the call to another phone or a conference room. Once connected, it accepts no other block, and continues after
    /// the flow. API path: <c>ivr/end/transfer</c>.</summary>
    /// <param name="onFailure"><c>continue</c> continues the flow if the other phone cannot be reached, <c>hangup</c> ends the call.
    /// Null for continue.</param>
    /// <inheritdoc cref="Ivr.Transfer" path="/param[@name='dest' or @name='callerId']"/>
    /// <inheritdoc cref="Ivr.Gather" path="/param[@name='msg' or @name='tag']"/>
    /// <returns>Its notification: <c>transfer_status</c> is one of <see cref="CallStatus"/>.</returns>
    /// <exception cref="ArgumentException">dest is null or empty.</exception>
    /// <inheritdoc cref="HoldAsync" path="/exception"/>
    public async Task<dynamic> TransferAsync(
        string dest, string? msg = null, string? callerId = null, string? onFailure = null, string? tag = null)
    {
        // No timeout: the sources do not say whether the notification comes before or after the conversation.
        var notification = await RunAsync(
            step => calls.Ivr.TransferAsync(Session, dest, msg, callerId, onFailure ?? "continue", tag, Url(step)),
            Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        var status = notification?.Find<string>("transfer_status");
        if (!CallProgress.IsEnd(notification))
            IsConnected = status is null or CallStatus.Answered or CallStatus.Ongoing;
        else if (status != CallStatus.Answered && (status is null || onFailure != "hangup"))
            throw CallEnded();
        return notification!;
    }

    /// <summary>Receives a notification of this call. Returns the URL of the recording of a monitored call, if it is there.</summary>
    internal string? Receive(int? step, HoiioObject notification)
    {
        Progress.Receive(step, notification);
        if (step is not { } number || RecordingOf(notification) is not { } url
            || Interlocked.CompareExchange(ref monitorStep, 0, number) != number)
            return null;
        Progress.Latest = notification;
        return url;
    }

    internal string Url(int step) => FormattableString.Invariant(
        $"{calls.NotifyUrl}{(calls.NotifyUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{KeyName}={Key}&{StepName}={step}");

    /// <summary>Requests a block, and waits for its notification or that of the end.</summary>
    internal async Task<HoiioObject?> RunAsync(Func<int, Task<dynamic>> request, TimeSpan? timeout = null)
    {
        var notification = await Progress.RunAsync(step => SendAsync(() => request(step)), timeout ?? BlockTimeout, calls.Time)
            .ConfigureAwait(false);
        IsEndKnown |= CallProgress.IsEnd(notification);
        return notification;
    }

    HoiioCallEndedException CallEnded()
    {
        IsEndKnown = true;
        return new(Progress.Bill);
    }

    async Task<HoiioObject> BlockAsync(Func<int, Task<dynamic>> request)
    {
        var notification = await RunAsync(request).ConfigureAwait(false);
        return CallProgress.IsEnd(notification) ? throw CallEnded() : notification;
    }

    async Task SendAsync(Func<Task<dynamic>> request)
    {
        if (Progress.IsOver)
            throw CallEnded();
        HoiioResponse answer = await request().ConfigureAwait(false);
        if (answer.Status == "error_session_ended" && !IsConnected)
        {
            // The notification of the end is on its way, but is sent only after earlier ones are answered.
            Progress.Settle();
            await ((Task)Progress.End.WaitAsync(EndTimeout, calls.Time)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Progress.Finish(null);
        }
        if (answer.Status == "error_session_ended")
            throw CallEnded();
        answer.EnsureSuccess();
        IsOnHold = false;
    }

    // The sources disagree on the name of the field for a monitored call (docs/sources.md D46).
    static string? RecordingOf(HoiioObject? notification) => TextOf(notification, "record_url") ?? TextOf(notification, "monitor_url");

    static string? TextOf(HoiioObject? notification, string name) => notification?.Find<string>(name) is { Length: > 0 } text ? text : null;
}
