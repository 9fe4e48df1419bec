using System.Globalization;
using HoiioSdk.Wire;

namespace HoiioSdk.Services;

/// <summary>The apology to callers, and the callbacks of the user.</summary>
sealed record CallHandlers(
    string Apology, Action<IvrCall, Exception>? Failed, Action<IvrCall>? Ended, Action<IvrCall, string>? Recorded);

/// <summary>Runs the flows, and hangs up the calls that a flow leaves open.</summary>
sealed class FlowRunner(Api api, CallTable calls, CallHandlers handlers)
{
    static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(4);
    static readonly TimeSpan SilenceTimeout = TimeSpan.FromMinutes(1);

    // A hangup is free, so it can be repeated.
    static readonly TimeSpan[] HangupDelays = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(5)];

    TimeProvider Time => api.Settings.TimeProvider;

    /// <summary>Runs a flow until the call ends.</summary>
    public Task Start(IvrCall call, Func<IvrCall, Task> flow) => call.Flow = RunAsync(call, flow);

    /// <summary>Passes a notification to its call.</summary>
    public void Receive(IvrCall call, string? step, HoiioObject notification)
    {
        int? number = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        if (call.Receive(number, notification) is not { } recording)
            return;
        Invoke(call, () => handlers.Recorded?.Invoke(call, recording));
        if (call.Flow.IsCompleted)
            calls.Remove(call);
    }

    /// <summary>Waits until the flow has requested its next block or has returned, up to a timeout.</summary>
    public async Task ReplyAsync(IvrCall call)
    {
        var settled = call.Progress.Settled;
        await WaitAsync(settled, ReplyTimeout).ConfigureAwait(false);
        if (!settled.IsCompleted && call.Progress.Watch(settled))
            _ = BreakSilenceAsync(call, settled);
    }

    /// <summary>Hangs up a call without a flow, if the service has accepted it.</summary>
    public async Task AbandonAsync(IvrCall call)
    {
        if (call.Session != "")
            await HangUpAsync(call, handlers.Apology).ConfigureAwait(false);
        Forget(call);
    }

    /// <summary>Hangs up all calls.</summary>
    public async Task StopAsync()
    {
        // A call whose dial request is not answered has no session yet. DialAsync hangs it up.
        var all = calls.All.Where(call => call.Session != "").ToList();
        await WaitAsync(Task.WhenAll(all.Select(call => HangUpAsync(call, handlers.Apology))), ReplyTimeout).ConfigureAwait(false);
        foreach (var call in all)
            call.Progress.Finish(null);
        await WaitAsync(Task.WhenAll(all.Select(call => call.Flow)), ReplyTimeout).ConfigureAwait(false);
    }

    async Task RunAsync(IvrCall call, Func<IvrCall, Task> flow)
    {
        var returns = ReturnsAsync(call, flow);
        await Task.WhenAny(returns, call.Progress.End).ConfigureAwait(false);
        await WaitAsync(returns, SilenceTimeout).ConfigureAwait(false);
        if (!returns.IsCompleted)
            Report(call, new HoiioException(FormattableString.Invariant($"The call ended {SilenceTimeout.TotalSeconds} seconds ago, ")
                + "and its flow has not returned. Pass call.Ended to what the flow awaits."));
        else if (!call.Progress.IsOver)
            await HangUpAsync(call, await returns.ConfigureAwait(false) ? null : handlers.Apology).ConfigureAwait(false);
        _ = ObserveCallbacksAsync(call);
        Invoke(call, () => handlers.Ended?.Invoke(call));
        Forget(call);
        call.Progress.Complete();
    }

    /// <summary>Runs a flow. Returns false if it fails.</summary>
    async Task<bool> ReturnsAsync(IvrCall call, Func<IvrCall, Task> flow)
    {
        try
        {
            // A flow may start with blocking code.
            await Task.Run(() => flow(call)).ConfigureAwait(false);
        }
        catch (Exception e) when (IsHangup(call, e))
        {
            // A hangup by the caller is not a failure.
        }
        catch (Exception e)
        {
            Report(call, e);
            return false;
        }
        return true;
    }

    static bool IsHangup(IvrCall call, Exception? failure) => failure switch
    {
        HoiioCallEndedException => call.IsClosed,
        OperationCanceledException cancelled when cancelled.CancellationToken == call.Ended => true,
        // HttpClient wraps its own timeout in a cancellation.
        null or TimeoutException or OperationCanceledException { InnerException: TimeoutException } => false,
        // The token may be linked to that of the call, unless the flow went on after the end.
        OperationCanceledException => call.Progress.IsOver && !call.IsEndKnown,
        _ => IsHangup(call, failure.InnerException),
    };

    async Task HangUpAsync(IvrCall call, string? msg)
    {
        // After a hangup of the flow that failed, the apology can still be played.
        var requested = msg is not null && call.Hangup is { IsFaulted: true } ? null : call.Hangup;
        Exception? failure = null;
        foreach (var delay in HangupDelays)
            try
            {
                await Task.Delay(delay, Time).ConfigureAwait(false);
                await (failure is not null ? call.RequestHangup(force: "enabled") : requested ?? call.RequestHangup(msg))
                    .ConfigureAwait(false);
                // The caller has not heard the message.
                if (failure is not null && (msg is not null || requested is not null))
                    Report(call, failure);
                return;
            }
            catch (Exception e)
            {
                failure ??= e;
                // A disposed client would fail again.
                if (e is ObjectDisposedException)
                    break;
            }
        Report(call, failure!);
        call.Progress.Finish(null);
    }

    async Task BreakSilenceAsync(IvrCall call, Task settled)
    {
        await WaitAsync(settled, SilenceTimeout - ReplyTimeout).ConfigureAwait(false);
        if (settled.IsCompleted || call.IsOnHold || call.IsClosed)
            return;
        Report(call, new HoiioException(FormattableString.Invariant(
            $"The flow requested no block for {SilenceTimeout.TotalSeconds} seconds: the call is hung up. HoldAsync lets callers wait.")));
        await HangUpAsync(call, handlers.Apology).ConfigureAwait(false);
    }

    async Task ObserveCallbacksAsync(IvrCall call)
    {
        await call.Progress.End.ConfigureAwait(false);
        try
        {
            await call.Progress.Callbacks.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Report(call, e.GetBaseException());
        }
    }

    void Forget(IvrCall call)
    {
        calls.End(call.Session, call.Key);
        if (!call.IsMonitored)
            calls.Remove(call);
    }

    void Invoke(IvrCall call, Action handler)
    {
        try
        {
            handler();
        }
        catch (Exception e)
        {
            Report(call, e);
        }
    }

    void Report(IvrCall call, Exception failure)
    {
        try
        {
            if (handlers.Failed is null)
                Print(call, failure);
            else
                handlers.Failed(call, failure);
        }
        catch (Exception e)
        {
            Print(call, e);
        }
    }

    void Print(IvrCall call, Exception failure) =>
        api.Print($"Hoiio: call {call.TxnRef} (session {call.Session}): {failure.GetType().Name}: {failure.Message}"
            .ReplaceLineEndings(" "));

    async Task WaitAsync(Task task, TimeSpan timeout) =>
        await task.WaitAsync(timeout, Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
