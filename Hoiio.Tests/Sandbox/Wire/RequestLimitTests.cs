using System.Net.Http.Headers;
using System.Text;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Oversized and unsupported requests: each gets an answer, and the journal notes the reason.</summary>
[NonParallelizable]
sealed class RequestLimitTests : SandboxTest
{
    JournalEntry Entry => Sandbox.Journal.Entries.Single();

    [Test]
    public void A_JSON_body_is_ignored_and_noted_in_the_journal()
    {
        var status = Send($$"""{"app_id": "{{Sandbox.AppId}}", "access_token": "{{Sandbox.AccessToken}}"}""", "application/json");

        Assert.That(status, Is.EqualTo("error_app_id_param_missing"));
        Assert.That(Entry.Note, Does.Contain("the body is application/json").And.Contain("application/x-www-form-urlencoded"));
        Assert.That(Entry.ToString(), Does.Not.Contain(Sandbox.AccessToken));
    }

    [Test]
    public void A_multipart_form_with_100000_parts_is_refused()
    {
        var body = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
            body.Append("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n");
        var before = GC.GetTotalAllocatedBytes();

        Assert.That(Send(body.Append("--x--\r\n").ToString(), "multipart/form-data; boundary=x"), Is.EqualTo("error_malformed_params"));

        Assert.That(Entry.Note, Does.Contain("1000 parts"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(100_000_000));
    }

    [Test]
    public void A_body_above_ten_megabytes_is_refused()
    {
        Assert.That(Send(new string('a', 11_000_000), "application/x-www-form-urlencoded"), Is.EqualTo("error_malformed_params"));
        Assert.That(Entry.Note, Does.Contain("longer than 10485760 bytes"));
    }

    [Test]
    public void A_form_with_10000_fields_is_read_and_the_journal_stores_100_of_them()
    {
        var form = Form(new { dest = FirstPhone, msg = "Hi" });
        for (var i = 0; form.Count < 10_000; i++)
            form.Add($"field{i}", "value");
        using var content = new FormUrlEncodedContent(form);
        Assert.That(Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", content).Result)), Is.EqualTo("success_ok"));

        Assert.That(Entry.Parameters, Has.Count.EqualTo(100));
        Assert.That(Entry.Parameters["msg"], Is.EqualTo("Hi"));
        Assert.That(Entry.Note, Does.StartWith("the first 100 of 10000 parameters; "));
    }

    [Test]
    public void A_form_with_more_than_10000_fields_is_refused()
    {
        Assert.That(Send(string.Join('&', Enumerable.Range(0, 10_001)), "application/x-www-form-urlencoded"),
            Is.EqualTo("error_malformed_params"));
        Assert.That(Entry.Note, Does.Contain("10000 parameters"));
    }

    [TestCase("%41", 1_000_000)]
    [TestCase("a&", 1_500_000)]
    public void Reading_a_form_allocates_at_most_12_times_its_length(string part, int times)
    {
        var body = "x=" + string.Concat(Enumerable.Repeat(part, times));
        var before = GC.GetTotalAllocatedBytes();
        Send(body, "application/x-www-form-urlencoded");
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(12L * body.Length));
    }

    [Test]
    public void The_journal_stores_at_most_64_MB()
    {
        // The journal keeps up to 65,536 characters of each, so 64 MB hold about 500.
        using var content = new FormUrlEncodedContent(Form(null)
            .Concat(Enumerable.Range(0, 20).Select(i => KeyValuePair.Create($"p{i}", new string('x', 4000)))));
        var body = content.ReadAsByteArrayAsync().Result;
        for (var i = 0; i < 700; i++)
        {
            using var copy = new ByteArrayContent(body) { Headers = { ContentType = content.Headers.ContentType } };
            using var answer = Http.PostAsync(Sandbox.ApiEndpoint + "user/get_info", copy).Result;
        }
        var entries = Sandbox.Journal.Entries;
        Assert.That(entries.Sum(entry => 2L * entry.Parameters.Sum(pair => pair.Value.Length)),
            Is.GreaterThan(50_000_000).And.LessThan(64 * 1024 * 1024));
        Assert.That(entries[^1].Id, Is.EqualTo(Sandbox.Status.LastEvent));
    }

    string Send(string body, string contentType)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body))
        { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        return Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "user/get_info", content).Result));
    }
}
