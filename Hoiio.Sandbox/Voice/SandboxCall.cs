using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A snapshot of a call: a call back, a participant in a conference, or the call of an IVR session.</summary>
public sealed record SandboxCall
{
    /// <summary>The transaction reference, such as <c>AA-C-141147</c>.</summary>
    public required string TxnRef { get; init; }

    /// <summary>The IVR session, such as <c>S4643</c>, or null.</summary>
    public string? Session { get; init; }

    /// <summary><c>outgoing</c> or <c>incoming</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>The caller of an incoming call: a number, or <c>private</c>; null for other calls.</summary>
    public string? From { get; init; }

    /// <summary>The called number of an IVR call, incoming or outgoing; null for other calls.</summary>
    public string? To { get; init; }

    /// <summary>The first phone of a call back, or the participant in a conference; null for other calls.</summary>
    public string? Dest1 { get; init; }

    /// <summary>The second phone of a call back; null for other calls.</summary>
    public string? Dest2 { get; init; }

    /// <summary>The conference room, or null.</summary>
    public string? Room { get; init; }

    /// <summary>The tag of the request, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>The state: <c>ringing</c>, <c>ongoing</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>The current or latest block of an IVR call: <c>dial</c>, <c>answer</c>, <c>play</c>, <c>gather</c>, <c>record</c>,
    /// <c>monitor</c>, <c>hold</c>, <c>unhold</c>, <c>transfer</c> or <c>hangup</c>; null for other calls.</summary>
    public string? Block { get; init; }

    /// <summary>The message of the current block, or null.</summary>
    public string? Message { get; init; }

    /// <summary>What the call waits for: <c>answer</c>, <c>keys</c>, <c>speech</c>, <c>block</c>, <c>unhold</c> or <c>time</c>; null if it
    /// has ended.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>The keys that the current gather has received, or null without a gather.</summary>
    public string? Keys { get; init; }

    /// <summary>The maximum number of keys of the current gather, or null if only # ends it.</summary>
    public int? MaxDigits { get; init; }

    /// <summary>The phones in the call: dest1 and dest2, or the phone of an IVR call and that of a transfer.</summary>
    public required IReadOnlyList<SandboxCallPhone> Phones { get; init; }

    /// <summary>The blocks of an IVR call, in order; empty for other calls.</summary>
    public required IReadOnlyList<SandboxBlock> Blocks { get; init; }

    /// <summary>When it was requested.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>When it was answered and charging started, or null.</summary>
    public DateTimeOffset? Answered { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The charged minutes, or null before the call ends.</summary>
    public int? Duration { get; init; }

    /// <summary>The currency, SGD.</summary>
    public required string Currency { get; init; }

    /// <summary>The rate of all phones per minute, in SGD.</summary>
    public required decimal Rate { get; init; }

    /// <summary>The cost in SGD, or null before the call ends.</summary>
    public decimal? Debit { get; init; }

    /// <summary>The credit reserved for the minutes started so far, in SGD; zero once the call has ended.</summary>
    public required decimal HeldBack { get; init; }

    /// <summary>Returns one line: the transaction reference, date (GMT+8), phones and state.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            State,
            Block,
            WaitsFor is null ? null : $"waits for {WaitsFor}",
            Debit is { } debit ? $"{WireFormat.Money(debit)} {Currency}" : null,
        ];
        return $"{TxnRef}{(Session is null ? "" : $" {Session}")} {Direction} {WireFormat.Date(Date)}: "
            + $"{string.Join(", ", Phones.Select(phone => $"{phone.Number} {phone.State}"))}; {string.Join(", ", parts.OfType<string>())}";
    }
}

/// <summary>A phone in a call.</summary>
/// <param name="Number">The number.</param>
/// <param name="State">The state: <c>waiting</c>, <c>ringing</c>, <c>in_call</c>, <c>answered</c>, <c>unanswered</c>, <c>busy</c> or
/// <c>failed</c>.</param>
/// <param name="InHand">Whether it is a phone in hand, which you answer or decline yourself.</param>
public sealed record SandboxCallPhone(string Number, string State, bool InHand);

/// <summary>A block of an IVR call.</summary>
public sealed record SandboxBlock
{
    /// <summary>The name of the block, such as <c>gather</c>.</summary>
    public required string Block { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Its message, or null.</summary>
    public string? Message { get; init; }

    /// <summary>The pressed keys, or null.</summary>
    public string? Keys { get; init; }

    /// <summary>The recorded speech, or null.</summary>
    public string? Speech { get; init; }

    /// <summary>The URL that is notified of its result, or null.</summary>
    public string? NotifyUrl { get; init; }

    /// <summary>The state: <c>running</c>, <c>done</c> or <c>interrupted</c>.</summary>
    public required string State { get; init; }

    /// <summary>The fields of its notification with its result, such as <c>digits</c>.</summary>
    public required IReadOnlyDictionary<string, string> Result { get; init; }

    /// <summary>Returns one line: the start time (GMT+8), name, state and result.</summary>
    public override string ToString() =>
        $"{WireFormat.Date(Time)} {Block} {State}{string.Concat(Result.Select(field => $" {field.Key}={field.Value}"))}";
}
