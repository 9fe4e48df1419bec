using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A call as it stands: a call back, a participant of a conference, or the call of an IVR session. It does not change
/// afterwards.</summary>
public sealed record SandboxCall
{
    /// <summary>The transaction, such as <c>AA-C-141147</c>.</summary>
    public required string TxnRef { get; init; }

    /// <summary>The IVR session, such as <c>S4643</c>, or null.</summary>
    public string? Session { get; init; }

    /// <summary><c>outgoing</c> or <c>incoming</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>Who calls, for a call that came in: a number, or <c>private</c>.</summary>
    public string? From { get; init; }

    /// <summary>Who is called: for an IVR call, either way.</summary>
    public string? To { get; init; }

    /// <summary>The first phone of a call back, or the participant of a conference.</summary>
    public string? Dest1 { get; init; }

    /// <summary>The second phone of a call back.</summary>
    public string? Dest2 { get; init; }

    /// <summary>The conference room, or null.</summary>
    public string? Room { get; init; }

    /// <summary>The tag of the request, or null.</summary>
    public string? Tag { get; init; }

    /// <summary><c>ringing</c>, <c>ongoing</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>The IVR block that runs, or ran last: dial, answer, play, gather, record, monitor, hold, unhold, transfer, hangup; null for
    /// other calls.</summary>
    public string? Block { get; init; }

    /// <summary>What is being said, or null.</summary>
    public string? Message { get; init; }

    /// <summary>What the call waits for: <c>answer</c>, <c>keys</c>, <c>speech</c>, <c>block</c>, <c>unhold</c> or <c>time</c>; null once
    /// it is over.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>The keys typed so far, while a gather runs.</summary>
    public string? Keys { get; init; }

    /// <summary>How many keys that gather takes, or null for any number up to #.</summary>
    public int? MaxDigits { get; init; }

    /// <summary>The phones that take part: dest1 and dest2, or the caller or callee, then the one of a transfer.</summary>
    public required IReadOnlyList<SandboxCallPhone> Phones { get; init; }

    /// <summary>The blocks of an IVR call, in order; empty for other calls.</summary>
    public required IReadOnlyList<SandboxBlock> Blocks { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>From when on it is paid for, or null.</summary>
    public DateTimeOffset? Answered { get; init; }

    /// <summary>When it was over, or null.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The minutes that are paid for, or null while it is up.</summary>
    public int? Duration { get; init; }

    /// <summary>The currency, SGD.</summary>
    public required string Currency { get; init; }

    /// <summary>The price of a minute, all phones.</summary>
    public required decimal Rate { get; init; }

    /// <summary>What it cost, or null while it is up.</summary>
    public decimal? Debit { get; init; }

    /// <summary>The credit that is held back for its minutes so far, each from its beginning; zero once it is over.</summary>
    public required decimal HeldBack { get; init; }

    /// <summary>One line: which call, when (GMT+8), its phones and how it stands.</summary>
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

/// <summary>A phone that takes part in a call.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State"><c>waiting</c>, <c>ringing</c>, <c>in_call</c>, <c>answered</c>, <c>unanswered</c>, <c>busy</c> or
/// <c>failed</c>.</param>
/// <param name="InHand">Whether somebody answers or declines it, instead of the rule of its number.</param>
public sealed record SandboxCallPhone(string Number, string State, bool InHand);

/// <summary>A block of an IVR call.</summary>
public sealed record SandboxBlock
{
    /// <summary>Its name, such as <c>gather</c>.</summary>
    public required string Block { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When it was over, or null.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What it says, or null.</summary>
    public string? Message { get; init; }

    /// <summary>The keys that were pressed, or null.</summary>
    public string? Keys { get; init; }

    /// <summary>What was said into it, or null.</summary>
    public string? Speech { get; init; }

    /// <summary>Who hears of it, or null.</summary>
    public string? NotifyUrl { get; init; }

    /// <summary><c>running</c>, <c>done</c> or <c>interrupted</c>.</summary>
    public required string State { get; init; }

    /// <summary>The fields of its notification that tell what came of it, such as <c>digits</c>.</summary>
    public required IReadOnlyDictionary<string, string> Result { get; init; }

    /// <summary>One line: when it began (GMT+8), its name, how it stands and what came of it.</summary>
    public override string ToString() =>
        $"{WireFormat.Date(Time)} {Block} {State}{string.Concat(Result.Select(field => $" {field.Key}={field.Value}"))}";
}
