namespace HoiioSdk.Sandbox;

/// <summary>What people with phones do: press keys, speak, hang up, call, write, fax.</summary>
sealed class PhoneSide(World world)
{
    public void Press(string sessionId, string keys)
    {
        if (keys.Length == 0 || !keys.All(key => char.IsAsciiDigit(key) || key is '*' or '#'))
            throw new ArgumentException($"'{keys}' cannot be pressed on a phone; it has the keys 0 to 9, * and #.");
        var block = LiveSession(sessionId).Block;
        if (!block.IsRunning || block.KeyPressed is null)
            throw new ArgumentException($"Session {sessionId} is not waiting for a key; its last block is {block.Name}. Ask for ivr/middle/gather first.");
        foreach (var key in keys)
            block.KeyPressed(key);
    }

    public void Speak(string sessionId, string words)
    {
        var block = LiveSession(sessionId).Block;
        if (!block.IsRunning || block.Spoken is null)
            throw new ArgumentException($"Session {sessionId} is not recording; its last block is {block.Name}. Ask for ivr/middle/record first.");
        block.Spoken(words);
    }

    public void HangUp(string sessionOrTxnRef)
    {
        var call = world.Sessions.Find(sessionOrTxnRef)?.Call
            ?? world.Switchboard.Calls.Find(sessionOrTxnRef)
            ?? throw new ArgumentException($"There is no session and no call {sessionOrTxnRef}.");
        if (call.IsOver)
            throw new ArgumentException($"The call {sessionOrTxnRef} is over already.");
        world.Switchboard.End(call);
    }

    public string Call(string from, string to) => world.Ivr.Receive(Caller(from), Held(to, "voice")).Id;

    public string Write(string from, string to, string text)
    {
        var held = Held(to);
        if (!held.Can("SMS"))
            throw new ArgumentException($"The number {to} receives no SMS; +6599999999 and numbers of the USA do.");
        return world.Sms.Receive(Caller(from), held, text);
    }

    public string Fax(string from, string to, int pages)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pages);
        return world.Fax.Receive(Caller(from), Held(to, "fax"), pages);
    }

    IvrSession LiveSession(string id)
    {
        var session = world.Sessions.Find(id) ?? throw new ArgumentException($"There is no session {id}.");
        return session.Call.IsOver ? throw new ArgumentException($"The call of session {id} is over.") : session;
    }

    static string Caller(string number) =>
        PhoneNumber.IsValid(number) ? number : throw new ArgumentException($"'{number}' is not a phone number; write + and 8 to 15 digits.");

    Subscription Held(string number, string? mode = null)
    {
        var numbers = world.Account.Subscriptions.ConvertAll(one => one.Number);
        if (world.Account.Find(number) is not { } held)
            throw new ArgumentException($"The number {number} is not subscribed to; the account has {string.Join(", ", numbers)}.");
        if (mode is not null && held.Mode != mode)
            throw new ArgumentException($"The number {number} is set to {held.Mode}; set it to {mode} with number/update_forwarding first.");
        return held;
    }
}
