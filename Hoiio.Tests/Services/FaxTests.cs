using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

sealed class FaxTests(Service service) : ServiceTest(service)
{
    internal const string OnePagePdf = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """;

    [Test]
    public void A_fax_is_sent_and_has_a_reference()
    {
        Charged();
        var res = Hoiio.Fax.Send(FaxNumber, OnePage());

        Succeeded(res);
        Assert.That(res.txn_ref, Is.Not.Empty);
    }

    [Test]
    public void A_missing_file_throws_FileNotFoundException()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Hoiio.Fax.Send("+6511111111", "no such file.pdf"))!;

        Assert.That(error.Message, Does.Contain("no such file.pdf"));
    }

    [Test]
    public void The_rate_of_a_fax_has_a_currency()
    {
        var res = Hoiio.Fax.Rate(FaxNumber);

        Succeeded(res);
        Assert.That(res.rate, Is.TypeOf<double>());
        Assert.That(res.currency, Is.TypeOf<string>());
    }

    [Test]
    public void The_rate_of_an_incoming_fax_is_a_number() => Assert.That(Hoiio.Fax.RateIn(HoiioNumber).rate, Is.TypeOf<double>());

    [Test]
    public void The_history_lists_outgoing_faxes_with_their_status()
    {
        Charged();
        Hoiio.Fax.Send(FaxNumber, OnePage());
        Later(300);
        var res = Hoiio.Fax.History(type: "outgoing");

        Succeeded(res);
        Assert.That(res.entries_count, Is.EqualTo(res.entries.Count).And.GreaterThan(0));
        foreach (var entry in res.entries)
        {
            Assert.That(entry.src, Is.Null.Or.Empty);
            Assert.That(entry.fax_status, Is.AnyOf(FaxStatus.Answered, FaxStatus.Unanswered, FaxStatus.Busy,
                FaxStatus.Failed, FaxStatus.Ongoing));
            Assert.That(entry.Has("fax_url") ? entry.fax_url : "none", Is.Not.Null);
        }
    }

    [Test]
    public void The_status_of_a_sent_fax_has_its_pages_and_tag()
    {
        Charged();
        var txnRef = Hoiio.Fax.Send(FaxNumber, OnePage(), filename: "awesome-file.pdf", tag: "my-tag").txn_ref;
        Later(300);
        var res = Hoiio.Fax.Status(txnRef);

        Succeeded(res);
        Assert.That(res.txn_ref, Is.EqualTo(txnRef));
        Assert.That(res.fax_status, Is.EqualTo(FaxStatus.Answered));
        Assert.That(res.fax_pages, Is.TypeOf<int>());
        Assert.That(res.tag, Is.EqualTo("my-tag"));
    }

    static string OnePage()
    {
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, "fax.pdf");
        File.WriteAllText(file, OnePagePdf);
        return file;
    }
}
