namespace HoiioSdk.Sandbox;

/// <summary>One step of an IVR call, from the request to its notification.</summary>
sealed class IvrBlock(string name, Request? request = null, string? notifyUrl = null)
{
    public string Name => name;

    public string? NotifyUrl => notifyUrl ?? request?["notify_url"];

    public string? Tag => request?["tag"];

    public string? Message => request?["msg"];

    public TimeSpan MessageLength => Message is null ? TimeSpan.Zero : Timings.Message;

    public bool IsRunning { get; set; }

    /// <summary>The fields of its notification that only this block has.</summary>
    public Func<WireFields> Result { get; init; } = () => [];

    /// <summary>What a key does, where the block listens to keys.</summary>
    public Action<char>? KeyPressed { get; set; }

    /// <summary>What spoken words do, where the block records them.</summary>
    public Action<string>? Spoken { get; set; }
}

/// <summary>An IVR call that is driven block by block.</summary>
sealed class IvrSession(string id, Call call, IvrBlock start)
{
    public string Id => id;

    public Call Call => call;

    /// <summary>The block that runs, or ran last.</summary>
    public IvrBlock Block { get; set; } = start;

    /// <summary>Sends the recording of the whole call once it is over; null if nobody asked for one.</summary>
    public Action? Monitored { get; set; }

    public bool IsOnHold => Block is { Name: "hold", IsRunning: true };

    public bool IsTransferred { get; set; }

    public WireFields Describe(IvrBlock block, bool withResult = true)
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
        if (withResult)
            fields.And(block.Result());
        return Call.IsOver ? fields.And(Call.Bill()) : fields;
    }
}
