using System.Net.Http.Headers;
using System.Text;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Requests that are too much, or nothing that the service reads: each is answered, and the journal says why.</summary>
[NonParallelizable]
sealed class RequestLimitTests : SandboxTest
{
    JournalEntry Entry => Sandbox.Journal.Entries.Single();

    [Test]
    public void A_json_body_is_not_read_and_the_journal_says_so()
    {
        var status = Send($$"""{"app_id": "{{Sandbox.AppId}}", "access_token": "{{Sandbox.AccessToken}}"}""", "application/json");

        Assert.That(status, Is.EqualTo("error_app_id_param_missing"));
        Assert.That(Entry.Note, Does.Contain("the body is application/json").And.Contain("application/x-www-form-urlencoded"));
        Assert.That(Entry.ToString(), Does.Not.Contain(Sandbox.AccessToken));
    }

    [Test]
    public void A_multipart_form_of_very_many_parts_is_refused()
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
    public void A_body_that_is_too_long_is_refused()
    {
        Assert.That(Send(new string('a', 11_000_000), "application/x-www-form-urlencoded"), Is.EqualTo("error_malformed_params"));
        Assert.That(Entry.Note, Does.Contain("longer than 10485760 bytes"));
    }

    [Test]
    public void A_form_of_ten_thousand_fields_is_read_and_a_hundred_of_them_are_kept()
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
    public void A_form_of_more_fields_is_refused()
    {
        Assert.That(Send(string.Join('&', Enumerable.Range(0, 10_001)), "application/x-www-form-urlencoded"),
            Is.EqualTo("error_malformed_params"));
        Assert.That(Entry.Note, Does.Contain("10000 parameters"));
    }

    [TestCase("%41", 1_000_000)]
    [TestCase("a&", 1_500_000)]
    public void A_form_costs_no_more_than_a_few_times_its_length(string part, int times)
    {
        var body = "x=" + string.Concat(Enumerable.Repeat(part, times));
        var before = GC.GetTotalAllocatedBytes();
        Send(body, "application/x-www-form-urlencoded");
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(12L * body.Length));
    }

    [Test]
    public void The_journal_is_bounded_by_bytes()
    {
        // Each of them may keep 65536 characters of 2 bytes: 64 MB are 500 of them.
        using var content = new FormUrlEncodedContent(Form(null)
            .Concat(Enumerable.Range(0, 20).Select(i => KeyValuePair.Create($"p{i}", new string('x', 4000)))));
        var body = content.ReadAsByteArrayAsync().Result;
        for (var i = 0; i < 700; i++)
        {
            using var copy = new ByteArrayContent(body) { Headers = { ContentType = content.Headers.ContentType } };
            using var answer = Http.PostAsync(Sandbox.ApiEndpoint + "user/get_info", copy).Result;
        }
        var kept = Sandbox.Journal.Entries;
        Assert.That(kept.Sum(entry => 2L * entry.Parameters.Sum(pair => pair.Value.Length)),
            Is.GreaterThan(50_000_000).And.LessThan(64 * 1024 * 1024));
        Assert.That(kept[^1].Id, Is.EqualTo(Sandbox.Status.LastEvent));
    }

    string Send(string body, string contentType)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body))
        { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        return Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "user/get_info", content).Result));
    }
}
