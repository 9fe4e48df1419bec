using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Arguments;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>What each method sends.</summary>
sealed class RequestTests : WireTest
{
    static readonly string FaxFile = Path.Combine(TestContext.CurrentContext.TestDirectory, "one page.pdf");

    static TestCaseData Sends(Func<dynamic> call, string path, params string[] parameters) =>
        new TestCaseData(call, path, parameters).SetArgDisplayNames(path, string.Join(' ', parameters));

    static IEnumerable<TestCaseData> Methods()
    {
        yield return Sends(() => Hoiio.Voice.Call("+6511111111", "+6522222222"), "voice/call", "dest1=+6511111111", "dest2=+6522222222");
        yield return Sends(() => Hoiio.Voice.Call(null, "+6522222222"), "voice/call", "dest2=+6522222222");
        yield return Sends(() => Hoiio.Voice.Call("+6511111111", "+6522222222", callerId: "private", maxDuration: 600, tag: "myapp",
            notifyUrl: "http://my.server.com/myscript?a=1&b=2"),
            "voice/call", "dest1=+6511111111", "dest2=+6522222222", "caller_id=private", "max_duration=600", "tag=myapp",
                "notify_url=http://my.server.com/myscript?a=1&b=2");
        yield return Sends(() => Hoiio.Voice.Conference("+6511111111", "+6522222222", "+6533333333"), "voice/conference",
            "dest=+6511111111,+6522222222,+6533333333");
        yield return Sends(() => Hoiio.Voice.Conference("+6544444444"), "voice/conference", "dest=+6544444444");
        yield return Sends(() => Hoiio.Voice.Conference("+6544444444", room: "MY.ROOM"), "voice/conference",
            "dest=+6544444444", "room=MY.ROOM");
        yield return Sends(() => Hoiio.Voice.Conference(
            ["+6511111111", "+6522222222"], room: "R", callerId: "private", tag: "t", notifyUrl: "http://u/"),
            "voice/conference", "dest=+6511111111,+6522222222", "room=R", "caller_id=private", "tag=t", "notify_url=http://u/");
        yield return Sends(() => Hoiio.Voice.Conference(["+6511111111", "+6522222222"]), "voice/conference",
            "dest=+6511111111,+6522222222");
        yield return Sends(() => Hoiio.Voice.Conference(new List<string> { "+6511111111" }, tag: "t"), "voice/conference",
            "dest=+6511111111", "tag=t");
        yield return Sends(() => Hoiio.Voice.Hangup("TX-4"), "voice/hangup", "txn_ref=TX-4");
        yield return Sends(() => Hoiio.Voice.Status("TX-1234"), "voice/query_status", "txn_ref=TX-1234");
        yield return Sends(() => Hoiio.Voice.History(), "voice/get_history");
        yield return Sends(() => Hoiio.Voice.History(from: "2012-01-01 08:00:00", to: "2012-12-31 08:00:00", page: 2),
            "voice/get_history", "from=2012-01-01 08:00:00", "to=2012-12-31 08:00:00", "page=2");
        yield return Sends(() => Hoiio.Voice.Rate("+6511111111", "+6522222222"), "voice/get_rate",
            "dest1=+6511111111", "dest2=+6522222222");

        yield return Sends(() => Hoiio.Sms.Send("Hoiio World", "+6511111111"), "sms/send", "dest=+6511111111", "msg=Hoiio World");
        yield return Sends(() => Hoiio.Sms.Send("你好 ü ~*'()!\n", "+6511111111", senderName: "Citibank", tag: "myapp",
            notifyUrl: "http://u/"),
            "sms/send", "dest=+6511111111", "msg=你好 ü ~*'()!\n", "sender_name=Citibank", "tag=myapp", "notify_url=http://u/");
        yield return Sends(() => Hoiio.Sms.BulkSend("Hoiio World", "+6511111111", "+652222222"), "sms/bulk_send",
            "dest=+6511111111,+652222222", "msg=Hoiio World");
        yield return Sends(() => Hoiio.Sms.BulkSend("Hoiio World", ["+6511111111", "+652222222"], senderName: "Me2", tag: "t",
            notifyUrl: "http://u/"),
            "sms/bulk_send", "dest=+6511111111,+652222222", "msg=Hoiio World", "sender_name=Me2", "tag=t", "notify_url=http://u/");
        yield return Sends(() => Hoiio.Sms.BulkSend("Hoiio World", "+6511111111", tag: "t"), "sms/bulk_send", "dest=+6511111111",
            "msg=Hoiio World", "tag=t");
        yield return Sends(() => Hoiio.Sms.Status("TX-1234"), "sms/query_status", "txn_ref=TX-1234");
        yield return Sends(() => Hoiio.Sms.History(page: 1000), "sms/get_history", "page=1000");
        yield return Sends(() => Hoiio.Sms.Rate("Hoiio World", "+6511111111"), "sms/get_rate", "dest=+6511111111", "msg=Hoiio World");
        yield return Sends(() => Hoiio.Sms.RateIn("+6599999999"), "sms/get_rate", "incoming=+6599999999");

        yield return Sends(() => Hoiio.Fax.Send("+6511111111", FaxFile), "fax/send", "dest=+6511111111", "file=JVBERi0xLjQKJf/+",
            "filename=one page.pdf");
        yield return Sends(() => Hoiio.Fax.Send("+6511111111", FaxFile, filename: "awesome-file.pdf", callerId: "+6500000000", tag: "myapp",
            notifyUrl: "http://u/"),
            "fax/send", "dest=+6511111111", "file=JVBERi0xLjQKJf/+", "filename=awesome-file.pdf", "caller_id=+6500000000", "tag=myapp",
                "notify_url=http://u/");
        yield return Sends(() => Hoiio.Fax.Status("TX-1234"), "fax/query_status", "txn_ref=TX-1234");
        yield return Sends(() => Hoiio.Fax.History(from: "2010-01-01 00:00:00", to: "2012-01-01 00:00:00", page: 3, type: "incoming"),
            "fax/get_history", "from=2010-01-01 00:00:00", "to=2012-01-01 00:00:00", "page=3", "type=incoming");
        yield return Sends(() => Hoiio.Fax.Rate("+6511111111"), "fax/get_rate", "dest=+6511111111");
        yield return Sends(() => Hoiio.Fax.RateIn("+6500000000"), "fax/get_rate", "incoming=+6500000000");

        yield return Sends(() => Hoiio.Ivr.Dial("+6511111111"), "ivr/start/dial", "dest=+6511111111");
        yield return Sends(() => Hoiio.Ivr.Dial("+6511111111", msg: "Hello.", callerId: "+6500000000", maxDuration: 60, tag: "myapp",
            notifyUrl: "http://u/"),
            "ivr/start/dial", "dest=+6511111111", "msg=Hello.", "caller_id=+6500000000", "max_duration=60", "tag=myapp",
                "notify_url=http://u/");
        yield return Sends(() => Hoiio.Ivr.Play("S4643", "Hello.", tag: "myapp", notifyUrl: "http://u/"), "ivr/middle/play",
            "session=S4643", "msg=Hello.", "tag=myapp", "notify_url=http://u/");
        yield return Sends(() => Hoiio.Ivr.Gather("S4643", msg: "Press 1.", maxDigits: 1, timeout: 60, attempts: 3, tag: "myapp",
            notifyUrl: "http://u/"),
            "ivr/middle/gather", "session=S4643", "msg=Press 1.", "max_digits=1", "timeout=60", "attempts=3", "tag=myapp",
                "notify_url=http://u/");
        yield return Sends(() => Hoiio.Ivr.Record("S4643", msg: "Speak.", maxDuration: 60, tag: "myapp", notifyUrl: "http://u/"),
            "ivr/middle/record", "session=S4643", "msg=Speak.", "max_duration=60", "tag=myapp", "notify_url=http://u/");
        yield return Sends(() => Hoiio.Ivr.Monitor("S4643", msg: "Recorded.", tag: "myapp", notifyUrl: "http://u/"), "ivr/middle/monitor",
            "session=S4643", "msg=Recorded.", "tag=myapp", "notify_url=http://u/");
        yield return Sends(() => Hoiio.Ivr.Transfer("S4643", "+6522222222", msg: "Bye.", callerId: "+6500000000", onFailure: "continue",
            tag: "myapp", notifyUrl: "http://u/"),
            "ivr/end/transfer", "session=S4643", "dest=+6522222222", "msg=Bye.", "caller_id=+6500000000", "on_failure=continue",
                "tag=myapp", "notify_url=http://u/");
        yield return Sends(() => Hoiio.Ivr.Transfer("S4643", "room:R1234"), "ivr/end/transfer", "session=S4643", "dest=room:R1234");
        yield return Sends(() => Hoiio.Ivr.Hangup("S4643", msg: "Bye!", tag: "myapp", notifyUrl: "http://u/"), "ivr/end/hangup",
            "session=S4643", "msg=Bye!", "tag=myapp", "notify_url=http://u/");

        yield return Sends(() => Hoiio.Number.AvailableCountries(), "number/get_countries");
        yield return Sends(() => Hoiio.Number.AvailableNumbers("US", "AL"), "number/get_choices", "country=US", "state=AL");
        yield return Sends(() => Hoiio.Number.AvailableNumbers("SG", page: 2), "number/get_choices", "country=SG", "page=2");
        yield return Sends(() => Hoiio.Number.Rate("US"), "number/get_rates", "country=US");
        yield return Sends(() => Hoiio.Number.Subscribe("+16001234567", 1), "number/subscribe", "number=+16001234567", "duration=1");
        yield return Sends(() => Hoiio.Number.Subscribe("+16001234567", "auto_extend"), "number/subscribe", "number=+16001234567",
            "duration=auto_extend");
        yield return Sends(() => Hoiio.Number.Configure("+16001234567", forwardTo: "http://u/", forwardSmsTo: "http://s/", mode: "fax"),
            "number/update_forwarding", "number=+16001234567", "forward_to=http://u/", "forward_sms_to=http://s/", "mode=fax");
        yield return Sends(() => Hoiio.Number.ConfigureVoice("+16001234567", "http://u/"), "number/update_forwarding",
            "number=+16001234567", "forward_to=http://u/", "mode=voice");
        yield return Sends(() => Hoiio.Number.ConfigureFax("+16001234567", "http://u/"), "number/update_forwarding", "number=+16001234567",
            "forward_to=http://u/", "mode=fax");
        yield return Sends(() => Hoiio.Number.ConfigureSms("+16001234567", "http://s/"), "number/update_forwarding", "number=+16001234567",
            "forward_sms_to=http://s/");
        yield return Sends(() => Hoiio.Number.SubscribedNumbers(), "number/get_active");
        yield return Sends(() => Hoiio.Number.ActiveNumbers(), "number/get_active");

        yield return Sends(() => Hoiio.Account.Balance(), "user/get_balance");
        yield return Sends(() => Hoiio.Account.Info(), "user/get_info");
        yield return Sends(() => Hoiio.User.Balance(), "user/get_balance");
    }

