using System.Collections.ObjectModel;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>One step of an IVR call, from its request to its notification. Each kind says what it does meanwhile.</summary>
abstract class IvrBlock(string name, Request? request = null, string? notifyUrl = null)
{
    public string Name => name;

    public string? NotifyUrl { get; } = notifyUrl ?? request?["notify_url"];

    /// <summary>How the address of its recording begins in the notification.</summary>
    public string BaseUrl { get; } = request?.BaseUrl ?? "";

    public string? Tag { get; } = request?["tag"];

    public string? Message { get; } = request?["msg"];

    public TimeSpan MessageLength => Message is null ? TimeSpan.Zero : Timings.Message;

    public DateTimeOffset BeganAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsRunning { get; protected set; }

    /// <summary>Whether it came to its own end.</summary>
    public bool IsDone { get; set; }

    /// <summary>What it waits for while it runs: keys, speech, unhold or time.</summary>
    public virtual string WaitsFor => "time";

    /// <summary>Whether somebody can press keys while it runs.</summary>
    public virtual bool TakesKeys => false;

    /// <summary>Whether somebody can speak into it while it runs.</summary>
    public virtual bool TakesSpeech => false;

    /// <summary>The keys that were pressed, where it gathers them.</summary>
    public string? Digits { get; protected set; }

    public int? MaxDigits { get; protected init; }

    /// <summary>What was said, where it records.</summary>
    public string? Speech { get; protected set; }

    /// <summary>The fields of its notification that only this kind of block has, once it is over.</summary>
    public WireFields? Outcome { get; private set; }

    protected IvrSession Session { get; private set; } = null!;

    /// <summary>Its end, unless something else ends it before.</summary>
    protected ScheduledAction? Timer { get; set; }

    /// <summary>Takes its place in a session.</summary>
    public void Attach(IvrSession session, DateTimeOffset now) => (Session, BeganAt) = (session, now);

    /// <summary>Starts to run: what it does is scheduled.</summary>
    public void Begin()
    {
        IsRunning = true;
        OnBegin();
    }

    /// <summary>Is over: what it has heard stays, and nothing more is heard.</summary>
    public void Close(DateTimeOffset now)
    {
        if (EndedAt is not null)
            return;
        EndedAt = now;
        IsRunning = false;
        Timer?.Cancel();
        Outcome = Result();
    }

    public virtual void OnKey(char key)
    {
    }

    public virtual void OnSpeech(string text)
    {
    }

    /// <summary>The phone that it rings was answered.</summary>
    public virtual void OnAnswered(Leg leg)
    {
    }

    /// <summary>The phone that it rings was not answered.</summary>
    public virtual void OnUnanswered(Leg leg)
    {
        IsDone = true;
        Session.End();
    }

    public SandboxBlock ToSnapshot(string baseUrl) => new()
    {
        Block = Name,
        Time = BeganAt,
        Ended = EndedAt,
        Message = Message,
        Keys = Digits,
        Speech = Speech,
        NotifyUrl = NotifyUrl,
        State = EndedAt is null ? "running" : IsDone ? "done" : "interrupted",
        Result = Outcome is { } fields
            ? new ReadOnlyDictionary<string, string>(new OrderedDictionary<string, string>(fields.WithBaseUrl(baseUrl).ToForm()))
            : ReadOnlyDictionary<string, string>.Empty,
    };

    protected virtual void OnBegin()
    {
    }

    /// <summary>The fields that only this kind of block has. Asked for once, at its end.</summary>
    protected virtual WireFields Result() => [];
}
