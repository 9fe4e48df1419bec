namespace HoiioSdk.Sandbox;

/// <summary>An IVR call that is driven block by block, and the rules by which one block follows another.</summary>
sealed class IvrSession
{
    const int MostBlocks = 200;

    readonly World world;
    readonly Queue<IvrBlock> blocks = [];

    public IvrSession(World world, Call call, IvrBlock start)
    {
        this.world = world;
        Id = world.Ids.Session();
        Call = call;
        Block = start;
        Keep(start);
        call.Session = this;
        call.Ended = Conclude;
    }

    public string Id { get; }

    public Call Call { get; }

    /// <summary>The block that runs, or ran last.</summary>
    public IvrBlock Block { get; private set; }

    /// <summary>The latest blocks, in order.</summary>
    public IReadOnlyCollection<IvrBlock> Blocks => blocks;

    /// <summary>Sends the recording of the whole call once it is over; null if nobody asked for one.</summary>
    public Action? Monitored { get; set; }

    public bool IsOnHold => Block is { Name: "hold", IsRunning: true };

    public bool IsTransferred { get; set; }

    /// <summary>Starts a block; the first one answers a call that came in.</summary>
    public IvrBlock Begin(IvrBlock block)
    {
        if (Call.AnsweredAt is null)
        {
            Call.First.Result = "answered";
            world.Switchboard.Connect(Call, Timings.IvrCall);
            Block.IsDone = true;
        }
        block.IsRunning = true;
        Replace(block);
        return block;
    }

    /// <summary>Puts a block in the place of the one before, which is over by that.</summary>
    public void Replace(IvrBlock block)
    {
        Close(Block);
        Block = block;
        Keep(block);
        world.Switchboard.Changed(Call);
    }

    public void Finish(IvrBlock block)
    {
        if (!block.IsRunning)
            return;
        block.IsDone = true;
        Close(block);
        world.Notify(block.NotifyUrl, Describe(block).And(block.Outcome!));
        world.Switchboard.Changed(Call);
    }

    public void FinishAfter(TimeSpan delay, IvrBlock block) => block.Timer = world.Switchboard.WhileUp(Call, delay, () => Finish(block));

    /// <summary>Without a notify URL the call ends after the message.</summary>
    public void FinishOrHangUp(IvrBlock block)
    {
        if (block.NotifyUrl is null && block.Message is not null)
        {
            block.IsDone = true;
            world.Switchboard.End(Call);
        }
        else
            Finish(block);
    }

    public WireFields Describe(IvrBlock block)
    {
        var fields = new WireFields
        {
            { "session", Id },
            { "txn_ref", Call.TxnRef },
            { "call_state", Call.IsOver ? "ended" : Call.AnsweredAt is null ? "ringing" : "ongoing" },
            { "tag", block.Tag },
            { "ivr_block", block.Name },
        };
        if (Call.HoiioNumber is { } number && (Call.IsOver || Call.AnsweredAt is null))
            fields.And(new() { { "from", Call.First.Number }, { "to", number } });
        return Call.IsOver ? fields.And(Call.Bill()) : fields;
    }

    void Keep(IvrBlock block)
    {
        block.Time = world.Now;
        blocks.Enqueue(block);
        if (blocks.Count > MostBlocks)
            blocks.Dequeue();
    }

    void Close(IvrBlock block)
    {
        if (block.EndedAt is not null)
            return;
        block.EndedAt = world.Now;
        block.IsRunning = false;
        block.Timer?.Cancel();
        block.Outcome = block.Result();
        // What a block has heard stays; what it would do with more of it does not.
        (block.Result, block.KeyPressed, block.Spoken, block.Timer) = (() => [], null, null, null);
    }

    // A block that is cut short still tells what it has: the digits so far, the words recorded so far.
    void Conclude()
    {
        var wasRunning = Block.IsRunning;
        Close(Block);
        var fields = Describe(Block);
        world.Notify(Block.NotifyUrl, wasRunning ? fields.And(Block.Outcome!) : fields);
        Monitored?.Invoke();
        Monitored = null;
    }
}
