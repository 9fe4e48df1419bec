using System.Globalization;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A line of the account statement: a change of the credit, and the credit after it, in SGD.</summary>
/// <param name="Id">The number of the line, from 1.</param>
/// <param name="Time">The time on the sandbox's clock.</param>
/// <param name="Reason"><c>start</c>, <c>credit</c>, <c>call</c>, <c>conference</c>, <c>ivr</c>, <c>sms</c>, <c>sms received</c>,
/// <c>fax</c>, <c>fax received</c> or <c>number</c>.</param>
/// <param name="TxnRef">The transaction reference, or null.</param>
/// <param name="Amount">The amount; negative for charges.</param>
/// <param name="Points">The points after the change.</param>
/// <param name="Bonus">The bonus after the change.</param>
/// <param name="Balance">The sum of points and bonus after the change.</param>
public sealed record LedgerEntry(long Id, DateTimeOffset Time, string Reason, string? TxnRef, decimal Amount, decimal Points,
    decimal Bonus, decimal Balance)
{
    /// <summary>Returns one line: the ID, time (GMT+8), reason, transaction reference, amount and balance.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Id}: {WireFormat.Date(Time)} {Reason} {TxnRef ?? "-"} {WireFormat.Money(Amount)} -> {WireFormat.Money(Balance)}");
}
