using HoiioSdk.Sandbox.Fax;
using HoiioSdk.Sandbox.Ivr;
using HoiioSdk.Sandbox.Messages;
using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>The actions of people with phones: answer, decline, press keys, speak, hang up, call, send SMS and faxes.</summary>
sealed class Phones(TelephoneExchange exchange)
{
    readonly WorldState world = exchange.World;

    public IReadOnlyList<SandboxPhone> InHand =>
        [.. exchange.Switchboard.PhonesInHand.Select(number => new SandboxPhone(number, true))];

    /// <summary>Takes a phone in hand: its calls ring until they are answered or declined.</summary>
    public SandboxPhone PickUp(string number)
    {
        exchange.Switchboard.PickUp(EnsurePhone(number));
        world.MarkChanged("phone", number);
        return new(number, true);
    }

    /// <summary>Puts a phone in hand down: its calls are answered automatically again.</summary>
    public SandboxPhone LayDown(string number)
    {
        if (!exchange.Switchboard.LayDown(EnsurePhone(number)))
            throw new NotFoundException($"The phone {number} is not in hand.");
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
            throw new ArgumentException($"'{keys}' cannot be pressed on a phone. Use the keys 0 to 9, * and #.");
        if (keys.Length > GatherBlock.MaxDigitsLimit)
            throw new ArgumentException($"{keys.Length} keys are too many. Press at most {GatherBlock.MaxDigitsLimit} at once.");
        var session = LiveSession(reference);
        var block = session.Block;
        if (!block.IsRunning || !block.TakesKeys)
            throw new ConflictException(
                $"Session {session.Id} is not waiting for a key. Its last block is {block.Name}. Call ivr/middle/gather first.");
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
                $"Session {session.Id} is not recording. Its last block is {block.Name}. Call ivr/middle/record first.");
        block.OnSpeech(words);
        return session;
    }

    public Call HangUp(string reference)
    {
        var call = Find(reference);
        if (call.IsOver)
            throw new ConflictException($"The call {reference} has already ended.");
        call.End();
        return call;
    }

    public IvrSession PlaceCall(string from, string to)
    {
        var subscription = GetSubscription(to, "voice");
        if (world.Account.Available < Rates.IncomingCall)
            throw new ConflictException("The credit is insufficient for a minute of an incoming call. Set it first.");
        return exchange.Ivr.Receive(EnsureCaller(from), subscription);
    }

    public SandboxMessage SendSms(string from, string to, string text)
    {
        if (text.Length > SmsService.MaxReceivedLength)
            throw new ArgumentException(
                $"An SMS of {text.Length} characters is too long. An incoming SMS has at most {SmsService.MaxReceivedLength}.");
        var subscription = GetSubscription(to);
        if (!subscription.Can("SMS"))
            throw new ConflictException($"The number {to} does not receive SMS. Use +6599999999 or a number in the USA.");
        return exchange.Sms.Receive(EnsureSender(from), subscription, text).ToSnapshot();
    }

    public SandboxFax SendFax(string from, string to, int pages, string baseUrl)
    {
        if (pages is < 1 or > FaxTransmission.MaxPages)
            throw new ArgumentOutOfRangeException(
                nameof(pages), pages, $"A fax must have 1 to {FaxTransmission.MaxPages} pages, not {pages}.");
        return exchange.Fax.Receive(EnsureCaller(from), GetSubscription(to, "fax"), pages, baseUrl).ToSnapshot(baseUrl);
    }

    public SandboxNumber Configure(string number, string? forwardTo, string? forwardSmsTo, string? mode)
    {
        var subscription = GetSubscription(number);
        var newMode = mode switch { null => subscription.Mode, "" => "voice", _ => mode };
        if (newMode is not ("voice" or "fax") || !subscription.Can(newMode.ToUpperInvariant()))
            throw new ArgumentException(
                $"The number {number} cannot be set to '{mode}'. Its capabilities are {string.Join(", ", subscription.Capabilities)}, "
                + "and the mode must be voice or fax.");
        if (forwardSmsTo is { Length: > 0 } && !subscription.Can("SMS"))
            throw new ArgumentException(
                $"The number {number} does not receive SMS. Its capabilities are {string.Join(", ", subscription.Capabilities)}.");
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
            throw new ConflictException(call.IsOver ? $"The call {reference} has ended."
                : call.Legs.FirstOrDefault(leg => leg.State == Leg.Waiting && exchange.Switchboard.IsInHand(leg.Number)) is { } leg
                ? $"The phone {leg.Number} is in hand, but is not ringing yet. Advance the sandbox's clock."
                : $"The call {reference} does not ring a phone in hand. Take the phone in hand before it is called.");
        return call;
    }

    Call Find(string reference) => (Call?)exchange.Ivr.Find(reference)
        ?? exchange.Switchboard.Calls.Find(reference)
        ?? throw new NotFoundException($"There is no session or call {reference}.");

    IvrSession LiveSession(string reference)
    {
        var session = exchange.Ivr.Find(reference) ?? exchange.Switchboard.Calls.Find(reference) as IvrSession
            ?? throw new NotFoundException($"There is no session {reference}.");
        return session.IsOver ? throw new ConflictException($"The call of session {session.Id} has ended.") : session;
    }

    static string EnsurePhone(string number) =>
        PhoneNumber.IsValid(number) ? number : throw new ArgumentException(
            $"'{number}' is not a phone number. Write + and 8 to 15 digits.");

    static string EnsureCaller(string from) =>
        from == PhoneNumber.Private || PhoneNumber.IsValid(from) ? from : throw new ArgumentException(
            $"'{from}' is not a phone number. Write + and 8 to 15 digits, or {PhoneNumber.Private} for a withheld number.");

    static string EnsureSender(string from) =>
        PhoneNumber.IsValid(from) || PhoneNumber.IsSenderName(from) ? from : throw new ArgumentException(
            $"'{from}' is not a valid sender of an SMS. Write + and 8 to 15 digits, a short code of 3 to 8 digits, or a name of at most 11 "
            + "characters with at least one letter.");

    static string? EnsureUrl(string? url) => string.IsNullOrEmpty(url) || WireFormat.IsUrl(url)
        ? url
        : throw new ArgumentException($"'{url}' is not a valid URL. Write an absolute http or https URL of at most 4000 characters.");

    string ListNumbers() => exchange.Number.Subscriptions.Count > 0
        ? string.Join(", ", exchange.Number.Subscriptions.Select(subscription => subscription.Number))
        : "no numbers at the current time of the clock";

    Subscription GetSubscription(string number, string? mode = null)
    {
        if (exchange.Number.Find(number) is not { } subscription)
            throw new NotFoundException($"The account has no number {number}. It has {ListNumbers()}.");
        if (mode is not null && subscription.Mode != mode)
            throw new ConflictException(
                $"The number {number} is set to {subscription.Mode}. Set it to {mode} first, with ConfigureNumber or PUT "
                + "/sandbox/numbers/NUMBER, which keep its forwarding, or with number/update_forwarding.");
        return subscription;
    }
}
