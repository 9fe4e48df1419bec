using HoiioSdk.Services;

namespace HoiioSdk;

/// <content>Hangups.</content>
public sealed partial class IvrCall
{
    /// <summary>The last hangup request.</summary>
    internal Task? Hangup { get; private set; }

    /// <summary>Ends the call, and completes when it has ended: at once if it already has. It may be called at any time; during another
    /// block the message is not played. API path: <c>ivr/end/hangup</c>.</summary>
    /// <inheritdoc cref="Ivr.Hangup" path="/param[@name='force']"/>
    /// <inheritdoc cref="Ivr.Gather" path="/param[@name='msg' or @name='tag']"/>
    /// <returns>The notification of the end, with the bill.</returns>
    /// <exception cref="HoiioStatusException">The service refused the block.</exception>
    /// <exception cref="HoiioException">No valid answer was received, or no notification within an hour.</exception>
    public async Task<dynamic> HangupAsync(string? msg = null, string? tag = null, string? force = null)
    {
        await RequestHangup(msg, tag, force).ConfigureAwait(false);
        IsEndKnown = true;
        return Notification;
    }

    /// <summary>Requests a hangup, and waits for the end.</summary>
    internal Task RequestHangup(string? msg = null, string? tag = null, string? force = null) => Hangup = EndAsync(msg, tag, force);

    async Task EndAsync(string? msg, string? tag, string? force)
    {
        try
        {
            if (!IsConnected)
                await SendAsync(() => HangUpAsync(msg, tag, force)).ConfigureAwait(false);
        }
        catch (HoiioCallEndedException)
        {
            // The call has ended, as requested.
        }
        Progress.Settle();
        await Progress.EndAsync(IsConnected ? Timeout.InfiniteTimeSpan : BlockTimeout, calls.Time).ConfigureAwait(false);
    }

    // The sources disagree on whether a block that runs can only be ended by force, without a message (docs/sources.md D27).
    async Task<dynamic> HangUpAsync(string? msg, string? tag, string? force)
    {
        var answer = await calls.Ivr.HangupAsync(Session, msg, tag, Url(step: 0), force).ConfigureAwait(false);
        return answer.Status == "error_session_not_ready" && force is null
            ? await calls.Ivr.HangupAsync(Session, null, tag, Url(step: 0), "enabled").ConfigureAwait(false)
            : answer;
    }
}
