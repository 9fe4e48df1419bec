using HoiioSdk.Arguments;

namespace HoiioSdk.Services;

/// <content>Calls as straight-line code.</content>
public sealed partial class Ivr
{
    /// <summary>Answers calls with a flow: code that runs from the first block of a call to its last, once for each call. Hand what is
    /// posted to <paramref name="notifyUrl"/> to <see cref="IvrCalls.ReceiveAsync(Stream, string, string)"/>.</summary>
    /// <param name="notifyUrl">http or https URL of your own that leads to <c>ReceiveAsync</c>, such as
    /// <c>http://my.server.com/calls</c>. Forward your Hoiio number to it with <see cref="Number.ConfigureVoice"/>.</param>
    /// <param name="flow">The flow. It ends with the call: the block that it awaits throws a <see cref="HoiioCallEndedException"/> when the
    /// caller hangs up, and a call that is up when the flow returns is hung up.</param>
    /// <param name="apology">Message to play before a call is hung up because its flow failed, in the formats of <see cref="Play"/>. Null
    /// for "Sorry, something went wrong. Please call again later."</param>
    /// <param name="failed">Is called with each exception of a flow and with each call that could not be hung up. Null for a line on
    /// standard error.</param>
    /// <param name="ended">Is called once for each call when it is over and its flow has returned. Its
    /// <see cref="IvrCall.Notification"/> holds the bill.</param>
    /// <param name="recorded">Is called with the address of the recording that <see cref="IvrCall.MonitorAsync"/> asked for, which comes
    /// after the call.</param>
    /// <returns>The calls: receives their notifications, and dials.</returns>
    /// <exception cref="ArgumentException">notifyUrl is not an absolute http or https URL, or has a fragment; or the flow is
    /// null.</exception>
    public IvrCalls Answer(
        string notifyUrl, Func<IvrCall, Task> flow, string? apology = null, Action<IvrCall, Exception>? failed = null,
        Action<IvrCall>? ended = null, Action<IvrCall, string>? recorded = null)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new(this, api, Ensure.NotifyUrl(notifyUrl), flow,
            new(apology ?? "Sorry, something went wrong. Please call again later.", failed, ended, recorded));
    }
}
