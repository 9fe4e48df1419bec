using HoiioSdk.Arguments;
using HoiioSdk.Wire;

namespace HoiioSdk.Services;

/// <summary>Interactive voice response: a start block (<see cref="Dial"/>, or an incoming call), then any middle blocks, then one end
/// block. Used as <c>Hoiio.Ivr</c>.</summary>
public sealed partial class Ivr
{
    readonly Api api;

    internal Ivr(Api api) => this.api = api;

    /// <summary>Start block: calls a phone. API path: <c>ivr/start/dial</c>.</summary>
    /// <param name="dest">Phone number to call: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="msg">Message to play once the call is answered: text of at most 1000 characters, <c>&lt;speech&gt;</c> markup, or the
    /// <c>&lt;url&gt;</c> of a sound file.</param>
    /// <param name="callerId">Number to show to the phone: a Hoiio number of yours, <c>private</c>, or null for the registered one.</param>
    /// <param name="maxDuration">Seconds after which the call ends. Null for no limit.</param>
    /// <param name="tag">Your own reference, at most 256 characters. It comes back in status, history and notifications.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the block is done. Without it the call
    /// ends after the message.</param>
    /// <returns><c>session</c>, which all later blocks need, and <c>txn_ref</c> of the call.</returns>
    /// <exception cref="ArgumentException">dest is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Dial(
        string dest, string? msg = null, string? callerId = null, int? maxDuration = null, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null) =>
        Blocking.Wait(DialAsync(dest, msg, callerId, maxDuration, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Dial"/>
    public Task<dynamic> DialAsync(
        string dest, string? msg = null, string? callerId = null, int? maxDuration = null, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/start/dial", new()
        {
            ["dest"] = Ensure.NotNullOrEmpty(dest),
            ["msg"] = msg,
            ["caller_id"] = callerId,
            ["max_duration"] = maxDuration,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>Middle block: plays a message. API path: <c>ivr/middle/play</c>.</summary>
    /// <param name="session">IVR session, such as S4643, from <see cref="Ivr.Dial"/> or a notification.</param>
    /// <param name="msg">Message to play to the caller: text of at most 1000 characters, <c>&lt;speech&gt;</c> markup, or the
    /// <c>&lt;url&gt;</c> of a sound file.</param>
    /// <inheritdoc cref="Dial" path="/param[@name='tag' or @name='notifyUrl']"/>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">session or msg is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Play(
        string session, string msg, string? tag = null, string? notifyUrl = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(PlayAsync(session, msg, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Play"/>
    public Task<dynamic> PlayAsync(
        string session, string msg, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/middle/play", new()
        {
            ["session"] = Ensure.NotNullOrEmpty(session),
            ["msg"] = Ensure.NotNullOrEmpty(msg),
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>Middle block: collects keys that the caller presses. # ends the input. API path: <c>ivr/middle/gather</c>.</summary>
    /// <param name="session">IVR session, such as S4643, from <see cref="Ivr.Dial"/> or a notification.</param>
    /// <param name="msg">Message to play first, in the formats of <see cref="Play"/>. Null for none.</param>
    /// <param name="maxDigits">Keys to wait for, 0 to 255. Null or 0 for any number of them.</param>
    /// <param name="timeout">Seconds to wait for input. Keys pressed by then count.</param>
    /// <param name="attempts">How often the caller may try.</param>
    /// <param name="tag">Your own reference, at most 256 characters. It comes back in status, history and notifications.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the block is done, with the keys as
    /// <c>digits</c>.</param>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">session is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Gather(
        string session, string? msg = null, int? maxDigits = null, int? timeout = null, int? attempts = null, string? tag = null,
        string? notifyUrl = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(GatherAsync(session, msg, maxDigits, timeout, attempts, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Gather"/>
    public Task<dynamic> GatherAsync(
        string session, string? msg = null, int? maxDigits = null, int? timeout = null, int? attempts = null, string? tag = null,
        string? notifyUrl = null, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/middle/gather", new()
        {
            ["session"] = Ensure.NotNullOrEmpty(session),
            ["msg"] = msg,
            ["max_digits"] = maxDigits,
            ["timeout"] = timeout,
            ["attempts"] = attempts,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>Middle block: records a voice message. # ends it. API path: <c>ivr/middle/record</c>.</summary>
    /// <param name="maxDuration">Maximum length of the recording, in seconds.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the recording is ready, with its address
    /// as <c>record_url</c>.</param>
    /// <inheritdoc cref="Gather" path="/param[@name='session' or @name='msg' or @name='tag']"/>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">session is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Record(
        string session, string? msg = null, int? maxDuration = null, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null) =>
        Blocking.Wait(RecordAsync(session, msg, maxDuration, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Record"/>
    public Task<dynamic> RecordAsync(
        string session, string? msg = null, int? maxDuration = null, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/middle/record", new()
        {
            ["session"] = Ensure.NotNullOrEmpty(session),
            ["msg"] = msg,
            ["max_duration"] = maxDuration,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>Middle block: records the conversation from here to the end of the call. API path: <c>ivr/middle/monitor</c>.</summary>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the block is done.</param>
    /// <param name="monitorNotifyUrl">URL that the service posts to when the recording is ready. Null for
    /// <paramref name="notifyUrl"/>.</param>
    /// <inheritdoc cref="Gather" path="/param[@name='session' or @name='msg' or @name='tag']"/>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">session is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Monitor(
        string session, string? msg = null, string? tag = null, string? notifyUrl = null, string? monitorNotifyUrl = null,
        string? appId = null, string? accessToken = null) =>
        Blocking.Wait(MonitorAsync(session, msg, tag, notifyUrl, monitorNotifyUrl, appId, accessToken));

    /// <inheritdoc cref="Monitor"/>
    public Task<dynamic> MonitorAsync(
        string session, string? msg = null, string? tag = null, string? notifyUrl = null, string? monitorNotifyUrl = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/middle/monitor", new()
        {
            ["session"] = Ensure.NotNullOrEmpty(session),
            ["msg"] = msg,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
            ["monitor_notify_url"] = monitorNotifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>Middle block: puts the call on hold. API path: <c>ivr/middle/hold</c>.</summary>
    /// <param name="session">IVR session, such as S4643, from <see cref="Ivr.Dial"/> or a notification.</param>
    /// <param name="msg">Message to repeat, in the formats of <see cref="Play"/>. Null for music.</param>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">session is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Hold(string session, string? msg = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(HoldAsync(session, msg, appId, accessToken));

    /// <inheritdoc cref="Hold"/>
    public Task<dynamic> HoldAsync(
        string session, string? msg = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/middle/hold", new()
        {
            ["session"] = Ensure.NotNullOrEmpty(session),
            ["msg"] = msg,
        }, appId, accessToken, cancellationToken);

    /// <summary>Middle block: takes the call off hold. API path: <c>ivr/middle/unhold</c>.</summary>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the session is ready for the next
    /// block.</param>
    /// <inheritdoc cref="Gather" path="/param[@name='session' or @name='tag']"/>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">session is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Unhold(string session, string? tag = null, string? notifyUrl = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(UnholdAsync(session, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Unhold"/>
    public Task<dynamic> UnholdAsync(
        string session, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/middle/unhold", new()
        {
            ["session"] = Ensure.NotNullOrEmpty(session),
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>End block: connects the call to another phone or a conference room. API path: <c>ivr/end/transfer</c>.</summary>
    /// <param name="dest">Phone number: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>. Or a room:
    /// <c>room:R1234</c>, or <c>room:</c> for a new one.</param>
    /// <param name="callerId">Number to show to the other phone: a Hoiio number of yours, <c>private</c>, or null for the registered
    /// one.</param>
    /// <param name="onFailure"><c>hangup</c> ends the call if the other phone cannot be reached, <c>continue</c> lets you go on with
    /// another block. Null for hangup.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the block is done.</param>
    /// <inheritdoc cref="Gather" path="/param[@name='session' or @name='msg' or @name='tag']"/>
    /// <returns><c>room</c>, if the call went to a room.</returns>
    /// <exception cref="ArgumentException">session or dest is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Transfer(
        string session, string dest, string? msg = null, string? callerId = null, string? onFailure = null, string? tag = null,
        string? notifyUrl = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(TransferAsync(session, dest, msg, callerId, onFailure, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Transfer"/>
    public Task<dynamic> TransferAsync(
        string session, string dest, string? msg = null, string? callerId = null, string? onFailure = null, string? tag = null,
        string? notifyUrl = null, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/end/transfer", new()
        {
            ["session"] = Ensure.NotNullOrEmpty(session),
            ["dest"] = Ensure.NotNullOrEmpty(dest),
            ["msg"] = msg,
            ["caller_id"] = callerId,
            ["on_failure"] = onFailure,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>End block: ends the call. It may be called at any time; during another block the message is not played. API path:
    /// <c>ivr/end/hangup</c>.</summary>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the call has ended.</param>
    /// <param name="force"><c>enabled</c> ends the call at once, even during another block; it excludes a message.</param>
    /// <inheritdoc cref="Gather" path="/param[@name='session' or @name='msg' or @name='tag']"/>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">session is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Hangup(
        string session, string? msg = null, string? tag = null, string? notifyUrl = null, string? force = null,
        string? appId = null, string? accessToken = null) =>
        Blocking.Wait(HangupAsync(session, msg, tag, notifyUrl, force, appId, accessToken));

    /// <inheritdoc cref="Hangup"/>
    public Task<dynamic> HangupAsync(
        string session, string? msg = null, string? tag = null, string? notifyUrl = null, string? force = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("ivr/end/hangup", new()
        {
            ["session"] = Ensure.NotNullOrEmpty(session),
            ["msg"] = msg,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
            ["force"] = force,
        }, appId, accessToken, cancellationToken);
}
