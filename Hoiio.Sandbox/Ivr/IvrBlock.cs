using System.Collections.ObjectModel;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>A step of an IVR call, from its request to its notification. A derived class defines what it does.</summary>
abstract class IvrBlock(string name, Request? request = null, string? notifyUrl = null)
{
    public string Name => name;

    public string? NotifyUrl { get; } = notifyUrl ?? request?["notify_url"];

    /// <summary>The base of the URL of its recording in the notification.</summary>
    public string BaseUrl { get; } = request?.BaseUrl ?? "";

    public string? Tag { get; } = request?["tag"];

    public string? Message { get; } = request?["msg"];

    public TimeSpan MessageLength => Message is null ? TimeSpan.Zero : Timings.Message;

    public DateTimeOffset BeganAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsRunning { get; protected set; }

    /// <summary>Whether it has ended normally, without an interruption.</summary>
    public bool IsDone { get; set; }

    /// <summary>What it waits for while it is running: keys, speech, unhold or time.</summary>
    public virtual string WaitsFor => "time";

    /// <summary>Whether it accepts keys.</summary>
    public virtual bool TakesKeys => false;

    /// <summary>Whether it accepts speech.</summary>
    public virtual bool TakesSpeech => false;

    /// <summary>The keys that a gather has received, or null for other blocks.</summary>
    public string? Digits { get; protected set; }

    public int? MaxDigits { get; protected init; }

    /// <summary>The speech that a record block has received, or null.</summary>
    public string? Speech { get; protected set; }

    /// <summary>The fields of its notification that are specific to its kind, set when it ends.</summary>
    public WireFields? Outcome { get; private set; }

    protected IvrSession Session { get; private set; } = null!;

    /// <summary>Ends the block, unless something else ends it first.</summary>
    protected ScheduledAction? Timer { get; set; }

    /// <summary>Attaches the block to a session.</summary>
    public void Attach(IvrSession session, DateTimeOffset now) => (Session, BeganAt) = (session, now);

    /// <summary>Starts the block.</summary>
    public void Begin()
    {
        IsRunning = true;
        OnBegin();
    }

    /// <summary>Ends the block and saves its result. It receives nothing more.</summary>
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

    /// <summary>Called when the phone that it rings is answered.</summary>
    public virtual void OnAnswered(Leg leg)
    {
    }

    /// <summary>Called when the phone that it rings is not answered.</summary>
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

    /// <summary>Returns the fields that are specific to its kind. It is called once, when the block ends.</summary>
    protected virtual WireFields Result() => [];
}
