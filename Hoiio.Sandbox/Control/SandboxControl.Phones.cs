using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Voice;

namespace HoiioSdk.Sandbox.Control;

/// <content>What people with phones do.</content>
sealed partial class SandboxControl
{
    public IReadOnlyList<SandboxPhone> PhonesInHand => exchange.Ask(exchange => exchange.Phones.InHand);

    public SandboxCall Press(string sessionOrTxnRef, string keys)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        ArgumentNullException.ThrowIfNull(keys);
        return ActOnCall(phones => phones.Press(sessionOrTxnRef, keys));
    }

    public SandboxCall Speak(string sessionOrTxnRef, string words)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        ArgumentNullException.ThrowIfNull(words);
        return ActOnCall(phones => phones.Speak(sessionOrTxnRef, words));
    }

    public SandboxCall HangUp(string sessionOrTxnRef)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        return ActOnCall(phones => phones.HangUp(sessionOrTxnRef));
    }

    public SandboxCall Answer(string sessionOrTxnRef)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        return ActOnCall(phones => phones.Answer(sessionOrTxnRef));
    }

    public SandboxCall Decline(string sessionOrTxnRef)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        return ActOnCall(phones => phones.Decline(sessionOrTxnRef));
    }

    public string IncomingCall(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Act(phones => phones.Call(from, to)).Id;
    }

    public string IncomingSms(string from, string to, string msg)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(msg);
        return Act(phones => phones.Write(from, to, msg)).TxnRef;
    }

    public string IncomingFax(string from, string to, int pages)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Act(phones => phones.Fax(from, to, pages)).TxnRef;
    }

    public SandboxPhone PickUpPhone(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Act(phones => phones.PickUp(number));
    }

    public SandboxPhone LayDownPhone(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Act(phones => phones.LayDown(number));
    }

    // The call as it is once the listeners that were notified have acted.
    SandboxCall ActOnCall(Func<Phones, Call> act)
    {
        var call = Act(act);
        return exchange.Ask(_ => call.ToSnapshot());
    }

    T Act<T>(Func<Phones, T> act) => timekeeper.ActAsync(exchange => act(exchange.Phones)).GetAwaiter().GetResult();
}
