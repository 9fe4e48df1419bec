using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox;

/// <content>What there is: calls, messages, faxes, numbers, and the account's statement.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>Calls both ways, newest first.</summary>
    /// <param name="isLiveOnly">Whether calls that are over are left out.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<SandboxCall> Calls(bool isLiveOnly = false, int limit = SandboxControl.DefaultLimit) =>
        control.Calls(isLiveOnly, limit, Url);

    /// <summary>A call as it stands.</summary>
    /// <param name="sessionOrTxnRef">A session such as <c>S4643</c>, or a transaction such as <c>AA-C-141147</c>.</param>
    /// <exception cref="ArgumentException">There is no such call.</exception>
    public SandboxCall Call(string sessionOrTxnRef) => control.Call(sessionOrTxnRef, Url);

    /// <summary>SMS both ways, newest first.</summary>
    /// <param name="number">Only those from or to this number; null for all.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<SandboxMessage> Messages(string? number = null, int limit = SandboxControl.DefaultLimit) =>
        control.Messages(number, limit);

    /// <summary>An SMS as it stands.</summary>
    /// <param name="txnRef">The transaction, such as <c>AA-S-141147</c>.</param>
    /// <exception cref="ArgumentException">There is no such SMS.</exception>
    public SandboxMessage Message(string txnRef) => control.Message(txnRef);

    /// <summary>Faxes both ways, newest first.</summary>
    /// <param name="number">Only those from or to this number; null for all.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<SandboxFax> Faxes(string? number = null, int limit = SandboxControl.DefaultLimit) =>
        control.Faxes(number, limit, Url);

    /// <summary>A fax as it stands.</summary>
    /// <param name="txnRef">The transaction, such as <c>AA-F-141147</c>.</param>
    /// <exception cref="ArgumentException">There is no such fax.</exception>
    public SandboxFax Fax(string txnRef) => control.Fax(txnRef, Url);

    /// <summary>The numbers that the account holds.</summary>
    public IReadOnlyList<SandboxNumber> Numbers => control.Numbers;

    /// <summary>The account's statement: each line is a change of the credit, from the credit at the start on.</summary>
    /// <param name="after">The id of the last line that is known already.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<LedgerEntry> Ledger(long after = 0, int limit = int.MaxValue) => control.Ledger(after, limit);

    /// <summary>Sets where a number of the account sends what it hears. Each part that is null stays as it is.</summary>
    /// <param name="number">The number, such as <c>+6500000000</c>.</param>
    /// <param name="forwardTo">The address that hears of calls and faxes; empty for none.</param>
    /// <param name="forwardSmsTo">The address that hears of SMS; empty for none.</param>
    /// <param name="mode"><c>voice</c> or <c>fax</c>; empty for voice.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The account has no such number, the number cannot do that, or the address is none.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxNumber ConfigureNumber(string number, string? forwardTo = null, string? forwardSmsTo = null, string? mode = null) =>
        control.ConfigureNumber(number, forwardTo, forwardSmsTo, mode);

    /// <summary>Sends a notification once more, as it was.</summary>
    /// <param name="id">Its <see cref="Notification.Id"/>.</param>
    /// <returns>The new notification, answered or failed.</returns>
    /// <exception cref="ArgumentException">There is no notification with that id, or it is no longer kept.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public Task<Notification> SendAgainAsync(long id) => control.SendAgainAsync(id);
}
