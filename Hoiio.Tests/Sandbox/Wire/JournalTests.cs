using System.Net.Sockets;
using System.Text;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Requests in the journal: of limited length, and without the access token.</summary>
sealed class JournalTests : SandboxTest
{
    [TestCase("user/get_balance?Access_Token=SECRET")]
    [TestCase("user/get_balance?access_token%20=SECRET")]
    [TestCase("user/get_balance?accessToken=SECRET")]
    [TestCase("user/get_balance?app_id=x;AccessToken=SECRET")]
    [TestCase("user/get_balance%3Faccess_token=SECRET")]
    [TestCase("user/get_balance?app_id=x;access_token=SECRET")]
    [TestCase("user/get_balance?notify_url=http://127.0.0.1:9/%3Faccess_token=SECRET")]
    [TestCase("user/get_balance?{\"app_id\":\"x\",\"access_token\":\"SECRET\"}")]
    [TestCase("user/get_balance?other=sandbox-token")]
    [TestCase("sandbox-token")]
    public void The_journal_contains_no_access_token_wherever_it_was_sent(string request)
    {
        _ = Http.GetAsync(Sandbox.ApiEndpoint + request).Result;

        Assert.That(Sandbox.Journal.ToString(), Does.Contain("***").And.Not.Contain("SECRET").And.Not.Contain("sandbox-token"));
        Assert.That(string.Join(' ', Sandbox.Journal.Entries.Single().Parameters),
            Does.Not.Contain("SECRET").And.Not.Contain("sandbox-token"));
    }

    [Test]
    public void The_file_of_a_fax_is_shortened_in_the_journal()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["file"] = new('x', 100_000),
            ["notify_url"] = new('u', 4000)
        });
        _ = Http.PostAsync(Sandbox.ApiEndpoint + "fax/send", form).Result;

        var parameters = Sandbox.Journal.Entries.Single().Parameters;
        Assert.That(parameters["notify_url"], Has.Length.EqualTo(4000));
        Assert.That(parameters["file"], Has.Length.LessThan(4100));
    }

    [Test]
    public void Unreadable_parameters_are_noted_in_the_journal()
    {
        _ = Http.GetAsync(Sandbox.ApiEndpoint + "user/get_balance?app_id=%ff").Result;

        Assert.That(Sandbox.Journal.ToString(), Does.Contain("(unreadable parameters: Unable to translate bytes [FF]"));
    }

    [Test]
    public void A_request_is_printed_on_one_line_of_limited_length()
    {
        using var body = new ByteArrayContent(Encoding.ASCII.GetBytes("a%0AFAKE=1&" + new string('x', 1_000_000)));
        _ = Http.PostAsync(Sandbox.ApiEndpoint + "voice/call%0AFAKE%20LINE", body).Result;

        Assert.That(Sandbox.Journal.ToString(), Does.Not.Contain('\n'));
        Assert.That(Sandbox.Journal.ToString(), Has.Length.LessThan(2000));
        Assert.That(Sandbox.Journal.Entries.Single().Parameters.Keys, Has.All.Length.LessThan(300));
    }

    [Test]
    public void The_journal_keeps_the_latest_10000_requests()
    {
        Send(Enumerable.Range(1, 10_050).Select(i => $"n{i}"));

        var entries = Sandbox.Journal.Entries;
        Assert.That((entries.Count, entries[0].Path, entries[^1].Path), Is.EqualTo((10_000, "n51", "n10050")));
    }

    [Test]
    public void The_journal_keeps_the_latest_64_MB_of_long_requests()
    {
        var parameters = string.Join('&', Enumerable.Range(1, 16).Select(i => $"p{i}={new string('x', 4000)}"));
        Send(Enumerable.Range(1, 600).Select(i => $"n{i}?{parameters}"));

        var entries = Sandbox.Journal.Entries;
        Assert.That(entries[^1].Path, Is.EqualTo("n600"));
        var bytes = entries.Sum(entry => sizeof(char) * entry.Parameters.Values.Sum(value => (long)value.Length));
        Assert.That(bytes / 1024 / 1024, Is.InRange(60, 64));
    }

    // Sends all requests at once on one connection: waiting for each answer takes ten times as long.
    void Send(IEnumerable<string> paths)
    {
        var url = new Uri(Sandbox.ApiEndpoint);
        using var connection = new TcpClient(url.Host, url.Port);
        using var stream = connection.GetStream();
        var answers = stream.CopyToAsync(Stream.Null);
        using var writer = new StreamWriter(stream, leaveOpen: true);
        foreach (var path in paths)
            writer.Write($"GET {url.AbsolutePath}{path} HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n");
        writer.Write($"GET / HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n\r\n");
        writer.Flush();
        Assert.That(answers.Wait(TimeSpan.FromMinutes(2)));
    }
}
