using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox;

/// <content>Calls, messages, faxes, numbers, and the account statement.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>Returns outgoing and incoming calls, newest first.</summary>
    /// <param name="isLiveOnly">Whether to omit calls that have ended.</param>
    /// <param name="limit">The maximum number of calls.</param>
    public IReadOnlyList<SandboxCall> Calls(bool isLiveOnly = false, int limit = SandboxControl.DefaultLimit) =>
        control.Calls(isLiveOnly, limit, Url);

    /// <summary>Returns a call in its current state.</summary>
    /// <param name="sessionOrTxnRef">The session, such as <c>S4643</c>, or the transaction reference, such as <c>AA-C-141147</c>.</param>
    /// <exception cref="ArgumentException">The call does not exist.</exception>
    public SandboxCall Call(string sessionOrTxnRef) => control.Call(sessionOrTxnRef, Url);

    /// <summary>Returns outgoing and incoming SMS, newest first.</summary>
    /// <param name="number">Only SMS from or to this number; null for all.</param>
    /// <param name="limit">The maximum number of SMS.</param>
    public IReadOnlyList<SandboxMessage> Messages(string? number = null, int limit = SandboxControl.DefaultLimit) =>
        control.Messages(number, limit);

    /// <summary>Returns an SMS in its current state.</summary>
    /// <param name="txnRef">The transaction reference, such as <c>AA-S-141147</c>.</param>
    /// <exception cref="ArgumentException">The SMS does not exist.</exception>
    public SandboxMessage Message(string txnRef) => control.Message(txnRef);

    /// <summary>Returns outgoing and incoming faxes, newest first.</summary>
    /// <param name="number">Only faxes from or to this number; null for all.</param>
    /// <param name="limit">The maximum number of faxes.</param>
    public IReadOnlyList<SandboxFax> Faxes(string? number = null, int limit = SandboxControl.DefaultLimit) =>
        control.Faxes(number, limit, Url);

    /// <summary>Returns a fax in its current state.</summary>
    /// <param name="txnRef">The transaction reference, such as <c>AA-F-141147</c>.</param>
    /// <exception cref="ArgumentException">The fax does not exist.</exception>
    public SandboxFax Fax(string txnRef) => control.Fax(txnRef, Url);

    /// <summary>The numbers of the account.</summary>
    public IReadOnlyList<SandboxNumber> Numbers => control.Numbers;

    /// <summary>Returns the account statement, in order. Each line is a change of the credit. The first line is the initial
    /// credit.</summary>
    /// <param name="after">Only lines with a greater ID; 0 for all.</param>
    /// <param name="limit">The maximum number of lines.</param>
    public IReadOnlyList<LedgerEntry> Ledger(long after = 0, int limit = int.MaxValue) => control.Ledger(after, limit);

    /// <summary>Configures a number of the account. Null values keep their current setting.</summary>
    /// <param name="number">The number, such as <c>+6500000000</c>.</param>
    /// <param name="forwardTo">The URL that is notified of calls and faxes; null keeps it, an empty text removes it.</param>
    /// <param name="forwardSmsTo">The URL that is notified of SMS; null keeps it, an empty text removes it.</param>
    /// <param name="mode">What the number receives: <c>voice</c> or <c>fax</c>; null keeps it, an empty text means <c>voice</c>.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The account does not have the number, the number lacks the capability, or a URL is not
    /// valid.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxNumber ConfigureNumber(string number, string? forwardTo = null, string? forwardSmsTo = null, string? mode = null) =>
        control.ConfigureNumber(number, forwardTo, forwardSmsTo, mode);

    /// <summary>Sends a notification again, unchanged.</summary>
    /// <param name="id">The <see cref="Notification.Id"/>.</param>
    /// <returns>The new notification, once it is answered or has failed.</returns>
    /// <exception cref="ArgumentException">The notification does not exist or is no longer kept, or the sandbox was reset or disposed
    /// before it was sent.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public Task<Notification> SendAgainAsync(long id) => control.SendAgainAsync(id);
}
