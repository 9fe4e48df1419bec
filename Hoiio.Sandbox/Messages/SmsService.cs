using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Messages;

/// <summary>Single SMS, outgoing and incoming, and their rates.</summary>
sealed class SmsService(WorldState world, NumberService numbers)
{
    /// <summary>The maximum length of an incoming text, in characters: 255 parts.</summary>
    public const int MaxReceivedLength = 255 * PartLength;

    const int MaxSinglePartLength = 160;
    const int PartLength = 152;

    readonly Transactions<TextMessage> all = new(world);

    public WireFields Send(Request request)
    {
        var draft = Draft(request.Get("dest"), request.Get("msg"), request["sender_name"]);
        world.Account.EnsureAvailable(draft.Cost);
        return new() { { "txn_ref", SendDraft(draft, request).TxnRef } };
    }

    public SmsDraft Draft(string dest, string text, string? sender) =>
        SmsDraft.Create(dest, text, sender, isOwnNumber: sender is not null && numbers.Find(sender) is not null);

    public TextMessage SendDraft(SmsDraft draft, Request request)
    {
        var sms = all.Add(new()
        {
            TxnRef = world.Identifiers.Sms(),
            Date = world.Now,
            Source = request["sender_name"] ?? PrepaidAccount.RegisteredNumber,
            Dest = draft.Dest,
            Text = draft.Text,
            Parts = draft.Size.Parts,
            Rate = draft.Rate,
            Debit = draft.Cost,
            Tag = request["tag"],
            Status = "queued",
        });
        world.Account.Charge("sms", sms.TxnRef, sms.Debit);
        world.MarkChanged("message", sms.TxnRef);

        var notifyUrl = request["notify_url"];
        void SetStatus(string status)
        {
            sms.Status = status;
            world.MarkChanged("message", sms.TxnRef);
            world.Notify(notifyUrl, sms.Delivery());
        }
        var isSlow = MagicNumbers.IsSlow(sms.Dest);
        world.Clock.After(Timings.SmsDelivery, () => SetStatus(isSlow ? "queued" : MagicNumbers.SmsOutcome(sms.Dest)));
        if (isSlow)
            world.Clock.After(Timings.SlowDelivery, () => SetStatus("delivered"));
        return sms;
    }

    public SandboxMessage Get(string txnRef) =>
        (all.Find(txnRef) ?? throw new NotFoundException($"There is no message {txnRef}.")).ToSnapshot();

    /// <summary>Outgoing and incoming messages, newest first; if a number is given, only those from or to it.</summary>
    public IReadOnlyList<SandboxMessage> List(string? number, int limit) =>
        [.. all.NewestFirst.Where(sms => number is null || sms.Source == number || sms.Dest == number).Take(limit)
            .Select(sms => sms.ToSnapshot())];

    // Sources show the text in a status, but not in a history.
    public WireFields Status(Request request) =>
        all.Status(request).Merge(new() { { "msg", all.Get(request.Get("txn_ref")).Text } });

    public WireFields History(Request request) => all.History(request);

    public WireFields Rate(Request request) =>
        Direction.IsIncoming(request) ? IncomingRate(request.Get("incoming")) : OutgoingRate(request.Get("dest"), request["msg"]);

    public TextMessage Receive(string from, Subscription to, string text)
    {
        if (world.Account.Available < Rates.IncomingSms)
            throw new ConflictException("The credit is insufficient for an incoming SMS. Set it first.");
        var sms = all.Add(new()
        {
            TxnRef = world.Identifiers.Sms(),
            Date = world.Now,
            Source = from,
            Dest = to.Number,
            Text = text,
            Parts = 1,
            Rate = Rates.IncomingSms,
            Debit = Rates.IncomingSms,
            Status = TextMessage.Received,
        });
        world.Account.Charge("sms received", sms.TxnRef, sms.Debit);
        world.MarkChanged("message", sms.TxnRef);
        foreach (var part in Parts(text))
            world.Notify(to.ForwardSmsTo, new()
            {
                { "txn_ref", sms.TxnRef },
                { "msg", part },
                { "from", from },
                { "to", to.Number },
                { "date", sms.Date },
                { "currency", Rates.Currency },
                { "debit", sms.Debit },
            });
        return sms;
    }

    static IEnumerable<string> Parts(string text)
    {
        var maxLength = text.Length <= MaxSinglePartLength ? MaxSinglePartLength : PartLength;
        var start = 0;
        do
        {
            var end = Math.Min(start + maxLength, text.Length);
            // Do not split a surrogate pair.
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end--;
            yield return text[start..end];
            start = end;
        }
        while (start < text.Length);
    }

    static WireFields OutgoingRate(string dest, string? text)
    {
        var fields = new WireFields { { "currency", Rates.Currency }, { "rate", Rates.For(dest).Sms } };
        if (text is null)
            return fields;
        var draft = SmsDraft.Create(dest, text);
        return fields.Merge(new() { { "split_count", draft.Size.Parts }, { "total_cost", draft.Cost },
            { "is_unicode", draft.Size.IsUnicode } });
    }

    // docs/sources.md D15: the test of the Python SDK expects all of these fields, with or without a text.
    WireFields IncomingRate(string number) => numbers.Find(number)?.Can("SMS") is true
        ? new()
        {
            { "currency", Rates.Currency },
            { "rate", Rates.IncomingSms },
            { "split_count", 1 },
            { "total_cost", Rates.IncomingSms },
            { "is_unicode", false },
        }
        : throw new ApiException("error_incoming_sms_not_supported");
}
