using HoiioSdk.Sandbox.Fax;
using HoiioSdk.Sandbox.Ivr;
using HoiioSdk.Sandbox.Messages;
using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>What people with phones do: answer, decline, press keys, speak, hang up, call, write, fax.</summary>
sealed class Phones(TelephoneExchange exchange)
{
    readonly WorldState world = exchange.World;

    public IReadOnlyList<SandboxPhone> InHand =>
        [.. exchange.Switchboard.PhonesInHand.Select(number => new SandboxPhone(number, true))];

    /// <summary>Takes a phone in hand: whatever rings it waits for somebody.</summary>
    public SandboxPhone PickUp(string number)
    {
        exchange.Switchboard.PickUp(EnsurePhone(number));
        world.MarkChanged("phone", number);
        return new(number, true);
    }

    /// <summary>Lays a phone down again: from now on the rule of its number answers.</summary>
    public SandboxPhone LayDown(string number)
    {
        if (!exchange.Switchboard.LayDown(EnsurePhone(number)))
            throw new NotFoundException($"The phone {number} is in nobody's hand.");
        world.MarkChanged("phone", number);
        return new(number, false);
    }

    public Call Answer(string reference)
    {
        var call = RingingInHand(reference);
        call.Answer();
        return call;
    }

    public Call Decline(string reference)
    {
        var call = RingingInHand(reference);
        call.Decline();
        return call;
    }

    public Call Press(string reference, string keys)
    {
        if (keys.Length == 0 || !keys.All(key => char.IsAsciiDigit(key) || key is '*' or '#'))
            throw new ArgumentException($"'{keys}' cannot be pressed on a phone; it has the keys 0 to 9, * and #.");
        if (keys.Length > GatherBlock.MaxDigitsLimit)
            throw new ArgumentException($"{keys.Length} keys are too many at once; press at most {GatherBlock.MaxDigitsLimit}.");
        var session = LiveSession(reference);
        var block = session.Block;
        if (!block.IsRunning || !block.TakesKeys)
            throw new ConflictException(
                $"Session {session.Id} is not waiting for a key; its last block is {block.Name}. Ask for ivr/middle/gather first.");
        foreach (var key in keys.TakeWhile(_ => block.IsRunning))
            block.OnKey(key);
        session.MarkChanged();
        return session;
    }

    public Call Speak(string reference, string words)
    {
        var session = LiveSession(reference);
        var block = session.Block;
        if (!block.IsRunning || !block.TakesSpeech)
            throw new ConflictException(
                $"Session {session.Id} is not recording; its last block is {block.Name}. Ask for ivr/middle/record first.");
        block.OnSpeech(words);
        return session;
    }

    public Call HangUp(string reference)
    {
        var call = Find(reference);
        if (call.IsOver)
            throw new ConflictException($"The call {reference} is over already.");
        call.End();
        return call;
    }

    public IvrSession PlaceCall(string from, string to)
    {
        var subscription = GetSubscription(to, "voice");
        if (world.Account.Available < Rates.IncomingCall)
            throw new ConflictException("The account's credit does not pay for a minute of a call that comes in; set it first.");
        return exchange.Ivr.Receive(EnsureCaller(from), subscription);
    }

    public SandboxMessage SendSms(string from, string to, string text)
    {
        if (text.Length > SmsService.MaxReceivedLength)
            throw new ArgumentException(
                $"An SMS of {text.Length} characters is too long; one that comes in has at most {SmsService.MaxReceivedLength}.");
        var subscription = GetSubscription(to);
        if (!subscription.Can("SMS"))
            throw new ConflictException($"The number {to} receives no SMS; +6599999999 and numbers of the USA do.");
        return exchange.Sms.Receive(EnsureSender(from), subscription, text).ToSnapshot();
    }

    public SandboxFax SendFax(string from, string to, int pages, string baseUrl)
    {
        if (pages is < 1 or > FaxTransmission.MaxPages)
            throw new ArgumentOutOfRangeException(nameof(pages), pages, $"A fax has 1 to {FaxTransmission.MaxPages} pages, not {pages}.");
        return exchange.Fax.Receive(EnsureCaller(from), GetSubscription(to, "fax"), pages, baseUrl).ToSnapshot(baseUrl);
    }

