namespace HoiioSdk.Sandbox;

/// <summary>Faxes, out and in, and what they cost.</summary>
sealed class FaxService(World world)
{
    const string DefaultFileName = "fax.pdf";

    readonly Transactions<FaxTransmission> all = new();

    public WireFields Send(Request request)
    {
        var file = request.File ?? Pdf.Decode(request.Get("file"));
        var pages = Pdf.CountPages(file);
        var dest = request.Get("dest");
        var rate = Rates.For(dest).Fax;
        world.Account.Demand(rate);
        var fax = all.Add(new()
        {
            TxnRef = world.Ids.Fax(),
            Date = world.Now,
            Dest = dest,
            Pages = pages,
            Url = world.Files.Publish(request["filename"] ?? DefaultFileName, "application/pdf", file),
            Rate = rate,
            Tag = request["tag"],
        });
        var outcome = MagicNumbers.FaxOutcome(dest);
        var length = MagicNumbers.IsSlow(dest) ? Timings.SlowDelivery : outcome == "answered" ? fax.Length : Timings.RingFor(dest);
        world.After(length, () => Finish(fax, outcome, request["notify_url"], fax.ToFields));
        return new() { { "txn_ref", fax.TxnRef } };
    }

    public WireFields Status(Request request) => all.Status(request);

    public WireFields History(Request request)
    {
        bool Fits(string parameter, string? value) => !request.Has(parameter) || request[parameter] == value;
        return all.History(request, fax =>
            (request["type"] is null or "all" || request["type"] == (fax.IsIncoming ? "incoming" : "outgoing"))
            && Fits("src", fax.Source) && Fits("dest", fax.Dest) && Fits("tag", fax.Tag));
    }

    // D35: the codes of the newer page, not those of an older SDK.
    public WireFields Rate(Request request)
    {
        if (Direction.IsIncoming(request) && world.Account.Find(request.Get("incoming"))?.Can("FAX") is not true)
            throw new Refusal("error_service_not_available");
        var rate = request["dest"] is { } dest ? Rates.For(dest).Fax : Rates.IncomingFax;
        return new() { { "currency", Rates.Currency }, { "rate", rate } };
    }

    public string Receive(string from, Subscription to, int pages)
    {
        var fax = all.Add(new()
        {
            TxnRef = world.Ids.Fax(),
            Date = world.Now,
            Source = from,
            Dest = to.Number,
            Pages = pages,
            Url = world.Files.Publish(DefaultFileName, "application/pdf", Pdf.Blank(pages)),
            Rate = Rates.IncomingFax,
        });
        world.After(fax.Length, () => Finish(fax, "answered", to.ForwardTo, () => new()
        {
            { "txn_ref", fax.TxnRef },
            { "fax_status", fax.Status },
            { "from", from },
            { "to", to.Number },
            { "fax_url", fax.Url },
            { "date", fax.Date },
            { "duration", fax.Minutes },
            { "currency", Rates.Currency },
            { "debit", fax.Debit },
        }));
        return fax.TxnRef;
    }

    void Finish(FaxTransmission fax, string status, string? notifyUrl, Func<WireFields> describe)
    {
        fax.Status = status;
        world.Account.Charge(fax.Debit);
        var fields = describe();
        fields.Add("fax_error_code", status == "busy" ? "busy" : null);
        world.Notify(notifyUrl, fields);
    }
}