    [OneTimeSetUp]
    public void WriteTheFaxFile() => File.WriteAllBytes(FaxFile, [.. "%PDF-1.4\n%"u8, 0xff, 0xfe]);

    [TestCaseSource(nameof(Methods))]
    public void A_method_posts_its_parameters_and_the_credentials(Func<dynamic> call, string path, string[] parameters)
    {
        call();

        var expected = parameters.Append($"app_id={AppId}").Append($"access_token={AccessToken}")
            .Select(parameter => string.Join('=', parameter.Split('=', 2).Select(WebUtility.UrlEncode)));
        Assert.That(Decoded(Server.Request.Body), Is.EqualTo(Decoded(string.Join('&', expected))));
        Assert.That(Server.Request.Method, Is.EqualTo("POST"));
        Assert.That(Server.Request.PathAndQuery, Is.EqualTo("/open/" + path), "the URL contains no parameters");
    }

    [Test]
    public void The_body_is_a_percent_encoded_UTF8_form()
    {
        Hoiio.Init("app", "token");

        Hoiio.Sms.Send("a b+ü&=%,", "+6511111111");

        Assert.That(Server.Request.Body, Is.EqualTo("dest=%2B6511111111&msg=a+b%2B%C3%BC%26%3D%25%2C&app_id=app&access_token=token"));
    }

