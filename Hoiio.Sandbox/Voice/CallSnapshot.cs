using System.Collections.ObjectModel;

namespace HoiioSdk.Sandbox;

/// <summary>What the front desk shows of a call.</summary>
static class CallSnapshot
{
    public static SandboxCall Of(Call call, IReadOnlySet<string> phonesInHand)
    {
        var (session, isIncoming) = (call.Session, call.HoiioNumber is not null);
        var block = session?.Block;
        var running = block is { IsRunning: true } ? block : null;
        return new()
        {
            TxnRef = call.TxnRef,
            Session = session?.Id,
            Direction = isIncoming ? "incoming" : "outgoing",
            From = isIncoming ? call.First.Number : null,
            To = isIncoming ? call.HoiioNumber : session is null ? null : call.First.Number,
            Dest1 = session is null ? call.First.Number : null,
            Dest2 = session is null ? call.Second?.Number : null,
            Room = call.Room,
            Tag = call.Tag,
            State = call.IsOver ? "ended" : call.AnsweredAt is null ? "ringing" : "ongoing",
            Block = block?.Name,
            Message = running?.Message,
            WaitsFor = WaitsFor(call, running),
            Keys = running?.Digits,
            MaxDigits = running?.MaxDigits,
            Phones = [
                .. call.Legs.Select(leg => new SandboxCallPhone(
                    leg.Number, leg.State, leg.WasInHand || phonesInHand.Contains(leg.Number)))],
            Blocks = session is null ? [] : [.. session.Blocks.Select(Of)],
            Date = call.Date,
            Answered = call.AnsweredAt,
            Ended = call.EndedAt,
            Duration = call.Minutes,
            Currency = Rates.Currency,
            Rate = call.Rate,
            Debit = call.Debit,
            HeldBack = call.Hold.Amount,
        };
    }

    static string? WaitsFor(Call call, IvrBlock? running) => call switch
    {
        { IsOver: true } => null,
        { PickUp: not null } => "answer",
        { Session: null } or { Session.IsTransferred: true } => "time",
        _ => running?.WaitsFor ?? "block",
    };

    static SandboxBlock Of(IvrBlock block) => new()
    {
        Block = block.Name,
        Time = block.Time,
        Ended = block.EndedAt,
        Message = block.Message,
        Keys = block.Digits,
        Speech = block.Speech,
        NotifyUrl = block.NotifyUrl,
        State = block.EndedAt is null ? "running" : block.IsDone ? "done" : "interrupted",
        Result = block.Outcome is { } fields
            ? new ReadOnlyDictionary<string, string>(new OrderedDictionary<string, string>(fields.ToForm()))
            : ReadOnlyDictionary<string, string>.Empty,
    };
}
