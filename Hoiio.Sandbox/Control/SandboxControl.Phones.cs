using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Voice;

namespace HoiioSdk.Sandbox.Control;

/// <content>The actions of people with phones.</content>
sealed partial class SandboxControl
{
    public IReadOnlyList<SandboxPhone> PhonesInHand => exchange.Execute(exchange => exchange.Phones.InHand);

    public SandboxCall Press(string sessionOrTxnRef, string keys, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        ArgumentNullException.ThrowIfNull(keys);
        return ActOnCall("POST", sessionOrTxnRef, "/keys", new() { ["keys"] = keys },
            phones => phones.Press(sessionOrTxnRef, keys), baseUrl);
    }

    public SandboxCall Speak(string sessionOrTxnRef, string words, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        ArgumentNullException.ThrowIfNull(words);
        return ActOnCall("POST", sessionOrTxnRef, "/speech", new() { ["text"] = words },
            phones => phones.Speak(sessionOrTxnRef, words), baseUrl);
    }

    public SandboxCall HangUp(string sessionOrTxnRef, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        return ActOnCall("DELETE", sessionOrTxnRef, "", body: null, phones => phones.HangUp(sessionOrTxnRef), baseUrl);
    }

    public SandboxCall Answer(string sessionOrTxnRef, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        return ActOnCall("POST", sessionOrTxnRef, "/answer", body: null, phones => phones.Answer(sessionOrTxnRef), baseUrl);
    }

    public SandboxCall Decline(string sessionOrTxnRef, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        return ActOnCall("POST", sessionOrTxnRef, "/decline", body: null, phones => phones.Decline(sessionOrTxnRef), baseUrl);
    }

    public string IncomingCall(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Act("POST", "calls", new() { ["from"] = from, ["to"] = to }, exchange => exchange.Phones.PlaceCall(from, to).Id, Created);
    }

    public string IncomingSms(string from, string to, string msg)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(msg);
        return Act("POST", "messages", new() { ["from"] = from, ["to"] = to, ["text"] = msg },
            exchange => exchange.Phones.SendSms(from, to, msg).TxnRef, Created);
    }

    public string IncomingFax(string from, string to, int pages, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Act("POST", "faxes", new() { ["from"] = from, ["to"] = to, ["pages"] = pages },
            exchange => exchange.Phones.SendFax(from, to, pages, baseUrl).TxnRef, Created);
    }

    public SandboxPhone PickUpPhone(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Act("PUT", $"phones/{Uri.EscapeDataString(number)}", body: null, exchange => exchange.Phones.PickUp(number));
    }

    public SandboxPhone LayDownPhone(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Act("DELETE", $"phones/{Uri.EscapeDataString(number)}", body: null, exchange => exchange.Phones.LayDown(number));
    }

    // Returns the call after the notified listeners have acted.
    SandboxCall ActOnCall(string verb, string reference, string subpath, JsonObject? body, Func<Phones, Call> act, string baseUrl)
    {
        var call = Act(verb, $"calls/{Uri.EscapeDataString(reference)}{subpath}", body, exchange => act(exchange.Phones));
        return exchange.Execute(_ => call.ToSnapshot(baseUrl));
    }
}
