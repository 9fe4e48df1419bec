namespace HoiioSdk.Sandbox;

/// <summary>One step of an IVR call, from the request to its notification.</summary>
sealed class IvrBlock(string name, Request? request = null, string? notifyUrl = null)
{
    public string Name => name;

    public string? NotifyUrl { get; } = notifyUrl ?? request?["notify_url"];

    public string? Tag { get; } = request?["tag"];

    public string? Message { get; } = request?["msg"];

    public TimeSpan MessageLength => Message is null ? TimeSpan.Zero : Timings.Message;

    public DateTimeOffset Time { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool IsRunning { get; set; }

    /// <summary>Whether it came to its own end.</summary>
    public bool IsDone { get; set; }

    /// <summary>What it waits for while it runs: keys, speech, unhold or time.</summary>
    public string WaitsFor { get; init; } = "time";

    /// <summary>The digits that were typed, where it gathers them.</summary>
    public string? Digits { get; set; }

    public int? MaxDigits { get; init; }

    /// <summary>What was said, where it records.</summary>
    public string? Speech { get; set; }

    /// <summary>The fields of its notification that only this block has. Asked for once, when it is over.</summary>
    public Func<WireFields> Result { get; set; } = () => [];

    /// <summary>These fields, once it is over.</summary>
    public WireFields? Outcome { get; set; }

    /// <summary>What a key does, where the block listens to keys.</summary>
    public Action<char>? KeyPressed { get; set; }

    /// <summary>What spoken words do, where the block records them.</summary>
    public Action<string>? Spoken { get; set; }

    /// <summary>Its end, unless something else ends it before.</summary>
    public Appointment? Timer { get; set; }
}
