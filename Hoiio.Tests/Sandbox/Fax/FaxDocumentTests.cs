using System.IO.Compression;
using System.Text;
using HoiioSdk.Sandbox.Fax;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Fax;

[TestFixture]
sealed class FaxDocumentTests : SandboxTest
{
    static readonly string ThreePages = Base64("%PDF-1.4 /MediaBox [0 0 595.28 841.89] /Type /Pages /Type /Page /Type /Page /Type/Page\n");

    [Test]
    public void A_multipart_file_is_stored_unchanged_under_its_file_name()
    {
        var pdf = Encoding.Latin1.GetBytes("%PDF-1.4\n\u00ff\u00fe");
        Assert.That(Upload(pdf), Is.EqualTo("success_ok"));
        var url = Text(Do("fax/query_status", new { txn_ref = "AA-F-141147" }), "fax_url");
        Assert.That(url, Does.EndWith("/awesome%20file.pdf"));
        Assert.That(Http.GetByteArrayAsync(url).Result, Is.EqualTo(pdf));
    }

    [Test]
    public void A_missing_invalid_or_oversized_file_is_refused()
    {
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone }), Is.EqualTo("error_file_param_missing"));
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone, file = "***" }), Is.EqualTo("error_file_invalid"));
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone, file = Base64("GIF89a") }), Is.EqualTo("error_file_invalid"));
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone, file = Base64("%PDF-1.4 /MediaBox[0 0 100 100]") }),
            Is.EqualTo("error_page_size_invalid"));
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone, file = Base64("%PDF-".PadRight(2 * 1024 * 1024)) }),
            Is.EqualTo("success_ok"));
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone, file = Base64("%PDF-".PadRight((2 * 1024 * 1024) + 1)) }),
            Is.EqualTo("error_file_too_big"));
    }

    [TestCase("<</Type/ObjStm/N 3/First 20/Filter/FlateDecode/Length 99>>stream\n")]
    [TestCase("<< /Filter [ /FlateDecode ] /Length 99 /Type /ObjStm >>\r\nstream\r\n")]
    public void Pages_in_object_streams_are_counted_and_their_size_is_checked(string dictionary)
    {
        const string A4 = "<</MediaBox[0 0 595 842]/Type/Pages>>";
        Assert.That(Pages(Compressed(dictionary, $"{A4}<</Type/Page>><</Type/Page>>")), Is.EqualTo("2"));
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone, file = Compressed(dictionary, "<</Type/Page/MediaBox[0 0 100 100]>>") }),
            Is.EqualTo("error_page_size_invalid"));
    }

    [Test]
    public void A_broken_object_stream_is_ignored_and_a_huge_one_is_read_in_part()
    {
        const string Dictionary = "<</Type/ObjStm>>stream\n";
        Assert.That(Pages(Base64($"%PDF-1.5 {Dictionary}no zlib {Dictionary}")), Is.EqualTo("1"));

        var huge = Compressed(Dictionary, "/Type/Page /Type/Page" + new string(' ', 64 * 1024 * 1024));
        Assert.That(Pages(huge), Is.EqualTo("2"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pdf.CountPages(Convert.FromBase64String(huge));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200_000_000));
    }

    [Test]
    public void Both_Base64_alphabets_are_accepted()
    {
        var file = Base64("%PDF-1.4\u00ff\u00ff\u00ef\u00be\u00bf");
        Assert.That(file, Does.Contain('/').And.Contain('+').And.EndsWith("="));
        Do("fax/send", new { dest = FirstPhone, file });
        Do("fax/send", new { dest = FirstPhone, file = file.Replace('+', '-').Replace('/', '_').TrimEnd('=') });
    }

    [TestCase("0 0 595 842", "success_ok")]
    [TestCase("0 0 612 792", "success_ok")]
    [TestCase("0 0 842 595", "success_ok")]
    [TestCase("10 20 605 862", "success_ok")]
    [TestCase("0 0 600 847", "success_ok")]
    [TestCase("0 0 589 842", "error_page_size_invalid")]
    [TestCase("0 0 595 848", "error_page_size_invalid")]
    public void A_page_must_be_A4_or_Letter_in_either_orientation(string box, string status) =>
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone, file = Base64($"%PDF-1.4 /MediaBox[{box}]") }), Is.EqualTo(status));

    [Test]
    public void A_fax_without_file_name_and_page_objects_has_the_default_name_and_one_page()
    {
        Do("fax/send", new { dest = FirstPhone, file = Base64("%PDF-1.4") });
        var fax = Do("fax/query_status", new { txn_ref = "AA-F-141147" });
        Assert.That(Text(fax, "fax_url"), Does.EndWith("/fax.pdf"));
        Assert.That(Text(fax, "fax_pages"), Is.EqualTo("1"));
    }

    [TestCase("../../etc/fax.pdf", "fax.pdf")]
    [TestCase("..\\odd name.pdf", "odd%20name.pdf")]
    [TestCase("..", "fax.pdf")]
    [TestCase("a/", "fax.pdf")]
    [TestCase("100%? #1.pdf", "100%25%3F%20%231.pdf")]
    public void A_fax_with_any_file_name_can_be_downloaded(string filename, string name)
    {
        Do("fax/send", new { dest = FirstPhone, file = ThreePages, filename });
        var url = Sandbox.Faxes().Single().FaxUrl;
        Assert.That(url, Is.EqualTo($"{Sandbox.Url}files/1/{name}"));
        Assert.That(Http.GetStringAsync(url).Result, Does.StartWith("%PDF-"));
    }

    [Test]
    public void The_oldest_documents_are_removed_when_the_storage_is_full()
    {
        Sandbox.SetCredit(100);
        var pdf = Encoding.Latin1.GetBytes("%PDF-1.4".PadRight(2 * 1024 * 1024));
        for (var i = 0; i < 33; i++)
            Assert.That(Upload(pdf), Is.EqualTo("success_ok"));
        var urls = Sandbox.Faxes().Select(fax => fax.FaxUrl).Reverse().ToList();
        Assert.That(Http.GetAsync(urls[0]).Result.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
        Assert.That(Http.GetAsync(urls[2]).Result.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.OK));
    }

    [Test]
    public void Each_page_of_an_incoming_fax_shows_its_sender_and_page_number()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, mode = "fax" });
        Sandbox.IncomingFax(FirstPhone, VoiceNumber, 2);
        var pdf = Http.GetStringAsync(Sandbox.Faxes().Single().FaxUrl).Result;
        Assert.That(pdf, Does.Contain("(Fax from +6511111111) Tj").And.Contain("(Page 1 of 2) Tj").And.Contain("(Page 2 of 2) Tj"));

        var start = int.Parse(pdf.Split("startxref\n")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(pdf[start..], Does.StartWith("xref\n0 8\n"));
        var offsets = pdf[start..].Split('\n').Skip(3).Take(7)
            .Select(line => int.Parse(line[..10], System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(offsets.Select((offset, i) => pdf[offset..].StartsWith($"{i + 1} 0 obj", StringComparison.Ordinal)), Is.All.True);
    }

    string Upload(byte[] pdf)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(pdf), "file", "local.pdf" } };
        foreach (var (name, value) in Form(new { dest = FirstPhone, filename = "awesome file.pdf" }))
            form.Add(new StringContent(value), name);
        return Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "fax/send", form).Result));
    }

    static string Base64(string text) => Convert.ToBase64String(Encoding.Latin1.GetBytes(text));

    string Pages(string file) =>
        Text(Do("fax/query_status", new { txn_ref = Text(Do("fax/send", new { dest = FirstPhone, file }), "txn_ref") }), "fax_pages");

    static string Compressed(string dictionary, string objects)
    {
        using var pdf = new MemoryStream();
        pdf.Write(Encoding.Latin1.GetBytes("%PDF-1.5\n1 0 obj" + dictionary));
        using (var zlib = new ZLibStream(pdf, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(Encoding.Latin1.GetBytes(objects));
        pdf.Write("\nendstream endobj"u8);
        return Convert.ToBase64String(pdf.ToArray());
    }
}