    public SandboxNumber Configure(string number, string? forwardTo, string? forwardSmsTo, string? mode)
    {
        var subscription = GetSubscription(number);
        var newMode = mode switch { null => subscription.Mode, "" => "voice", _ => mode };
        if (newMode is not ("voice" or "fax") || !subscription.Can(newMode.ToUpperInvariant()))
            throw new ArgumentException(
                $"The number {number} cannot be set to '{mode}'; it can do {string.Join(", ", subscription.Capabilities)}, "
                + "and a mode is voice or fax.");
        if (forwardSmsTo is { Length: > 0 } && !subscription.Can("SMS"))
            throw new ArgumentException($"The number {number} receives no SMS; it can do {string.Join(", ", subscription.Capabilities)}.");
        exchange.Number.Configure(
            subscription, newMode, EnsureUrl(forwardTo) ?? subscription.ForwardTo, EnsureUrl(forwardSmsTo) ?? subscription.ForwardSmsTo);
        return subscription.ToSnapshot();
    }

    public SandboxCall Get(string reference, string baseUrl) => Find(reference).ToSnapshot(baseUrl);

    /// <summary>Calls, newest first.</summary>
    public IReadOnlyList<SandboxCall> Calls(bool isLiveOnly, int limit, string baseUrl) => [.. (isLiveOnly
        ? exchange.Switchboard.Live.Reverse()
        : exchange.Switchboard.Calls.NewestFirst).Take(limit).Select(call => call.ToSnapshot(baseUrl))];

    Call RingingInHand(string reference)
    {
        var call = Find(reference);
        if (call.RingingInHand is null)
            throw new ConflictException(call.IsOver ? $"The call {reference} is over."
                : call.Legs.FirstOrDefault(leg => leg.State == Leg.Waiting && exchange.Switchboard.IsInHand(leg.Number)) is { } leg
                ? $"The phone {leg.Number} is in hand, but does not ring yet: that takes a while on the sandbox's clock."
                : $"No phone in hand rings for the call {reference}. Take the phone in hand before it is called.");
        return call;
    }

    Call Find(string reference) => (Call?)exchange.Ivr.Find(reference)
        ?? exchange.Switchboard.Calls.Find(reference)
        ?? throw new NotFoundException($"There is no session and no call {reference}.");

    IvrSession LiveSession(string reference)
    {
        var session = exchange.Ivr.Find(reference) ?? exchange.Switchboard.Calls.Find(reference) as IvrSession
            ?? throw new NotFoundException($"There is no session {reference}.");
        return session.IsOver ? throw new ConflictException($"The call of session {session.Id} is over.") : session;
    }

    static string EnsurePhone(string number) =>
        PhoneNumber.IsValid(number) ? number : throw new ArgumentException(
            $"'{number}' is not a phone number; write + and 8 to 15 digits.");

    static string EnsureCaller(string from) =>
        from == PhoneNumber.Private || PhoneNumber.IsValid(from) ? from : throw new ArgumentException(
            $"'{from}' is not a phone number; write + and 8 to 15 digits, or {PhoneNumber.Private} for a caller who withholds it.");

    static string EnsureSender(string from) =>
        PhoneNumber.IsValid(from) || PhoneNumber.IsSenderName(from) ? from : throw new ArgumentException(
            $"'{from}' is not a phone number, and no other sender of an SMS; write + and 8 to 15 digits, a short code of 3 to 8 digits, or "
            + "a name of at most 11 characters, with a letter.");

    static string? EnsureUrl(string? url) => string.IsNullOrEmpty(url) || WireFormat.IsUrl(url)
        ? url
        : throw new ArgumentException($"'{url}' is no address; write an absolute one with http or https, of 4000 characters at most.");

    string ListNumbers() => exchange.Number.Subscriptions.Count > 0
        ? string.Join(", ", exchange.Number.Subscriptions.Select(subscription => subscription.Number))
        : "no number at this time of its clock";

    Subscription GetSubscription(string number, string? mode = null)
    {
        if (exchange.Number.Find(number) is not { } subscription)
            throw new NotFoundException($"The number {number} is not subscribed to; the account has {ListNumbers()}.");
        if (mode is not null && subscription.Mode != mode)
            throw new ConflictException(
                $"The number {number} is set to {subscription.Mode}; set it to {mode} first, with ConfigureNumber or PUT "
                + "/sandbox/numbers/NUMBER, which keep where it forwards to, or with number/update_forwarding.");
        return subscription;
    }
}
