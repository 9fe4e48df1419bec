using System.IO.Compression;
using System.Net;
using System.Text;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>
/// Answers that are long, compressed, truncated or invalid, and their errors. The memory that is measured is that of the process.
/// </summary>
[Category("OneCulture")]
[NonParallelizable]
sealed class BrokenAnswerTests : FailureTest
{
    static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    [TestCaseSource(nameof(BothWays))]
    public void A_truncated_body_is_not_understood(Func<HoiioClient, Task<dynamic>> call)
    {
        using var server = BrokenServer.Sending("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":\"succ");
        Client.ApiEndpoint = server.Url;

        var error = Fails<HoiioAnswerException>(call);

        Assert.That(error.Message, Does.Contain("HTTP 200").And.Contain("broke off"));
        Assert.That(error.Message, Does.Contain("may have done what was asked"));
        Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(error.Text, Is.Empty);
        Assert.That(error.InnerException, Is.Not.Null, "the inner exception names the cause");
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_compressed_answer_is_decompressed(Func<HoiioClient, Task<dynamic>> call)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress))
            gzip.Write("{\"status\":\"success_ok\",\"txn_ref\":\"AA-S-1\"}"u8);
        using var server = BrokenServer.Sending("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
            + $"{bytes.ToArray().Length}\r\n\r\n{Encoding.Latin1.GetString(bytes.ToArray())}");
        Client.ApiEndpoint = server.Url;

        Assert.That((string)call(Client).GetAwaiter().GetResult().txn_ref, Is.EqualTo("AA-S-1"));
    }

    [TestCaseSource(nameof(BothWays))]
    public void An_answer_that_cannot_be_decompressed_is_not_understood(Func<HoiioClient, Task<dynamic>> call)
    {
        using var server = BrokenServer.Sending($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {Ok.Length}\r\n\r\n{Ok}");
        Client.ApiEndpoint = server.Url;

        Assert.That(Fails<HoiioAnswerException>(call).Message, Does.Contain("HTTP 200").And.Contain("may have done what was asked"));
    }

    static IEnumerable<TestCaseData> NoAnswers()
    {
        TestCaseData Is(string name, string body) => new TestCaseData(body).SetArgDisplayNames(name);
        yield return Is("HTML", "<html><body>Service unavailable</body></html>");
        yield return Is("lines", "<html>\r\n<body>\n");
        yield return Is("empty", "");
        yield return Is("white space", " \r\n");
        yield return Is("200 letters", new string('x', 200));
        yield return Is("array", "[1,2]");
        yield return Is("text", "\"success_ok\"");
        yield return Is("null", "null");
        yield return Is("no status", "{\"txn_ref\":\"AA-C-1\"}");
        yield return Is("status object", "{\"status\":{\"status\":\"success_ok\"}}");
        yield return Is("status number", "{\"status\":1}");
        yield return Is("status null", "{\"status\":null}");
        yield return Is("half a JSON object", "{\"status\":\"success_ok\",\"txn_ref\":\"AA");
        yield return Is("half a JSON object behind a whole one", "{\"status\":\"success_ok\",\"o\":{},");
        yield return Is("half a list", "{\"status\":\"success_ok\",\"l\":[{}");
        yield return Is("two values", Ok + Ok);
        yield return Is("text behind the value", Ok + "x");
        yield return Is("100,000 levels of arrays", "{\"status\":\"success_ok\",\"x\":" + new string('[', 100_000)
            + new string(']', 100_000) + "}");
        yield return Is("100,000 levels of objects", string.Concat(Enumerable.Repeat("{\"status\":", 100_000)) + "1"
            + new string('}', 100_000));
    }

    [TestCaseSource(nameof(NoAnswers))]
    public void A_body_that_is_not_understood_is_kept_whole_in_the_exception(string body)
    {
        Server.Answer = StubAnswer.Of(body, 503, "text/html");

        var error = Fails<HoiioAnswerException>(Callers[0].Call);

        Assert.That(error.Message, Does.StartWith("sms/send: ").And.Contain("HTTP 503"));
        Assert.That(error.Message, Does.EndWith("call again.").And.Contain("may have done what was asked"));
        Assert.That(error.Message, Has.Length.LessThan(600));
        Assert.That(error.Message.Contains('\n'), Is.False);
        Assert.That(error.Message.Contains("it is empty", StringComparison.Ordinal), Is.EqualTo(body == ""));
        Assert.That(error.Message.Contains("...", StringComparison.Ordinal), Is.EqualTo(body.Length > 200), "a long body is shortened");
        Assert.That(error.Message, body.Length is > 0 and < 100 ? Does.Contain(body.ReplaceLineEndings(" ")) : Does.Contain("sms/send"));
        Assert.That(error.Text, Is.EqualTo(body));
        Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [TestCase(404, "Nothing is here. Check ApiEndpoint. The service")]
    [TestCase(503, "Nothing is here. The service")]
    public void An_HTTP_404_suggests_checking_the_endpoint(int statusCode, string end)
    {
        Server.Answer = StubAnswer.Of("Nothing is here.", statusCode, "text/plain");

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message, Does.Contain(end));
    }

    [Test]
    public void An_empty_body_is_not_understood()
    {
        Server.Answer = StubAnswer.Of("", 204);

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message,
            Does.Contain("(HTTP 204) is not a JSON object").And.Contain("it is empty"));
    }

    [Test]
    public void Invalid_UTF8_does_not_lose_an_answer()
    {
        Server.Answer = new StubAnswer([.. "{\"status\":\"success_ok\",\"txn_ref\":\"AA-S-1\",\"tag\":\""u8, 0xff, 0xc3, .. "\"}"u8], 200,
            "application/json; charset=nonsense", null);

        dynamic res = Client.Sms.Status("AA-S-1");

        Assert.That(res.txn_ref, Is.EqualTo("AA-S-1"));
        Assert.That(res.tag, Does.Contain("\uFFFD"));
    }

    [TestCaseSource(nameof(BothWays))]
    public void An_answer_that_decompresses_to_more_than_64_MB_is_not_understood(Func<HoiioClient, Task<dynamic>> call)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write("{\"status\":\"success_ok\",\"x\":\""u8);
            var piece = Enumerable.Repeat((byte)'x', 1 << 20).ToArray();
            for (var i = 0; i < 256; i++)
                gzip.Write(piece);
            gzip.Write("\"}"u8);
        }
        var bytes = packed.ToArray();
        using var server = BrokenServer.Sending("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
            + $"{bytes.Length}\r\n\r\n{Encoding.Latin1.GetString(bytes)}");
        Client.ApiEndpoint = server.Url;
        var before = GC.GetTotalAllocatedBytes();

        Assert.That(Fails<HoiioAnswerException>(call).Message,
            Does.Contain("(HTTP 200) is longer than 64 MB").And.Contain("may have done what was asked"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(250_000_000));
    }

    [TestCaseSource(nameof(BothWays))]
    public void An_answer_that_announces_more_than_64_MB_fails_at_once(Func<HoiioClient, Task<dynamic>> call)
    {
        var closed = new TaskCompletionSource();
        using var server = new BrokenServer(async (connection, stop) =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{"u8.ToArray(), stop);
            _ = await connection.ReceiveAsync(new byte[1], stop).AsTask().ContinueWith(received => received.Exception, stop);
            closed.SetResult();
        });
        Client.ApiEndpoint = server.Url;

        Assert.That(Fails<HoiioAnswerException>(call).Message, Does.Contain("(HTTP 200) is longer than 64 MB"));
        Assert.That(closed.Task.Wait(MaxWait), Is.True, "the client closes the connection");
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_long_answer_is_read_whole(Func<HoiioClient, Task<dynamic>> call)
    {
        Server.Answer = StubAnswer.Of($$"""{"status":"success_ok","txn_ref":"{{new string('x', 8 << 20)}}"}""");

        Assert.That((string)call(Client).GetAwaiter().GetResult().txn_ref, Has.Length.EqualTo(8 << 20));
    }

    [Test]
    public void Escape_characters_of_an_answer_do_not_reach_the_error()
    {
        Server.Answer = StubAnswer.Of("<p>\u001b[2J\u009b31m\0</p>");

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message, Does.Contain(@"<p>\u001b[2J\u009b31m\u0000</p>"));
    }

    [Test]
    public void An_error_shows_neither_the_token_nor_the_text_of_an_echoed_request()
    {
        Server.Answer = StubAnswer.Of($"<p>{AccessToken}</p> access_token={WebUtility.UrlEncode(AccessToken)} "
            + $"{Uri.EscapeDataString(AccessToken).ToLowerInvariant()}");

        var error = Fails<HoiioAnswerException>(Callers[0].Call);

        Assert.That(error.ToString(), Does.Contain("access_token=***").And.Not.Contain("T0k3n").IgnoreCase);
    }

    [Test]
    public void A_token_at_the_end_of_the_quoted_text_is_masked()
    {
        Server.Answer = StubAnswer.Of($"{new string('x', 190)}{AccessToken}{new string('y', 20)}");

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message, Does.Contain("x***yyyyyyy..."));
    }
}
