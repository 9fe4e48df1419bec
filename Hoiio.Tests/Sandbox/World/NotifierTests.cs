using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

[TestFixture]
sealed class NotifierTests : SandboxTest
{
    // A listener may close a connection after its answer, and the next notification on it would be lost.
    [Test]
    public void Each_notification_uses_a_new_connection()
    {
        var connections = new ConcurrentQueue<EndPoint?>();
        using var listener = new BrokenServer(async (connection, stop) =>
        {
            connections.Enqueue(connection.RemoteEndPoint);
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop);
        });
        for (var i = 0; i < 2; i++)
        {
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
            Pass(60);
        }
        Assert.That(connections, Has.Count.EqualTo(2).And.Unique);
    }

    [Test]
    public void A_notification_is_a_signed_form_and_the_status_of_its_listener_is_recorded()
    {
        using var listener = new Listener(httpStatus: 503);
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", tag = "größe & +", notify_url = listener.Url + "?order=a%26b&dest=x" });
        Pass(10);
        var request = listener.Received.Single();
        Assert.That(request.PathAndQuery, Does.StartWith("/open/notify?order=a%26b&dest=x&txn_ref="), "the query is unchanged");
        Assert.That((request["tag"], request["dest"], request["order"]), Is.EqualTo(("größe & +", FirstPhone, "a&b")));
        var signature = request.Headers["X-Hoiio-Signature"];

        var body = Encoding.UTF8.GetBytes(LastNotification.Body);
        Assert.That(
            signature, Is.EqualTo(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Sandbox.AccessToken), body))));
        Assert.That((LastNotification.Signature, LastNotification.HttpStatus, LastNotification.Problem),
            Is.EqualTo((signature, 503, (string?)null)));
        Pass(600);
        Assert.That(listener.Received, Has.Count.EqualTo(1), "not repeated");
    }

    [Test]
    public void A_notification_is_signed_with_the_access_token_of_its_sandbox()
    {
        using var sandbox = HoiioSandbox.Start(accessToken: "another token");
        sandbox.Client.Sms.Send("Hi", FirstPhone, notifyUrl: Nowhere);
        sandbox.Advance(TimeSpan.FromSeconds(10));
        var notification = sandbox.Notifications.Single();
        var expected = HMACSHA256.HashData("another token"u8, Encoding.UTF8.GetBytes(notification.Body));
        Assert.That(notification.Signature, Is.EqualTo(Convert.ToHexStringLower(expected)));
    }

    [Test]
    public void The_time_of_a_notification_is_its_due_time_even_if_the_clock_runs()
    {
        var sent = Sandbox.Now;
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        Sandbox.IsClockRunning = true;
        Pass(10);
        Assert.That(LastNotification.Time, Is.EqualTo(sent.AddSeconds(5)));
    }

    [Test]
    public void A_listener_that_does_not_answer_times_out_after_5_seconds()
    {
        using var listener = new BrokenServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        Pass(5);
        Assert.That((LastNotification.HttpStatus, LastNotification.Problem), Is.EqualTo(((int?)null,
            "no answer within 5 seconds. A listener must answer before it waits for the sandbox")));
    }

    [Test]
    public void Notifications_are_sent_in_the_order_in_which_they_fall_due()
    {
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, max_duration = 30, notify_url = Nowhere + "/call" });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere + "/sms" });
        Do("voice/call", new { dest1 = "+6511110486", dest2 = SecondPhone, notify_url = Nowhere + "/busy" });
        Pass(600);
        Assert.That(Sandbox.Notifications.Select(sent => new Uri(sent.Url).Segments[^1]), Is.EqualTo(["busy", "sms", "call"]));
    }

    [Test]
    public void A_listener_can_drive_a_whole_call_during_one_Advance()
    {
        var blocks = new List<string>();
        string url = null!;
        using var listener = new Listener(form =>
        {
            var (session, block) = (form["session"].ToString(), form["ivr_block"].ToString());
            blocks.Add($"{block} {form["call_state"]} {form["digits"]}".Trim());
            if (block == "dial")
            {
                Do("ivr/middle/gather", new { session, msg = "Press 1.", max_digits = 1, notify_url = url });
                Sandbox.Press(session, "1");
            }
            else if (block == "gather")
                Do("ivr/middle/play", new { session, msg = "Thank you.", notify_url = url });
            else if (block == "play")
                Do("ivr/end/hangup", new { session, msg = "Bye.", notify_url = url });
        });
        url = listener.Url;
        var start = Sandbox.Now;
        Do("ivr/start/dial", new { dest = FirstPhone, notify_url = url });
        Pass(60);
        var gather = Sandbox.Journal.Entries.Single(entry => entry.Path == "ivr/middle/gather");
        Assert.That(gather.Time, Is.EqualTo(start.AddSeconds(3)), "the time of the notification, not the end of the minute");
        Assert.That(blocks, Is.EqualTo(["dial ongoing", "gather ongoing 1", "play ongoing", "hangup ended"]));
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "duration"), Is.EqualTo("1"));
    }

    [Test]
    public void A_slow_listener_delays_only_its_own_notifications_and_receives_them_in_order()
    {
        using var gate = new ManualResetEventSlim();
        using var slow = new Listener(_ => gate.Wait());
        using var quick = new Listener();
        for (var i = 0; i < 3; i++)
        {
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", tag = i, notify_url = slow.Url });
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = quick.Url });
        }
        Sandbox.IsClockRunning = true;
        var advancing = Task.Run(() => Pass(5));
        Assert.That(() => quick.Received.Count, Is.EqualTo(3).After(20).Seconds.PollEvery(5).MilliSeconds);
        Assert.That((slow.Received.Count, advancing.IsCompleted), Is.EqualTo((1, false)));
        gate.Set();
        advancing.Wait();
        Assert.That(() => slow.Received.Select(request => request["tag"]).ToList(),
            Is.EqualTo(["0", "1", "2"]).After(20).Seconds.PollEvery(5).MilliSeconds);
    }

    [Test]
    public void A_listener_that_closes_each_connection_receives_every_notification()
    {
        // Like Python's http.server, which uses HTTP/1.0.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = 0;
        var serving = Task.Run(() =>
        {
            while (received < 200)
            {
                using var client = listener.AcceptTcpClient();
                var buffer = new byte[4096];
                var text = "";
                while (!text.Contains("AA-S-", StringComparison.Ordinal))
                    text += Encoding.ASCII.GetString(buffer, 0, client.GetStream().Read(buffer));
                received++;
                client.GetStream().Write("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"u8);
            }
        });
        Sandbox.SetCredit(1000);
        for (var i = 0; i < 200; i++)
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = $"http://{listener.LocalEndpoint}/" });
        Pass(5);
        Assert.That(Sandbox.Notifications.Where(sent => sent.HttpStatus != 200), Is.Empty);
        serving.Wait();
    }

    [Test]
    public void A_redirect_of_a_listener_is_not_followed()
    {
        using var elsewhere = new Listener();
        using var listener = BrokenServer.Sending(
            $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Url}\r\nContent-Length: 0\r\n\r\n");
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        Pass(5);
        Assert.That((LastNotification.HttpStatus, elsewhere.Received.Count), Is.EqualTo((307, 0)));
    }

    [Test]
    public void A_cookie_of_a_listener_is_not_sent_back()
    {
        using var listener = BrokenServer.Sending("HTTP/1.1 200 OK\r\nSet-Cookie: hoiio=1; Path=/\r\nContent-Length: 0\r\n\r\n");
        for (var i = 0; i < 2; i++)
        {
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
            Pass(5);
        }
        Assert.That(listener.Heads, Has.Length.EqualTo(2).And.None.Contains("Cookie:"));
    }

    [Test]
    public async Task SendAgainAsync_repeats_a_notification_unchanged()
    {
        using var listener = new Listener();
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url + "?a=b" });
        Pass(5);
        var original = LastNotification;
        Pass(60);

        var again = await Sandbox.SendAgainAsync(original.Id);

        Assert.That((again.AgainOf, again.Body, again.Signature, again.HttpStatus, again.Time),
            Is.EqualTo((original.Id, original.Body, original.Signature, 200, Sandbox.Now)));
        Assert.That((listener.Received.Count, again.Id), Is.EqualTo((2, LastNotification.Id)));
        Assert.That(() => Sandbox.SendAgainAsync(9999),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("no notification 9999"));
    }
}
