namespace HoiioSdk.Sandbox;

/// <content>The actions of people with phones.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>Presses keys on the phone of an IVR call: digits for a gather, or <c>#</c> to end a recording.</summary>
    /// <param name="sessionOrTxnRef">The session, such as <c>S4643</c>, or the transaction reference, such as <c>AA-C-141147</c>.</param>
    /// <param name="keys">The keys: 0 to 9, * and #.</param>
    /// <returns>The call, after its listener has been notified.</returns>
    /// <exception cref="ArgumentException">The session does not exist, has ended or is not waiting for a key, or there are more than 255
    /// keys or invalid ones.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall Press(string sessionOrTxnRef, string keys) => control.Press(sessionOrTxnRef, keys, Url);

    /// <summary>Speaks on an IVR call that is recording, and ends the recording. The text is the content of its record_url.</summary>
    /// <param name="sessionOrTxnRef">The session, such as <c>S4643</c>, or the transaction reference, such as <c>AA-C-141147</c>.</param>
    /// <param name="words">The text to speak.</param>
    /// <returns>The call, after its listener has been notified.</returns>
    /// <exception cref="ArgumentException">The session does not exist, has ended, or is not recording.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall Speak(string sessionOrTxnRef, string words) => control.Speak(sessionOrTxnRef, words, Url);

    /// <summary>Hangs up a phone of a call: that of an IVR call or of a participant in a conference, or either phone of a call
    /// back.</summary>
    /// <param name="sessionOrTxnRef">The session, such as <c>S4643</c>, or the transaction reference, such as <c>AA-C-141147</c>.</param>
    /// <returns>The call, after its listener has been notified.</returns>
    /// <exception cref="ArgumentException">The call does not exist, or has ended.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall HangUp(string sessionOrTxnRef) => control.HangUp(sessionOrTxnRef, Url);

    /// <summary>Calls a number of the account. The call rings until a block answers it, for at most a minute.</summary>
    /// <param name="from">The number of the caller, such as <c>+6511111111</c>, or <c>private</c> for a withheld number.</param>
    /// <param name="to">The number of the account, whose forward_to is notified.</param>
    /// <returns>The session.</returns>
    /// <exception cref="ArgumentException">The caller's number is not valid, the account does not have the number or it is set to fax, or
    /// the credit is insufficient for a minute.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public string IncomingCall(string from, string to) => control.IncomingCall(from, to);

    /// <summary>Sends an SMS to a number of the account.</summary>
    /// <param name="from">The sender: a number, a short code of 3 to 8 digits, or a name of at most 11 characters.</param>
    /// <param name="to">The number of the account, whose forward_sms_to is notified.</param>
    /// <param name="msg">The text. If it is longer than 160 characters, there is one notification for each part of 152.</param>
    /// <returns>The transaction reference.</returns>
    /// <exception cref="ArgumentException">The sender is not valid, the account does not have the number or it does not receive SMS, the
    /// text has more than 38760 characters, or the credit is insufficient.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public string IncomingSms(string from, string to, string msg) => control.IncomingSms(from, to, msg);

    /// <summary>Starts a fax to a number of the account. Each page takes 30 seconds, and the notification is sent after the last
    /// page.</summary>
    /// <param name="from">The number of the sender, or <c>private</c> for a withheld number.</param>
    /// <param name="to">The number of the account, which must be set to fax. Its forward_to is notified.</param>
    /// <param name="pages">The number of pages, 1 to 1000.</param>
    /// <returns>The transaction reference.</returns>
    /// <exception cref="ArgumentException">The sender's number is not valid, the account does not have the number or it is set to voice,
    /// the number of pages is not 1 to 1000, or the credit is insufficient.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public string IncomingFax(string from, string to, int pages = 1) => control.IncomingFax(from, to, pages, Url);

    /// <summary>Takes a phone in hand. Its calls ring until <see cref="Answer"/> or <see cref="Decline"/>, for at most a minute, and are
    /// not answered automatically.</summary>
    /// <param name="number">The phone's number, such as <c>+6511111111</c>.</param>
    /// <returns>The phone.</returns>
    /// <exception cref="ArgumentException">It is not a phone number.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxPhone PickUpPhone(string number) => control.PickUpPhone(number);

    /// <summary>Puts a phone in hand down: its calls are answered automatically again. A call that is already ringing keeps
    /// ringing.</summary>
    /// <param name="number">The phone's number.</param>
    /// <returns>The phone.</returns>
    /// <exception cref="ArgumentException">The phone is not in hand.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxPhone LayDownPhone(string number) => control.LayDownPhone(number);

    /// <summary>The phones in hand.</summary>
    public IReadOnlyList<SandboxPhone> PhonesInHand => control.PhonesInHand;

    /// <summary>Answers a ringing phone in hand.</summary>
    /// <param name="sessionOrTxnRef">The call that rings it: a session, such as <c>S4643</c>, or a transaction reference, such as
    /// <c>AA-C-141147</c>.</param>
    /// <returns>The call, after its listener has been notified.</returns>
    /// <exception cref="ArgumentException">The call does not exist, or does not ring a phone in hand.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall Answer(string sessionOrTxnRef) => control.Answer(sessionOrTxnRef, Url);

    /// <summary>Declines a call on a ringing phone in hand, which is then busy.</summary>
    /// <param name="sessionOrTxnRef">The call that rings it: a session, such as <c>S4643</c>, or a transaction reference, such as
    /// <c>AA-C-141147</c>.</param>
    /// <returns>The call, after its listener has been notified.</returns>
    /// <exception cref="ArgumentException">The call does not exist, or does not ring a phone in hand.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall Decline(string sessionOrTxnRef) => control.Decline(sessionOrTxnRef, Url);
}
