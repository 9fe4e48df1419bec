using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>The C# API of a sandbox, and its effects on the process: static SDK, thread pool, proxy and port.</summary>
[TestFixture]
[NonParallelizable]
sealed class HoiioSandboxTests : SandboxTest
{
    [Test]
    public void Use_points_the_SDK_at_the_sandbox()
    {
        Sandbox.Use();
        var call = Hoiio.Voice.Call(FirstPhone, SecondPhone);
        Pass(120);
        Assert.That(Hoiio.Voice.Status((string)call.txn_ref).duration, Is.EqualTo(2));
    }

    [Test]
    public void Starting_a_sandbox_does_not_change_the_minimum_of_the_thread_pool()
    {
        ThreadPool.GetMinThreads(out var before, out _);
        ThreadPool.SetMinThreads(before - 1, before);
        try
        {
            using var sandbox = HoiioSandbox.Start();
            ThreadPool.GetMinThreads(out var after, out _);
            Assert.That(after, Is.EqualTo(before - 1));
        }
        finally
        {
            ThreadPool.SetMinThreads(before, before);
        }
    }

    [Test]
    public void Notifications_bypass_the_default_proxy()
    {
        using var listener = new Listener();
        var proxy = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(BrokenServer.RefusingUrl());
        try
        {
            using var sandbox = HoiioSandbox.Start();
            sandbox.Client.Sms.Send("Hi", FirstPhone, notifyUrl: listener.Url);
            sandbox.Advance(TimeSpan.FromSeconds(10));
            Assert.That(sandbox.Notifications.Single().HttpStatus, Is.EqualTo(200));
        }
        finally
        {
            HttpClient.DefaultProxy = proxy;
        }
    }

    [Test]
    public void Two_sandboxes_share_neither_requests_nor_credentials()
    {
        using var other = HoiioSandbox.Start(appId: "mine", accessToken: "secret");
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Assert.That(other.Journal.Entries, Is.Empty);
        Assert.That(StatusOf("user/get_info", new { app_id = "mine", access_token = "secret" }), Is.EqualTo("error_invalid_app_id"));
    }

    [Test]
    public void Empty_credentials_are_refused()
    {
        Assert.That(() => HoiioSandbox.Start(appId: ""), Throws.ArgumentException.With.Property("ParamName").EqualTo("appId"));
        Assert.That(() => HoiioSandbox.Start(accessToken: ""), Throws.ArgumentException.With.Property("ParamName").EqualTo("accessToken"));
    }

    [Test]
    public void Other_loopback_addresses_do_not_answer_by_default()
    {
        using var socket = new TcpClient();
        Assert.That(() => socket.Connect("127.0.0.2", new Uri(Sandbox.ApiEndpoint).Port), Throws.InstanceOf<SocketException>());
    }

    [Test]
    public void Readings_can_be_set_at_the_start_changed_and_restored_by_a_reset()
    {
        using var sandbox = HoiioSandbox.Start(readings: "txn_refs=array, dates=fraction");
        string Current() => string.Join(' ', new[] { "txn_refs", "dates", "tag" }.Select(name => sandbox.Readings[name]));
        Assert.That(Current(), Is.EqualTo("array fraction absent"));
        sandbox.SetReadings("tag=empty,dates=seconds");
        Assert.That(Current(), Is.EqualTo("array seconds empty"));
        Assert.That(sandbox.Status.Readings, Is.EqualTo(sandbox.Readings));
        sandbox.SetReadings("default");
        Assert.That(sandbox.Readings, Is.EqualTo(Sandbox.Readings));
        sandbox.SetReadings("other,tag=empty");
        Assert.That(Current(), Is.EqualTo("array fraction empty"));
        Assert.That(sandbox.Readings.Keys.Where(name => sandbox.Readings[name] == Sandbox.Readings[name]), Is.Empty,
            "'other' changes every reading");
        sandbox.Reset();
        Assert.That(Current(), Is.EqualTo("array fraction absent"));
    }

    [TestCase("datez=fraction", "There is no reading 'datez'. The readings are notification (both, body, query), ")]
    [TestCase("dates=fractions", "The reading dates takes seconds or fraction, not 'fractions'.")]
    [TestCase("dates", "'dates' is not a reading. Write name=value, such as dates=fraction, or 'other' or 'default' for all. The ")]
    [TestCase("dates=", "The reading dates takes seconds or fraction, not ''.")]
    [TestCase("Dates=fraction", "There is no reading 'Dates'.")]
    [TestCase("dates=fraction=seconds", "'dates=fraction=seconds' is not a reading.")]
    [TestCase("tag=empty,dates=x", "The reading dates takes seconds or fraction, not 'x'.")]
    public void An_invalid_reading_is_refused_and_the_error_lists_the_valid_ones(string readings, string error)
    {
        Assert.That(() => HoiioSandbox.Start(readings: readings), Throws.ArgumentException.With.Message.StartsWith(error));
        Assert.That(() => Sandbox.SetReadings(readings), Throws.ArgumentException.With.Message.StartsWith(error));
        Assert.That(Sandbox.Readings["tag"], Is.EqualTo("absent"));
    }

