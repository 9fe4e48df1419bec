using System.Net.Sockets;
using System.Text;
using HoiioSdk.Arguments;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>A connection that fails, breaks or takes too long, and its error.</summary>
[Category("OneCulture")]
sealed class ConnectionTests : FailureTest
{
    [TestCaseSource(nameof(BothWays))]
    public void The_error_of_a_refused_connection_says_that_nothing_was_sent(Func<HoiioClient, Task<dynamic>> call)
    {
        Client.ApiEndpoint = BrokenServer.RefusingUrl();

        var error = Fails<HoiioConnectionException>(call);

        Assert.That(error.Message, Does.StartWith("sms/send: ").And.Contain(Ensure.NothingSent).And.Contain(Client.ApiEndpoint));
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_request_on_a_reset_connection_is_not_repeated_and_may_have_been_done(Func<HoiioClient, Task<dynamic>> call)
    {
        using var server = new BrokenServer((connection, _) =>
        {
            connection.LingerState = new LingerOption(true, 0);
            connection.Close();
            return Task.CompletedTask;
        });
        Client.ApiEndpoint = server.Url;

        Assert.That(Fails<HoiioConnectionException>(call).Message, Does.Contain("may have done what was asked"));
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_request_on_a_reused_connection_that_is_reset_is_not_repeated(Func<HoiioClient, Task<dynamic>> call)
    {
        var answered = 0;
        using var server = new BrokenServer(async (connection, stop) =>
        {
            if (Interlocked.Increment(ref answered) == 1)
                await connection.SendAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Ok.Length}\r\n\r\n{Ok}"), stop);
            else
                connection.Close();
        });
        Client.ApiEndpoint = server.Url;
        call(Client).GetAwaiter().GetResult();

        Fails<HoiioConnectionException>(call);

        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_truncated_header_is_a_connection_error(Func<HoiioClient, Task<dynamic>> call)
    {
        using var server = BrokenServer.Sending("HTTP/1.1 200 OK\r\nConte");
        Client.ApiEndpoint = server.Url;

        Fails<HoiioConnectionException>(call);
    }

    [TestCaseSource(nameof(BothWays))]
    public void The_error_of_a_broken_connection_names_the_cause(Func<HoiioClient, Task<dynamic>> call)
    {
        using var closing = BrokenServer.Sending("");

        foreach (var url in new[] { Server.Url.Replace("http:", "https:"), closing.Url })
        {
            Client.ApiEndpoint = url;

            var error = Fails<HoiioConnectionException>(call);

            Assert.That(error.InnerException, Is.Not.Null);
            Assert.That(error.Message,
                Does.Contain(url.StartsWith("https:", StringComparison.Ordinal) ? Ensure.NothingSent : "may have done what was asked"));
            Assert.That(error.Message, Does.Contain(error.GetBaseException().Message.TrimEnd('.')).And.Not.Contain("inner exception")
                .And.Not.Contain("An error occurred"));
        }
    }

    [TestCaseSource(nameof(BothWays))]
    public void An_answer_that_is_not_HTTP_is_not_quoted_as_it_may_echo_the_request(Func<HoiioClient, Task<dynamic>> call)
    {
        foreach (var beginning in new[] { "", "HTTP/1.1 200 OK\r\n" })
        {
            using var server = BrokenServer.Sending($"{beginning}T0k3n\r\n\r\n");
            Client.ApiEndpoint = server.Url;

            Assert.That(Fails<HoiioConnectionException>(call).Message,
                Does.Contain($"{server.Url} is not HTTP").And.Contain("may have done what was asked"));
        }
        foreach (var end in new[] { "0\r\nT0k3n\r\n\r\n", "T0k3n\r\n", "1\r\n{T0k3n\r\n" })
        {
            using var server = BrokenServer.Sending($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{end}");
            Client.ApiEndpoint = server.Url;

            Assert.That(Fails<HoiioAnswerException>(call).Message, Does.Contain("broke off"));
        }
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

    // A busy machine may be late once, but a call that reads the rest of the body is late each time.
    [TestCaseSource(nameof(SlowServers))]
    [Retry(3)]
    public void The_timeout_covers_the_whole_call(Func<HoiioClient, Task<dynamic>> call, string beginning)
    {
        var drops = 0;
        using var server = new BrokenServer(async (connection, stop) =>
        {
            await connection.SendAsync(Encoding.Latin1.GetBytes(beginning), stop);
            while (beginning.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                await Task.Delay(50, stop);
                await connection.SendAsync(" "u8.ToArray(), stop);
                drops++;
            }
            await Task.Delay(Timeout.Infinite, stop);
        });
        Client.ApiEndpoint = server.Url;
        Client.Timeout = TimeSpan.FromSeconds(0.3);

        Assert.That(Fails<HoiioTimeoutException>(call).Message,
            Does.StartWith("sms/send: no complete answer within 0.3 seconds").And.Contain("may have done"));
        Assert.That(drops, Is.LessThan(30), "the rest of the body is neither read nor drained");
    }

    [TestCaseSource(nameof(BothWays))]
    [SetCulture("de-DE")]
    public void The_error_of_a_timeout_before_the_request_says_that_nothing_was_sent(Func<HoiioClient, Task<dynamic>> call)
    {
        using var silent = new BrokenServer((_, _) => Task.CompletedTask);
        Client.ApiEndpoint = silent.Url.Replace("http:", "https:");
        Client.Timeout = TimeSpan.FromSeconds(0.3);

        Assert.That(Fails<HoiioTimeoutException>(call).Message,
            Is.EqualTo("sms/send: no connection within 0.3 seconds. " + Ensure.NothingSent));
    }

    [Test]
    public void A_timeout_out_of_range_is_refused()
    {
        foreach (var timeout in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(-1),
            TimeSpan.FromDays(24) + TimeSpan.FromTicks(1), TimeSpan.MaxValue })
            Assert.That(() => Client.Timeout = timeout, Throws.TypeOf<ArgumentOutOfRangeException>()
                .With.Message.Contains(timeout.ToString()));
        foreach (var timeout in new[] { TimeSpan.FromTicks(1), TimeSpan.FromDays(24) })
        {
            Client.Timeout = timeout;
            Assert.That(Client.Timeout, Is.EqualTo(timeout));
        }
        Client.Timeout = Timeout.InfiniteTimeSpan;

        Assert.That(Client.Account.Balance().status, Is.EqualTo("success_ok"));
    }
}