    [Test]
    public void The_headers_have_the_content_type_the_accepted_type_and_the_SDK_version()
    {
        Hoiio.Account.Balance();

        Assert.That(Server.Request.Headers["Content-Type"], Is.EqualTo("application/x-www-form-urlencoded"));
        Assert.That(Server.Request.Headers["Accept"], Is.EqualTo("application/json"));
        Assert.That(Server.Request.Headers["User-Agent"], Does.Match(@"^hoiio-csharp/\d+\.\d+\.\d+$"));
    }

    [Test]
    public void A_file_that_cannot_be_read_is_named_and_nothing_is_sent()
    {
        Assert.That(() => Hoiio.Fax.Send("+6511111111", "gone.pdf"), Throws.TypeOf<FileNotFoundException>()
            .With.Message.Contains("gone.pdf").And.Message.Contains(Ensure.NothingSent).And.Property("FileName").EqualTo("gone.pdf"));
        using (new FileStream(FaxFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.That(() => Hoiio.Fax.Send("+6511111111", FaxFile),
                Throws.ArgumentException.With.Message.Contains(FaxFile).And.Message.Contains(Ensure.NothingSent));
        Assert.That(Server.Requests, Is.Empty);
    }

    static IEnumerable<TestCaseData> OddTexts()
    {
        TestCaseData Is(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);
        yield return Is("a letter and 16,384 emoji", "a" + string.Concat(Enumerable.Repeat("\U0001F600", 16384)));
        yield return Is("16,384 emoji", string.Concat(Enumerable.Repeat("\U0001F600", 16384)));
        yield return Is("100,000 spaces", new string(' ', 100_000));
        yield return Is("every ASCII character", string.Concat(Enumerable.Range(0, 128).Select(i => (char)i)));
        yield return Is("a family of one character", "\U0001F468\u200D\U0001F469\u200D\U0001F467");
    }

    [TestCaseSource(nameof(OddTexts))]
    public async Task Any_text_is_sent_unchanged(string text)
    {
        await Task.Run(() => Hoiio.Sms.SendAsync(text, "+6511111111")).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(Server.Request["msg"], Is.EqualTo(text));
    }

    [Test]
    public void An_answer_keeps_only_the_names_and_sizes_of_large_parameters()
    {
        HoiioResponse res = Hoiio.Sms.BulkSend(new string('a', 1000), new string('1', 1001), tag: "t");

        Assert.That(res.Response.Request.Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"),
            Is.EqualTo(new[] { "dest=(1003 characters)", $"msg={new string('a', 1000)}", "tag=t" }));
    }

    [Test]
    public void Half_of_a_surrogate_pair_in_parsed_JSON_is_refused()
    {
        using var parsed = JsonDocument.Parse("""{"text":"Hi \ud83d"}""");

        foreach (var value in new object[] { parsed, parsed.RootElement, parsed.RootElement.GetProperty("text") })
            Assert.That(() => Hoiio.Request("sms/send", new { value }), Throws.ArgumentException
                .With.Message.StartsWith("value cannot be written as JSON: ").And.Message.Contains(Ensure.NothingSent));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void Half_of_a_surrogate_pair_is_refused_in_every_text()
    {
        var half = "Hi \ud83d";
        foreach (var (name, call) in new (string, Func<object>)[]
        {
            ("msg", () => Hoiio.Sms.Send(half, "+6511111111")),
            ("msg", () => Hoiio.Sms.Send("\ude00" + "Hi", "+6511111111")),
            ("tag", () => Hoiio.Voice.Call("+6511111111", "+6522222222", tag: half)),
            ("msg", () => Hoiio.Sms.BulkSend(half, "+6511111111", "+6522222222")),
            ("recipients", () => Hoiio.Sms.BulkSend("Hi {{name}}", recipients: [new { dest = "+6511111111", name = half }])),
            ("dest", () => Hoiio.Sms.BulkSend("Hi", "+6511111111", "+65\ud83d")),
            ("filename", () => Hoiio.Request("fax/send", new { filename = half })),
            ("texts", () => Hoiio.Request("fax/send", new { texts = new[] { "a", half } })),
            ("parameters", () => Hoiio.Request("fax/send", new Dictionary<string, string> { [half] = "x" })),
            ("text", () => Hoiio.Request("fax/send", new { text = JsonValue.Create(half) })),
            ("json", () => Hoiio.Request("fax/send", new { json = new JsonArray(new JsonObject { ["a"] = half }) })),
            ("json", () => Hoiio.Request("fax/send", new { json = new JsonObject { [half] = "a" } })),
            ("recipients", () => Hoiio.Sms.BulkSend("Hi {{name}}",
                recipients: [new JsonObject { ["dest"] = "+6511111111", ["name"] = half }])),
            ("appId", () => Hoiio.Account.Balance(appId: half)),
        })
            Assert.That(call, Throws.ArgumentException.With.Message.Contains($"{name} has an unpaired surrogate at index ")
                .And.Message.Contains(Ensure.NothingSent).And.Property("ParamName").EqualTo(name), name);
        Assert.That(Server.Requests, Is.Empty);

        Hoiio.Sms.Send("Hi 😀", "+6511111111");
        Assert.That(Server.Request["msg"], Is.EqualTo("Hi 😀"));
    }

    [Test]
    public void The_error_of_a_missing_argument_says_that_nothing_was_sent() =>
        Assert.That(() => Hoiio.Voice.Status(""), Throws.ArgumentException.With.Message.Contains(
            "txnRef is required and was empty. Nothing was sent."));

    static string Decoded(string form) => WebUtility.UrlDecode(form).Replace("&", "\n&");
}
