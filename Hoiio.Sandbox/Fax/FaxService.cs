using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Fax;

/// <summary>Faxes, outgoing and incoming, and their rates.</summary>
sealed class FaxService(WorldState world, NumberService numbers)
{
    const string DefaultFileName = "fax.pdf";
    const int MaxFileNameLength = 255;

    readonly Transactions<FaxTransmission> all = new(world);
    readonly Transactions<FaxTransmission> incoming = new(world);
    readonly Transactions<FaxTransmission> outgoing = new(world);

    public WireFields Send(Request request)
    {
        var (file, pages) = Read(request);
        var dest = request.Get("dest");
        var rate = Rates.For(dest).Fax;
        world.Account.EnsureAvailable(rate * FaxTransmission.MinutesFor(pages));
        var fax = Add(new(world)
        {
            TxnRef = world.Identifiers.Fax(),
            Date = world.Now,
            Source = request["caller_id"] ?? PrepaidAccount.RegisteredNumber,
            Dest = dest,
            Pages = pages,
            File = world.Files.Publish(FileName(request["filename"]), "application/pdf", file),
            BaseUrl = request.BaseUrl,
            Rate = rate,
            Tag = request["tag"],
            NotifyUrl = request["notify_url"],
        });
        var outcome = MagicNumbers.FaxOutcome(dest);
        fax.Begin(MagicNumbers.IsSlow(dest) ? Timings.SlowDelivery : outcome == FaxStatus.Answered ? fax.Duration : Timings.RingFor(dest),
            outcome);
        return new() { { "txn_ref", fax.TxnRef } };
    }

    public SandboxFax Get(string txnRef, string baseUrl) =>
        (all.Find(txnRef) ?? throw new NotFoundException($"There is no fax {txnRef}.")).ToSnapshot(baseUrl);

    /// <summary>Outgoing and incoming faxes, newest first; if a number is given, only those from or to it.</summary>
    public IReadOnlyList<SandboxFax> List(string? number, int limit, string baseUrl) =>
        [.. all.NewestFirst.Where(fax => number is null || fax.Source == number || fax.Dest == number).Take(limit)
            .Select(fax => fax.ToSnapshot(baseUrl))];

    public WireFields Status(Request request) => all.Status(request);

    public WireFields History(Request request)
    {
        var transactions = request["type"] switch { "incoming" => incoming, "outgoing" => outgoing, _ => all };
        if (!request.Has("src") && !request.Has("dest") && !request.Has("tag"))
            return transactions.History(request);
        bool Matches(string parameter, string? value) => !request.Has(parameter) || request[parameter] == value;
        return transactions.History(request, fax => Matches("src", fax.WireSource) && Matches("dest", fax.Dest) && Matches("tag", fax.Tag));
    }

    // docs/sources.md D35: the codes of the newer page, not those of an older SDK.
    public WireFields Rate(Request request)
    {
        if (Direction.IsIncoming(request) && numbers.Find(request.Get("incoming"))?.Can("FAX") is not true)
            throw new ApiException("error_service_not_available");
        var rate = request["dest"] is { } dest ? Rates.For(dest).Fax : Rates.IncomingFax;
        return new() { { "currency", Rates.Currency }, { "rate", rate } };
    }

    public FaxTransmission Receive(string from, Subscription to, int pages, string baseUrl)
    {
        if (world.Account.Available < Rates.IncomingFax * FaxTransmission.MinutesFor(pages))
            throw new ConflictException(
                $"The credit is insufficient for a fax of {pages} page{(pages == 1 ? "" : "s")}. Set it first.");
        var fax = Add(new(world)
        {
            TxnRef = world.Identifiers.Fax(),
            Date = world.Now,
            Source = from,
            IsIncoming = true,
            Dest = to.Number,
            Pages = pages,
            File = world.Files.Publish(DefaultFileName, "application/pdf", Pdf.CreateReceived(from, to.Number, pages)),
            BaseUrl = baseUrl,
            Rate = Rates.IncomingFax,
            NotifyUrl = to.ForwardTo,
        });
        fax.Begin(fax.Duration, FaxStatus.Answered);
        return fax;
    }

    static (byte[] File, int Pages) Read(Request request)
    {
        if (request.FilePages is { } known)
            return (Pdf.CreateReceived("the journal", request.Get("dest"), known), known);
        if (request.FileError is { } error)
            throw new ApiException(error);
        if (request.IsFileTooBig)
            throw new ApiException("error_file_too_big");
        var file = request.File ?? Pdf.Decode(request.Get("file"));
        var pages = Pdf.CountPages(file);
        request.FilePages = pages;
        return (file, pages);
    }

    // The name becomes part of a URL, so drop everything before the last slash.
    static string FileName(string? path) => path?.Split('/', '\\')[^1] is { } name && name.Trim('.', ' ').Length > 0
        && name.Length <= MaxFileNameLength
        ? name
        : DefaultFileName;

    FaxTransmission Add(FaxTransmission fax)
    {
        (fax.IsIncoming ? incoming : outgoing).Add(fax);
        world.MarkChanged("fax", fax.TxnRef);
        return all.Add(fax);
    }
}
