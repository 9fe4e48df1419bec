using System.Net;
using System.Net.NetworkInformation;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

/// <summary>Which listeners are notified, and why a notification did not reach its listener.</summary>
sealed class UnreachedListenerTests : SandboxTest
{
    [Test]
    public void Notifications_are_sent_to_the_host_name_and_all_addresses_of_this_machine()
    {
        var hosts = IPGlobalProperties.GetIPGlobalProperties().GetUnicastAddresses()
            .Select(own => new UriBuilder("http", $"{new IPAddress(own.Address.GetAddressBytes())}").Host)
            .Append(Dns.GetHostName().ToUpperInvariant());
        foreach (var host in hosts)
        {
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = $"http://{host}:1/" });
            Pass(10);
            Assert.That(LastNotification.Problem, Is.Not.Null.And.Not.StartsWith("not sent"), host);
        }
    }

    [Test]
    public void Notifications_are_not_sent_to_other_machines()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = "http://my.server.com/myscript" });
        Pass(10);
        Assert.That((LastNotification.HttpStatus, LastNotification.Problem), Is.EqualTo(((int?)null,
            "not sent: the URL is on another machine. Start the sandbox with --allow-remote-notifications to allow this")));
        Assert.That(LastNotification.ToString(), Does.StartWith("http://my.server.com/myscript txn_ref=AA-S-141147")
            .And.EndsWith("to allow this"));
    }

    [Test]
    public void A_refused_connection_is_the_problem_of_a_notification()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        Pass(10);
        Assert.That(LastNotification.Problem, Does.Contain("refused").And.Contain("127.0.0.1:1"));
    }

    [Test]
    public void The_problem_of_a_failed_TLS_handshake_names_the_cause()
    {
        using var listener = new Listener();
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = $"https{listener.Url["http".Length..]}" });
        Pass(10);
        Assert.That(LastNotification.Problem, Is.Not.Empty.And.Not.Contain("inner exception"));
    }
}
