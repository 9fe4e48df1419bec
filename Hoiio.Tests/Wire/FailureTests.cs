using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>What goes wrong on the way, and how a script learns of it.</summary>
[Category("OneCulture")]
sealed class FailureTests : WireTest
{
    const string Ok = "{\"status\":\"success_ok\"}";

    static readonly (string Name, Func<Task<dynamic>> Call)[] Callers =
    [
        ("waiting", () => Task.FromResult<object>(Hoiio.Sms.Send("secret text", "+6511111111"))),
        ("async", () => Hoiio.Sms.SendAsync("secret text", "+6511111111")),
    ];

    static IEnumerable<TestCaseData> BothWays => Callers.Select(caller => new TestCaseData(caller.Call).SetArgDisplayNames(caller.Name));

    [TestCaseSource(nameof(BothWays))]
    public void A_refused_connection_says_that_nothing_was_sent(Func<Task<dynamic>> call)
    {
        Hoiio.ApiEndpoint = BrokenServer.RefusingUrl();

        var error = Fails<HoiioConnectionException>(call);

        Assert.That(error.Message, Does.StartWith("sms/send: ").And.Contain(Check.NothingSent).And.Contain(Hoiio.ApiEndpoint));
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_reset_connection_says_that_it_may_have_been_done_and_nothing_is_repeated(Func<Task<dynamic>> call)
    {
        using var server = new BrokenServer((connection, _) =>
        {
            connection.LingerState = new LingerOption(true, 0);
            connection.Close();
            return Task.CompletedTask;
        });
        Hoiio.ApiEndpoint = server.Url;

        Assert.That(Fails<HoiioConnectionException>(call).Message, Does.Contain("may have done what was asked"));
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_connection_that_is_reset_after_an_earlier_answer_repeats_nothing_either(Func<Task<dynamic>> call)
    {
        var answered = 0;
        using var server = new BrokenServer(async (connection, stop) =>
        {
            if (Interlocked.Increment(ref answered) == 1)
                await connection.SendAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Ok.Length}\r\n\r\n{Ok}"), stop);
            else
                connection.Close();
        });
        Hoiio.ApiEndpoint = server.Url;
        call().GetAwaiter().GetResult();

        Fails<HoiioConnectionException>(call);

        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [TestCaseSource(nameof(BothWays))]
    public void Half_a_header_is_a_broken_connection(Func<Task<dynamic>> call)
    {
        using var server = BrokenServer.Sending("HTTP/1.1 200 OK\r\nConte");
        Hoiio.ApiEndpoint = server.Url;

        Fails<HoiioConnectionException>(call);
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_broken_connection_says_how_it_broke(Func<Task<dynamic>> call)
    {
        using var closing = BrokenServer.Sending("");

        foreach (var url in new[] { Server.Url.Replace("http:", "https:"), closing.Url })
        {
            Hoiio.ApiEndpoint = url;

            var error = Fails<HoiioConnectionException>(call);

            Assert.That(error.InnerException, Is.Not.Null);
            Assert.That(error.Message,
                Does.Contain(url.StartsWith("https:", StringComparison.Ordinal) ? Check.NothingSent : "may have done what was asked"));
            Assert.That(error.Message, Does.Contain(error.GetBaseException().Message).And.Not.Contain("inner exception")
                .And.Not.Contain("An error occurred"));
        }
    }

    [TestCaseSource(nameof(BothWays))]
    public void What_is_no_HTTP_is_not_quoted_as_it_may_be_an_echo_of_the_request(Func<Task<dynamic>> call)
    {
        foreach (var beginning in new[] { "", "HTTP/1.1 200 OK\r\n" })
        {
            using var server = BrokenServer.Sending($"{beginning}T0k3n\r\n\r\n");
            Hoiio.ApiEndpoint = server.Url;

            Assert.That(Fails<HoiioConnectionException>(call).Message,
                Does.Contain($"{server.Url} is not an HTTP answer").And.Contain("may have done what was asked"));
        }
        using var trailing = BrokenServer.Sending("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nT0k3n\r\n\r\n");
        Hoiio.ApiEndpoint = trailing.Url;

        Assert.That(Fails<HoiioAnswerException>(call).Message, Does.Contain("broke off"));
    }

    [TestCaseSource(nameof(BothWays))]
    public void Half_a_body_is_not_understood(Func<Task<dynamic>> call)
    {
        using var server = BrokenServer.Sending("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":\"succ");
        Hoiio.ApiEndpoint = server.Url;

        var error = Fails<HoiioAnswerException>(call);

        Assert.That(error.Message, Does.Contain("HTTP 200").And.Contain("broke off"));
        Assert.That(error.Message, Does.Contain("may have done what was asked"));
        Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(error.Text, Is.Empty);
        Assert.That(error.InnerException, Is.Not.Null, "it says how");
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_compressed_answer_is_read(Func<Task<dynamic>> call)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress))
            gzip.Write("{\"status\":\"success_ok\",\"txn_ref\":\"AA-S-1\"}"u8);
        using var server = BrokenServer.Sending("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
            + $"{bytes.ToArray().Length}\r\n\r\n{Encoding.Latin1.GetString(bytes.ToArray())}");
        Hoiio.ApiEndpoint = server.Url;

        Assert.That((string)call().GetAwaiter().GetResult().txn_ref, Is.EqualTo("AA-S-1"));
    }

    [TestCaseSource(nameof(BothWays))]
    public void An_answer_that_cannot_be_unpacked_is_not_understood(Func<Task<dynamic>> call)
    {
        using var server = BrokenServer.Sending($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {Ok.Length}\r\n\r\n{Ok}");
        Hoiio.ApiEndpoint = server.Url;

        Assert.That(Fails<HoiioAnswerException>(call).Message, Does.Contain("HTTP 200").And.Contain("may have done what was asked"));
    }

    [TestCaseSource(nameof(BothWays))]
    public void No_cookie_goes_back(Func<Task<dynamic>> call)
    {
        using var server = new BrokenServer((connection, stop) =>
            connection.SendAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: {Ok.Length}\r\n\r\n{Ok}"),
                stop).AsTask());
        Hoiio.ApiEndpoint = server.Url;

        call().GetAwaiter().GetResult();
        call().GetAwaiter().GetResult();

        Assert.That(server.Heads, Has.Length.EqualTo(2).And.None.Contains("Cookie:").IgnoreCase);
    }

    static IEnumerable<TestCaseData> SlowServers()
    {
        foreach (var (name, call) in Callers)
        {
            yield return new TestCaseData(call, "").SetArgDisplayNames(name, "silence");
            yield return new TestCaseData(call, "HTTP/1.1 200 OK\r\nContent-Le").SetArgDisplayNames(name, "half a header");
            yield return new TestCaseData(call, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                .SetArgDisplayNames(name, "a body in drops");
        }
    }

    [TestCaseSource(nameof(SlowServers))]
    public void The_timeout_holds_for_the_whole_call(Func<Task<dynamic>> call, string beginning)
    {
        using var server = new BrokenServer(async (connection, stop) =>
        {
            await connection.SendAsync(Encoding.Latin1.GetBytes(beginning), stop);
            while (beginning.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                await Task.Delay(50, stop);
                await connection.SendAsync(" "u8.ToArray(), stop);
            }
            await Task.Delay(Timeout.Infinite, stop);
        });
        Hoiio.ApiEndpoint = server.Url;
        Hoiio.Timeout = TimeSpan.FromSeconds(0.3);

        Assert.That(Fails<HoiioTimeoutException>(call).Message,
            Does.StartWith("sms/send: no complete answer within 0.3 seconds").And.Contain("may have done"));
    }

    static IEnumerable<TestCaseData> NoAnswers()
    {
        TestCaseData Is(string name, string body) => new TestCaseData(body).SetArgDisplayNames(name);
        yield return Is("HTML", "<html><body>Service unavailable</body></html>");
        yield return Is("lines", "<html>\r\n<body>\n");
        yield return Is("empty", "");
        yield return Is("white space", " \r\n");
        yield return Is("array", "[1,2]");
        yield return Is("text", "\"success_ok\"");
        yield return Is("null", "null");
        yield return Is("no status", "{\"txn_ref\":\"AA-C-1\"}");
        yield return Is("status object", "{\"status\":{\"status\":\"success_ok\"}}");
        yield return Is("status number", "{\"status\":1}");
        yield return Is("status null", "{\"status\":null}");
        yield return Is("half a JSON object", "{\"status\":\"success_ok\",\"txn_ref\":\"AA");
        yield return Is("two values", Ok + Ok);
        yield return Is("text behind the value", Ok + "x");
        yield return Is("100,000 levels of arrays", "{\"status\":\"success_ok\",\"x\":" + new string('[', 100_000)
            + new string(']', 100_000) + "}");
        yield return Is("100,000 levels of objects", string.Concat(Enumerable.Repeat("{\"status\":", 100_000)) + "1"
            + new string('}', 100_000));
    }

    [TestCaseSource(nameof(NoAnswers))]
    public void A_body_that_is_no_answer_is_kept_whole_in_the_error(string body)
    {
        Server.Answer = StubAnswer.Of(body, 503, "text/html");

        var error = Fails<HoiioAnswerException>(Callers[0].Call);

        Assert.That(error.Message, Does.StartWith("sms/send: ").And.Contain("HTTP 503"));
        Assert.That(error.Message, Does.EndWith("call again.").And.Contain("may have done what was asked"));
        Assert.That(error.Message, Has.Length.LessThan(600));
        Assert.That(error.Message.Contains('\n'), Is.False);
        Assert.That(error.Message.Contains("it is empty", StringComparison.Ordinal), Is.EqualTo(body == ""));
        Assert.That(error.Message.Contains("...", StringComparison.Ordinal), Is.EqualTo(body.Length > 200), "the beginning only");
        Assert.That(error.Message, body.Length is > 0 and < 100 ? Does.Contain(body.ReplaceLineEndings(" ")) : Does.Contain("sms/send"));
        Assert.That(error.Text, Is.EqualTo(body));
        Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public void No_content_is_not_understood()
    {
        Server.Answer = StubAnswer.Of("", 204);

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message,
            Does.Contain("(HTTP 204) is not a JSON object").And.Contain("it is empty"));
    }

    [Test]
    public void Wrong_UTF8_loses_no_answer()
    {
        Server.Answer = new StubAnswer([.. "{\"status\":\"success_ok\",\"txn_ref\":\"AA-S-1\",\"tag\":\""u8, 0xff, 0xc3, .. "\"}"u8], 200,
            "application/json; charset=nonsense", null);

        dynamic res = Hoiio.Sms.Status("AA-S-1");

        Assert.That(res.txn_ref, Is.EqualTo("AA-S-1"));
        Assert.That(res.tag, Does.Contain("\uFFFD"));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public void No_redirect_is_followed(int statusCode)
    {
        using var elsewhere = new StubServer();
        Server.Answer = StubAnswer.Of("", statusCode, location: elsewhere.Url + "sms/send?access_token=T0k3n");

        foreach (var (_, call) in Callers)
            Assert.That(Fails<HoiioAnswerException>(call).Message,
                Does.Contain($"(HTTP {statusCode}) is a redirect to 127.0.0.1, which is not followed").And.Contain("may have done"));

        Assert.That(elsewhere.Requests, Is.Empty);
    }

    [Test]
    public void A_redirect_to_a_host_that_echoes_the_token_does_not_show_it()
    {
        Hoiio.Init("app", "T0k3n");
        Server.Answer = StubAnswer.Of("", 302, location: "https://t0k3n.example.com/");

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message, Does.Contain("is a redirect to ***.example.com, which"));
    }

    [Test]
    public void A_redirect_to_nowhere_is_not_understood()
    {
        Server.Answer = StubAnswer.Of("", 302);

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message, Does.Contain("(HTTP 302) is not a JSON object"));
    }

    [TestCaseSource(nameof(BothWays))]
    public void An_answer_that_unpacks_to_more_than_64_MB_is_not_understood(Func<Task<dynamic>> call)
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
        Hoiio.ApiEndpoint = server.Url;
        var before = GC.GetTotalAllocatedBytes();

        Assert.That(Fails<HoiioAnswerException>(call).Message,
            Does.Contain("(HTTP 200) is longer than 64 MB").And.Contain("may have done what was asked"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(250_000_000));
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_long_answer_is_read_whole(Func<Task<dynamic>> call)
    {
        Server.Answer = StubAnswer.Of($$"""{"status":"success_ok","txn_ref":"{{new string('x', 8 << 20)}}"}""");

        Assert.That((string)call().GetAwaiter().GetResult().txn_ref, Has.Length.EqualTo(8 << 20));
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_timeout_before_anything_was_sent_says_so(Func<Task<dynamic>> call)
    {
        using var silent = new BrokenServer((_, _) => Task.CompletedTask);
        Hoiio.ApiEndpoint = silent.Url.Replace("http:", "https:");
        Hoiio.Timeout = TimeSpan.FromSeconds(0.3);

        Assert.That(Fails<HoiioTimeoutException>(call).Message,
            Is.EqualTo("sms/send: no connection within 0.3 seconds. " + Check.NothingSent));
    }

    [Test]
    public void No_escape_character_of_an_answer_reaches_the_error()
    {
        Server.Answer = StubAnswer.Of("<p>\u001b[2J\u009b31m\0</p>");

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message, Does.Contain(@"<p>\u001b[2J\u009b31m\u0000</p>"));
    }

    [Test]
    public void An_echo_of_the_request_shows_neither_token_nor_text_in_the_error()
    {
        Server.Answer = StubAnswer.Of($"<p>{AccessToken}</p> access_token={WebUtility.UrlEncode(AccessToken)} "
            + $"{Uri.EscapeDataString(AccessToken).ToLowerInvariant()}");

        var error = Fails<HoiioAnswerException>(Callers[0].Call);

        Assert.That(error.ToString(), Does.Contain("access_token=***").And.Not.Contain("T0k3n").IgnoreCase);
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_proxy_is_not_asked_for_this_machine(Func<Task<dynamic>> call)
    {
        var proxy = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(BrokenServer.RefusingUrl());
        try
        {
            Assert.That((string)call().GetAwaiter().GetResult().status, Is.EqualTo("success_ok"));
        }
        finally
        {
            HttpClient.DefaultProxy = proxy;
        }
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_proxy_is_asked_for_any_other_machine(Func<Task<dynamic>> call)
    {
        var proxy = HttpClient.DefaultProxy;
        var address = BrokenServer.RefusingUrl();
        HttpClient.DefaultProxy = new WebProxy(address);
        Hoiio.ApiEndpoint = "https://hoiio.invalid/open/";
        try
        {
            Assert.That(Fails<HoiioConnectionException>(call).Message,
                Does.Contain(new Uri(address).Authority).And.Contain(Check.NothingSent));
        }
        finally
        {
            HttpClient.DefaultProxy = proxy;
        }
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("secure.hoiio.com/open/")]
    [TestCase("http://secure.hoiio.com/open/")]
    [TestCase("http://localhost.example.com/")]
    [TestCase("http://127.0.0.1.example.com/")]
    [TestCase("ftp://127.0.0.1/")]
    [TestCase("file:///open/")]
    [TestCase("https://user:pass@secure.hoiio.com/open/")]
    [TestCase("https://secure.hoiio.com/open/?x=1")]
    [TestCase("https://secure.hoiio.com/open/#x")]
    public void An_endpoint_that_would_show_the_token_is_refused(string? endpoint)
    {
        var before = Hoiio.ApiEndpoint;

        Assert.That(() => Hoiio.ApiEndpoint = endpoint!, Throws.InstanceOf<ArgumentException>().With.Message.Contains("https"));
        Assert.That(() => Hoiio.Init("app", "token", endpoint ?? ""),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("apiEndpoint"));
        Assert.That(Hoiio.ApiEndpoint, Is.EqualTo(before));
    }

    [TestCase("https://secure.hoiio.com/open", "https://secure.hoiio.com/open/")]
    [TestCase("http://localhost:4646", "http://localhost:4646/")]
    [TestCase("http://[::1]:4646/open/", "http://[::1]:4646/open/")]
    public void An_endpoint_gets_the_slash_that_it_lacks(string endpoint, string readBack)
    {
        Hoiio.ApiEndpoint = endpoint;

        Assert.That(Hoiio.ApiEndpoint, Is.EqualTo(readBack));
    }

    [Test]
    public void A_timeout_that_cannot_be_kept_is_refused()
    {
        foreach (var timeout in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(-1),
            TimeSpan.FromDays(24) + TimeSpan.FromTicks(1), TimeSpan.MaxValue })
            Assert.That(() => Hoiio.Timeout = timeout, Throws.TypeOf<ArgumentOutOfRangeException>()
                .With.Message.Contains(timeout.ToString()));
        foreach (var timeout in new[] { TimeSpan.FromTicks(1), TimeSpan.FromDays(24) })
        {
            Hoiio.Timeout = timeout;
            Assert.That(Hoiio.Timeout, Is.EqualTo(timeout));
        }
        Hoiio.Timeout = Timeout.InfiniteTimeSpan;

        Assert.That(Hoiio.Account.Balance().status, Is.EqualTo("success_ok"));
    }

    static TException Fails<TException>(Func<Task<dynamic>> call) where TException : HoiioException
    {
        var error = Assert.Throws<TException>(() => call().GetAwaiter().GetResult())!;
        Assert.That(error.ToString(), Does.Not.Contain("T0k3n").And.Not.Contain("secret text").And.Not.Contain("6511111111"));
        return error;
    }
}
