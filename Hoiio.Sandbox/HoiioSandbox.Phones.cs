namespace HoiioSdk.Sandbox;

/// <content>The people with the phones.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>Presses keys on the phone of an IVR call that gathers digits, or <c>#</c> while it records.</summary>
    /// <param name="sessionOrTxnRef">The session, such as <c>S4643</c>, or its call, such as <c>AA-C-141147</c>.</param>
    /// <param name="keys">The keys: 0 to 9, * and #.</param>
    /// <returns>The call, as it is once its listener has been notified.</returns>
    /// <exception cref="ArgumentException">There is no such session, it is over or not waiting for a key, or the keys are more than 255 or
    /// not those of a phone.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall Press(string sessionOrTxnRef, string keys) => control.Press(sessionOrTxnRef, keys, Url);

    /// <summary>Leaves a message on an IVR call that records, and ends the recording. The text can be read at its record_url.</summary>
    /// <param name="sessionOrTxnRef">The session, such as <c>S4643</c>, or its call, such as <c>AA-C-141147</c>.</param>
    /// <param name="words">What is said.</param>
    /// <returns>The call, as it is once its listener has been notified.</returns>
    /// <exception cref="ArgumentException">There is no such session, or it is over or not recording.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall Speak(string sessionOrTxnRef, string words) => control.Speak(sessionOrTxnRef, words, Url);

    /// <summary>Puts a phone down: that of an IVR session, of a conference, or either one of a call back.</summary>
    /// <param name="sessionOrTxnRef">A session such as <c>S4643</c>, or a call such as <c>AA-C-141147</c>.</param>
    /// <returns>The call, as it is once its listener has been notified.</returns>
    /// <exception cref="ArgumentException">There is no such call, or it is over.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall HangUp(string sessionOrTxnRef) => control.HangUp(sessionOrTxnRef, Url);

    /// <summary>Calls one of the account's numbers. It rings for a minute, or until a block answers it.</summary>
    /// <param name="from">The caller's number, such as <c>+6511111111</c>, or <c>private</c> for a caller who withholds it.</param>
    /// <param name="to">The account's number, whose forward_to is notified.</param>
    /// <returns>The session.</returns>
    /// <exception cref="ArgumentException">The caller's number is none, the account's is not subscribed to or set to fax, or the credit
    /// does not pay for a minute.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public string IncomingCall(string from, string to) => control.IncomingCall(from, to);

    /// <summary>Sends an SMS to one of the account's numbers.</summary>
    /// <param name="from">The sender's number, a short code of 3 to 8 digits, or a name of at most 11 characters.</param>
    /// <param name="to">The account's number, whose forward_sms_to is notified.</param>
    /// <param name="msg">The text; above 160 characters it is notified in parts of 152.</param>
    /// <returns>The transaction.</returns>
    /// <exception cref="ArgumentException">The sender is none, the account's number is not subscribed to or receives no SMS, the text has
    /// more than 38760 characters, or the credit does not pay for it.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public string IncomingSms(string from, string to, string msg) => control.IncomingSms(from, to, msg);

    /// <summary>Starts a fax to one of the account's numbers; a page takes 30 seconds, and the notification follows the last one.</summary>
    /// <param name="from">The sender's number, or <c>private</c> for one who withholds it.</param>
    /// <param name="to">The account's number, set to fax, whose forward_to is notified.</param>
    /// <param name="pages">How many pages.</param>
    /// <returns>The transaction.</returns>
    /// <exception cref="ArgumentException">The sender's number is none, the account's is not subscribed to or set to voice, the pages are
    /// less than 1 or more than 1000, or the credit does not pay for them.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public string IncomingFax(string from, string to, int pages = 1) => control.IncomingFax(from, to, pages, Url);

    /// <summary>Takes a phone in hand: whatever rings it waits for <see cref="Answer"/> or <see cref="Decline"/>, a minute at most, instead
    /// of going by the rule of its number.</summary>
    /// <param name="number">The phone's number, such as <c>+6511111111</c>.</param>
    /// <returns>The phone.</returns>
    /// <exception cref="ArgumentException">It is no phone number.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxPhone PickUpPhone(string number) => control.PickUpPhone(number);

    /// <summary>Lays a phone down again: from now on the rule of its number answers. What rings already goes on ringing.</summary>
    /// <param name="number">The phone's number.</param>
    /// <returns>The phone.</returns>
    /// <exception cref="ArgumentException">It is in nobody's hand.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxPhone LayDownPhone(string number) => control.LayDownPhone(number);

    /// <summary>The phones that are in somebody's hand.</summary>
    public IReadOnlyList<SandboxPhone> PhonesInHand => control.PhonesInHand;

    /// <summary>Answers the phone in hand that rings.</summary>
    /// <param name="sessionOrTxnRef">The call that rings it: a session such as <c>S4643</c>, or a transaction such as
    /// <c>AA-C-141147</c>.</param>
    /// <returns>The call, as it is once its listener has been notified.</returns>
    /// <exception cref="ArgumentException">There is no such call, or it rings no phone in hand.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall Answer(string sessionOrTxnRef) => control.Answer(sessionOrTxnRef, Url);

    /// <summary>Declines the phone in hand that rings; whoever calls hears that it is busy.</summary>
    /// <param name="sessionOrTxnRef">The call that rings it: a session such as <c>S4643</c>, or a transaction such as
    /// <c>AA-C-141147</c>.</param>
    /// <returns>The call, as it is once its listener has been notified.</returns>
    /// <exception cref="ArgumentException">There is no such call, or it rings no phone in hand.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public SandboxCall Decline(string sessionOrTxnRef) => control.Decline(sessionOrTxnRef, Url);
}
