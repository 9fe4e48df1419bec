using System.Globalization;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A line of the account's statement: what changed the credit, and the credit after it, in SGD.</summary>
/// <param name="Id">Its number, rising.</param>
/// <param name="Time">When.</param>
/// <param name="Reason"><c>start</c>, <c>credit</c>, <c>call</c>, <c>conference</c>, <c>ivr</c>, <c>sms</c>, <c>sms received</c>,
/// <c>fax</c>, <c>fax received</c> or <c>number</c>.</param>
/// <param name="TxnRef">The transaction, or null.</param>
/// <param name="Amount">Less than zero for what was paid.</param>
/// <param name="Points">The main points after it.</param>
/// <param name="Bonus">The bonus after it.</param>
/// <param name="Balance">Both together.</param>
public sealed record LedgerEntry(long Id, DateTimeOffset Time, string Reason, string? TxnRef, decimal Amount, decimal Points,
    decimal Bonus, decimal Balance)
{
    /// <summary>One line: its number, when (GMT+8), why, the amount and the balance after it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Id}: {WireFormat.Date(Time)} {Reason} {TxnRef ?? "-"} {WireFormat.Money(Amount)} -> {WireFormat.Money(Balance)}");
}
