using HoiioSdk.Arguments;

namespace HoiioSdk.Services;

/// <content>Calls as straight-line code.</content>
public sealed partial class Ivr
{
    /// <summary>Answers calls with a flow: code that runs once for each call, from its first block to its last. Pass what is posted
    /// to <paramref name="notifyUrl"/> to <see cref="IvrCalls.ReceiveAsync(Stream, string, string)"/>.</summary>
    /// <param name="notifyUrl">Your http or https URL that calls <c>ReceiveAsync</c>, such as
    /// <c>http://my.server.com/calls</c>. Forward your Hoiio number to it with <see cref="Number.ConfigureVoice"/>.</param>
    /// <param name="flow">The flow. It ends with the call: when the caller hangs up, the block that it awaits throws a
    /// <see cref="HoiioCallEndedException"/>. When it returns during the call, the call is hung up.</param>
    /// <param name="apology">Message to play before a call is hung up because its flow failed, in the formats of <see cref="Play"/>. Null
    /// for "Sorry, something went wrong. Please call again later."</param>
    /// <param name="failed">Called with each exception of a flow, for each hangup message that was not played, and for each call that
    /// cannot be hung up. Null to print a line to standard error.</param>
    /// <param name="ended">Called once for each call, after its end, when its flow has returned or a minute has passed. Its
    /// <see cref="IvrCall.Notification"/> holds the bill.</param>
    /// <param name="recorded">Called with the URL of the recording that <see cref="IvrCall.MonitorAsync"/> requested, after the
    /// call.</param>
    /// <returns>The calls, which receive notifications and dial.</returns>
    /// <exception cref="ArgumentException">notifyUrl is not an absolute http or https URL, or has a fragment; the flow is null;
    /// or the apology has an unpaired surrogate.</exception>
    public IvrCalls Answer(
        string notifyUrl, Func<IvrCall, Task> flow, string? apology = null, Action<IvrCall, Exception>? failed = null,
        Action<IvrCall>? ended = null, Action<IvrCall, string>? recorded = null)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new(this, api, Ensure.NotifyUrl(notifyUrl), flow,
            new(Ensure.WellFormed(apology ?? "Sorry, something went wrong. Please call again later.", nameof(apology)), failed, ended,
                recorded));
    }
}
