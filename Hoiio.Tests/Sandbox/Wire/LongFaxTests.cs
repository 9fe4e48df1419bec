using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Oversized faxes are refused without storing them. The tests measure memory, so they do not run in parallel.</summary>
[NonParallelizable]
sealed class LongFaxTests : SandboxTest
{
    const int MaxLength = 10 * 1024 * 1024;
    const int Megabyte = 1024 * 1024;

    JournalEntry Entry => Sandbox.Journal.Entries.Single();

    string Credentials => $"app_id={Sandbox.AppId}&access_token={Sandbox.AccessToken}";

    [Test]
    public void A_form_with_an_oversized_file_is_refused_as_too_big([Values(8, 11, 100)] int megabytes, [Values] bool isLast) =>
        AssertRefusedWithoutStoring(isLast
            ? new GeneratedContent($"{Credentials}&dest=%2B6511111111&file=JVBERi0", megabytes * Megabyte, "")
            : new GeneratedContent("file=JVBERi0", megabytes * Megabyte, $"&{Credentials}&dest=%2B6511111111"),
            "application/x-www-form-urlencoded", isNoted: megabytes > 10);

    [Test]
    public void A_chunked_form_with_an_oversized_file_is_refused_as_too_big() =>
        AssertRefusedWithoutStoring(new GeneratedContent("file=JVBERi0", 50 * Megabyte, $"&{Credentials}&dest=%2B6511111111"),
            "application/x-www-form-urlencoded", isNoted: true, isChunked: true);

    [Test]
    public void A_multipart_form_with_an_oversized_file_is_refused_as_too_big(
        [Values(8, 11, 300)] int megabytes, [Values("; filename=\"x.pdf\"", "")] string name, [Values] bool isLast)
    {
        var fields = string.Concat(Form(new { dest = FirstPhone })
            .Select(field => $"--x\r\nContent-Disposition: form-data; name=\"{field.Key}\"\r\n\r\n{field.Value}\r\n"));
        var file = $"--x\r\nContent-Disposition: form-data; name=\"file\"{name}\r\n\r\nJVBERi0";
        AssertRefusedWithoutStoring(isLast
            ? new GeneratedContent(fields + file, megabytes * Megabyte, "\r\n--x--\r\n")
            : new GeneratedContent(file, megabytes * Megabyte, $"\r\n{fields}--x--\r\n"),
            "multipart/form-data; boundary=x", isNoted: megabytes > 10);
    }

    [TestCase(8)]
    [TestCase(12)]
    public void A_query_with_an_oversized_file_is_refused_as_too_big(int megabytes)
    {
        var file = new string('A', megabytes * Megabyte);
        Assert.That(Status(Answer(Http.GetAsync($"{Sandbox.ApiEndpoint}fax/send?{Credentials}&dest=%2B6511111111&file={file}").Result)),
            Is.EqualTo("error_file_too_big"));
        Assert.That(Entry.Parameters["file"], Has.Length.LessThan(4200));
    }

    [Test]
    public void Invalid_credentials_are_reported_before_an_oversized_file()
    {
        var form = new GeneratedContent("dest=%2B6511111111&file=JVBERi0", 20 * Megabyte, "&app_id=nobody&access_token=x");
        Assert.That(Send(form, "application/x-www-form-urlencoded"), Is.EqualTo("error_invalid_app_id"));
    }

    [Test]
    public void An_oversized_parameter_other_than_file_is_refused_as_malformed([Values("fil", "files", "xfile")] string name)
    {
        var form = new GeneratedContent($"{Credentials}&{name}=", 12 * Megabyte, "");
        Assert.That(Send(form, "application/x-www-form-urlencoded"), Is.EqualTo("error_malformed_params"));
        Assert.That(Entry.Note, Does.Contain($"longer than {MaxLength} bytes"));
    }

    [Test]
    public void An_oversized_part_other_than_file_is_refused_as_malformed()
    {
        var form = new GeneratedContent("--x\r\nContent-Disposition: form-data; name=\"msg\"\r\n\r\n", 12 * Megabyte, "\r\n--x--\r\n");
        Assert.That(Send(form, "multipart/form-data; boundary=x"), Is.EqualTo("error_malformed_params"));
        Assert.That(Entry.Note, Does.Contain($"longer than {MaxLength} bytes"));
    }

    [TestCase(0, "error_app_id_param_missing")]
    [TestCase(1, "error_malformed_params")]
    public void A_body_is_read_up_to_exactly_ten_megabytes(int more, string status)
    {
        foreach (var isChunked in new[] { false, true })
            Assert.That(Send(new GeneratedContent("msg=", MaxLength - 4 + more, ""), "application/x-www-form-urlencoded", isChunked),
                Is.EqualTo(status));
    }

    [TestCase(0, "error_app_id_param_missing")]
    [TestCase(1, "error_malformed_params")]
    public void Parts_are_read_up_to_exactly_ten_megabytes_in_total(int more, string status)
    {
        const string Name = "\r\nContent-Disposition: form-data; name=";
        var form = new GeneratedContent($"--x{Name}\"a\"\r\n\r\n123\r\n--x{Name}\"b\"\r\n\r\n", MaxLength - 3 + more, "\r\n--x--\r\n");
        Assert.That(Send(form, "multipart/form-data; boundary=x"), Is.EqualTo(status));
    }

    void AssertRefusedWithoutStoring(GeneratedContent body, string contentType, bool isNoted, bool isChunked = false)
    {
        var before = GC.GetTotalAllocatedBytes();

        Assert.That(Send(body, contentType, isChunked), Is.EqualTo("error_file_too_big"));

        // Storing a chunked file of 50 MB in a growing buffer would allocate more than 250 MB.
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(Math.Max(150 * Megabyte, body.Headers.ContentLength ?? 0)));
        Assert.That(Entry.Parameters["dest"], Is.EqualTo(FirstPhone));
        Assert.That(Entry.Note, isNoted ? Does.StartWith($"the encoded file is longer than {MaxLength} bytes") : Is.Null);
        Assert.That(Sandbox.Faxes(), Is.Empty);
    }

    string Send(GeneratedContent body, string contentType, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Sandbox.ApiEndpoint + "fax/send") { Content = body };
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TransferEncodingChunked = isChunked ? true : null;
        using var answer = Http.Send(request);
        return Status(Answer(answer));
    }

    /// <summary>A long body that is generated while it is sent.</summary>
    sealed class GeneratedContent(string start, long letters, string end) : HttpContent
    {
        static readonly byte[] block = Encoding.ASCII.GetBytes(new string('A', 64 * 1024));

        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            stream.Write(Encoding.ASCII.GetBytes(start));
            for (var left = letters; left > 0; left -= block.Length)
                stream.Write(block, 0, (int)Math.Min(left, block.Length));
            stream.Write(Encoding.ASCII.GetBytes(end));
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            SerializeToStream(stream, context, CancellationToken.None);
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = start.Length + letters + end.Length;
            return true;
        }
    }
}
