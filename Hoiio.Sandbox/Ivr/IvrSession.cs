using System.Text;
using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>An IVR call: a sequence of blocks.</summary>
sealed class IvrSession : Call
{
    const int MaxBlocks = 200;

    readonly Queue<IvrBlock> blocks = [];
    MonitorBlock? monitor;

    IvrSession(Switchboard switchboard, Leg first, IvrBlock start) : base(switchboard, first)
    {
        Id = World.Identifiers.Session();
        Block = start;
        AddBlock(start);
    }

    public string Id { get; }

    /// <summary>The current or latest block.</summary>
    public IvrBlock Block { get; private set; }

    public bool IsMonitored => monitor is not null;

    public bool IsOnHold => Block is HoldBlock { IsRunning: true };

    public bool IsTransferred { get; private set; }

    protected override string Kind => "ivr";

    protected override string WaitsFor => IsTransferred ? "time" : Block.IsRunning ? Block.WaitsFor : "block";

    public static IvrSession Dial(Switchboard switchboard, Request request)
    {
        var dest = request.Get("dest");
        var leg = new Leg(dest, Rates.For(dest).Call);
        switchboard.EnsureAvailable(1, leg.Rate);
        var session = new IvrSession(switchboard, leg, new DialBlock(request, leg)) { Tag = request["tag"] };
        session.Block.Begin();
        session.Ring(leg);
        return session;
    }

    public static IvrSession Receive(Switchboard switchboard, string from, Subscription to)
    {
        var leg = new Leg(from, Rates.IncomingCall) { State = Leg.Ringing };
        var session = new IvrSession(switchboard, leg, new AnswerBlock(to.ForwardTo)) { HoiioNumber = to.Number };
        session.World.Notify(to.ForwardTo, session.Describe(session.Block));
        session.After(Timings.IncomingRing, session.EndUnlessAnswered);
        return session;
    }

    /// <summary>Starts a block. The first block answers an incoming call.</summary>
    public void Begin(IvrBlock block)
    {
        if (AnsweredAt is null)
        {
            First.Result = CallStatus.Answered;
            Connect(Timings.IvrCall);
            Block.IsDone = true;
        }
        Replace(block);
        monitor = block as MonitorBlock ?? monitor;
        block.Begin();
    }

    /// <summary>Starts a hangup block, which interrupts the running block, if any.</summary>
    public void Hangup(Request request)
    {
        var block = new HangupBlock(request, Block.IsRunning ? Block : null);
        Replace(block);
        block.Begin();
    }

    /// <summary>Starts a transfer to a room.</summary>
    public void Transfer(RoomTransferBlock block, string room)
    {
        Join(room);
        Begin(block);
    }

    /// <summary>Starts a transfer to a phone, and reserves its first minute.</summary>
    public void Transfer(Request request, Leg leg)
    {
        if (!World.Account.TryReserve(this, leg.Rate))
            throw new ApiException("error_insufficient_credit");
        Begin(new PhoneTransferBlock(request, leg));
    }

    /// <summary>Adds the phone that a transfer rings.</summary>
    public void AddTransferLeg(Leg leg) => Second = leg;

    public void ReleaseTransfer(Leg leg) => World.Account.Release(this, leg.Rate);

    public void ConnectTransfer(IvrBlock block, Leg leg)
    {
        Rate += leg.Rate;
        Connect(leg);
        ConnectTransfer(block);
    }

    public void ConnectTransfer(IvrBlock block)
    {
        IsTransferred = true;
        Finish(block);
        After(Timings.Talk, End);
    }

    public ScheduledAction? AfterMessage(IvrBlock block, Action action) => After(block.MessageLength, action);

    public void Finish(IvrBlock block)
    {
        if (!block.IsRunning)
            return;
        block.IsDone = true;
        block.Close(World.Now);
        World.Notify(block.NotifyUrl, Describe(block).Merge(block.Outcome!).WithBaseUrl(block.BaseUrl));
        MarkChanged();
    }

    /// <summary>Finishes a block. If it has a message but no notify URL, the call ends.</summary>
    public void FinishOrHangUp(IvrBlock block)
    {
        if (block.NotifyUrl is null && block.Message is not null)
        {
            block.IsDone = true;
            End();
        }
        else
            Finish(block);
    }

    /// <summary>Finishes a gather in which no key was pressed.</summary>
    public void FinishWithoutKey(IvrBlock block)
    {
        if (World.Readings.GatherWithoutKeyEndsCall)
        {
            block.IsDone = true;
            End();
        }
        else
            Finish(block);
    }

    /// <summary>Publishes a recording. Its content is the spoken text.</summary>
    public WireFields PublishRecording(string text, string field = "record_url") => new()
    {
        { field, World.Files.Publish("recording.mp3", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text)) },
    };

    public override SandboxCall ToSnapshot(string baseUrl) => base.ToSnapshot(baseUrl) with
    {
        Session = Id,
        From = HoiioNumber is null ? null : First.Number,
        To = HoiioNumber ?? First.Number,
        Dest1 = null,
        Dest2 = null,
        Block = Block.Name,
        Message = Block.IsRunning ? Block.Message : null,
        Keys = Block.IsRunning ? Block.Digits : null,
        MaxDigits = Block.IsRunning ? Block.MaxDigits : null,
        Blocks = [.. blocks.Select(block => block.ToSnapshot(baseUrl))],
    };

    protected override void OnAnswered(Leg leg) => Block.OnAnswered(leg);

    protected override void OnUnanswered(Leg leg) => Block.OnUnanswered(leg);

    // An interrupted block still reports its result: the digits or the speech so far.
    protected override void OnEnded()
    {
        var wasRunning = Block.IsRunning;
        Block.Close(World.Now);
        var fields = Describe(Block);
        World.Notify(Block.NotifyUrl, wasRunning ? fields.Merge(Block.Outcome!).WithBaseUrl(Block.BaseUrl) : fields);
        if (monitor is not null)
            World.Notify(monitor.RecordingUrl,
                Describe(monitor).Merge(PublishRecording("The whole call.", World.Readings.MonitorRecording)).WithBaseUrl(monitor.BaseUrl));
    }

    void EndUnlessAnswered()
    {
        if (AnsweredAt is null)
            End();
    }

    void Replace(IvrBlock block)
    {
        Block.Close(World.Now);
        Block = block;
        AddBlock(block);
        MarkChanged();
    }

    void AddBlock(IvrBlock block)
    {
        block.Attach(this, World.Now);
        blocks.Enqueue(block);
        if (blocks.Count > MaxBlocks)
            blocks.Dequeue();
    }

    WireFields Describe(IvrBlock block)
    {
        var fields = new WireFields
        {
            { "session", Id },
            { "txn_ref", TxnRef },
            { "call_state", State },
            { "tag", block.Tag },
            { "ivr_block", block.Name },
        };
        if (HoiioNumber is { } number && (World.Readings.NotifiesPartiesAlways || IsOver || AnsweredAt is null))
            fields.Merge(new() { { "from", First.Number }, { "to", number } });
        return IsOver ? fields.Merge(Bill()) : fields;
    }
}