    [Test]
    public void SetCredit_sets_points_and_bonus_and_the_bonus_defaults_to_zero()
    {
        Sandbox.SetCredit(1, 2);
        Assert.That(Balance(), Is.EqualTo(["3.000", "1.000", "2.000"]));
        Sandbox.SetCredit(1);
        Assert.That(Balance(), Is.EqualTo(["1.000", "1.000", "0.000"]));
    }

    [Test]
    public void A_port_in_use_throws_IOException() =>
        Assert.That(() => HoiioSandbox.Start(new Uri(Sandbox.ApiEndpoint).Port), Throws.InstanceOf<IOException>());

    [TestCase(-1)]
    [TestCase(65536)]
    public void A_port_out_of_range_throws_and_the_error_states_it(int port) =>
        Assert.That(() => HoiioSandbox.Start(port), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains($"{port}"));

    [Test]
    public void The_journal_prints_each_request_on_one_line_without_the_access_token()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "two\nlines" });
        Http.GetAsync($"{Sandbox.ApiEndpoint}user/get_balance?app_id=x&access_token={Sandbox.AccessToken}").Wait();
        var lines = Sandbox.Journal.ToString().Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0],
            Does.Contain("POST sms/send app_id=sandbox-app access_token=*** dest=+6511111111 msg=two\\nlines -> 200 {\"txn_ref\":"));
        Assert.That(lines[1], Does.Contain("GET user/get_balance").And.Contain("error_invalid_app_id"));
        Assert.That(Sandbox.Journal.ToString(), Does.Not.Contain(Sandbox.AccessToken));
        Assert.That(JsonSerializer.Serialize(Sandbox.Journal.Entries), Does.Not.Contain(Sandbox.AccessToken));
    }

    [TestCase("th-TH")]
    [TestCase("ar-SA")]
    [TestCase("tr-TR")]
    [TestCase("de-DE")]
    public void Answers_do_not_depend_on_the_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        using var sandbox = HoiioSandbox.Start();
        string Post(string path, object? parameters = null)
        {
            using var form = new FormUrlEncodedContent(Form(parameters));
            return Http.PostAsync(sandbox.ApiEndpoint + path, form).Result.Content.ReadAsStringAsync().Result;
        }
        Assert.That(Post("user/get_balance"), Does.Contain("\"balance\":\"54.650\""));
        Assert.That(Post("sms/send", new { dest = FirstPhone, msg = "Hi" }), Does.Contain("AA-S-141147"));
        var date = sandbox.Now.AddHours(8).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.That(Post("sms/query_status", new { txn_ref = "AA-S-141147" }), Does.Contain($"\"date\":\"{date}\""));
        Assert.That(Post("number/get_choices", new { country = "US", state = "AL" }), Does.Contain("+16001234567"));
    }

    [Test]
    public void Concurrent_messages_are_each_charged_and_notified_once()
    {
        Sandbox.SetCredit(1000);
        Parallel.For(0, 200, _ => Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere }));
        Pass(10);
        Assert.That(Sandbox.Notifications.Select(sent => sent.Fields["txn_ref"]).Distinct().Count(), Is.EqualTo(200));
        Assert.That(Balance()[0], Is.EqualTo("993.600"));
    }

    [TestCase("+6511111111", "0.036", "0.032", "0.032")]
    [TestCase("+16001112222", "0.028", "0.020", "0.030")]
    [TestCase("+85211111111", "0.044", "0.045", "0.040")]
    [TestCase("+4911111111", "0.300", "0.080", "0.200")]
    public void Prices_depend_on_the_country(string dest, string call, string sms, string fax)
    {
        Assert.That(Text(Do("voice/get_rate", new { dest1 = dest, dest2 = dest + "0" }), "rate"), Is.EqualTo(call));
        Assert.That(Text(Do("sms/get_rate", new { dest, msg = "Hi" }), "rate"), Is.EqualTo(sms));
        Assert.That(Text(Do("fax/get_rate", new { dest }), "rate"), Is.EqualTo(fax));
    }

    [Test]
    public void A_disposed_sandbox_refuses_connections_and_can_be_disposed_again()
    {
        var url = Sandbox.ApiEndpoint;
        Sandbox.Dispose();
        Assert.That(() => Http.GetAsync(url + "user/get_info").Wait(), Throws.InnerException.InstanceOf<HttpRequestException>());
        Sandbox.Dispose();
    }
}
