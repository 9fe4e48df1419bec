using HoiioSdk.Arguments;
using NUnit.Framework;

namespace HoiioSdk.Tests.Arguments;

/// <summary>Paths and parameters that the Python SDK lacks, and EnsureSuccess.</summary>
sealed class AnyPathTests : WireTest
{
    [Test]
    public void Any_path_can_be_called_with_an_object()
    {
        var session = "S4643";
        Hoiio.Prefix = "65";

        dynamic res = Answered("""{"status":"success_ok","new_field":"x"}""", () => Hoiio.Request("ivr/middle/hold", new
        {
            session,
            tag = (string?)null,
            dest = new[] { "91234567", "+6522222222" },
            from = new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero),
            to = new DateTime(2012, 1, 1),
            rate = 0.5,
            page = 2,
            flag = true,
        }));

        Assert.That(res.new_field, Is.EqualTo("x"));
        Assert.That(Server.Request.PathAndQuery, Is.EqualTo("/open/ivr/middle/hold"));
        Assert.That(string.Join(' ', Server.Request.Form.Take(7).Select(parameter => $"{parameter.Key}={parameter.Value}")), Is.EqualTo(
            "session=S4643 dest=+6591234567,+6522222222 from=2012-01-01 08:00:00 to=2012-01-01 00:00:00 rate=0.5 page=2 flag=true"));
    }

    [Test]
    public async Task Any_path_can_be_called_with_a_dictionary_or_without_parameters()
    {
        Hoiio.Request("voice/hangup", new Dictionary<string, string> { ["txn_ref"] = "TX-1" });
        await Hoiio.RequestAsync("user/get_info");
        dynamic parameters = new System.Dynamic.ExpandoObject();
        parameters.txn_ref = "TX-2";
        Hoiio.Request("voice/hangup", parameters);

        Assert.That(Server.Requests[0]["txn_ref"], Is.EqualTo("TX-1"));
        Assert.That(Server.Requests[1].Form.Keys, Is.EquivalentTo(new[] { "app_id", "access_token" }));
        Assert.That(Server.Requests[2]["txn_ref"], Is.EqualTo("TX-2"));
    }

    [Test]
    public async Task Any_path_can_be_called_with_other_credentials()
    {
        Hoiio.Request("user/get_info", appId: "other-app", accessToken: "other-token");
        await Hoiio.RequestAsync("user/get_info", appId: "other-app");

        Assert.That(Server.Requests.Select(request => (request["app_id"], request["access_token"])),
            Is.EqualTo([("other-app", "other-token"), ("other-app", AccessToken)]));
    }

    [Test]
    public void An_error_does_not_quote_the_query_of_a_path_as_it_may_hold_the_token()
    {
        foreach (var mark in new[] { "?", "&", "#", "%3F", ";", "=", " ", "\u001b" })
            Assert.That(() => Hoiio.Request($"voice/call{mark}dest1=6511111111&access_token=T0k3n"), Throws.ArgumentException
                .With.Message.StartsWith("'voice/call...' is not a path").And.Message.Not.Contains("T0k3n")
                .And.Message.Not.Contains("6511111111"));
    }

    [Test]
    public void An_exception_from_a_getter_is_not_wrapped()
    {
        Assert.That(() => Hoiio.Request("voice/call", new Broken()),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("no dest"));
        Assert.That(async () => await Hoiio.RequestAsync("voice/call", new Broken()), Throws.TypeOf<NotSupportedException>());
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("/voice/call")]
    [TestCase("//example.com/voice/call")]
    [TestCase("https://example.com/voice/call")]
    [TestCase("voice/../../call")]
    [TestCase("voice//call")]
    [TestCase("voice/./call")]
    [TestCase("völce/call")]
    [TestCase("voice/call?x=1")]
    [TestCase("voice/call#x")]
    [TestCase("voice\\call")]
    [TestCase("voice/{call}")]
    [TestCase("voice/%2e%2e/call")]
    public void A_path_that_leaves_the_endpoint_is_refused(string? path)
    {
        Assert.That(() => Hoiio.Request(path!), Throws.InstanceOf<ArgumentException>().With.Message.Contains(Ensure.NothingSent));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void A_path_may_have_dots_dashes_and_underscores()
    {
        Hoiio.Request("v1.1/get-all/the_rest");

        Assert.That(Server.Request.PathAndQuery, Is.EqualTo("/open/v1.1/get-all/the_rest"));
    }

    [Test]
    public void Lists_of_scalars_are_joined_by_commas()
    {
        dynamic call = Answered("""{"status":"success_ok","dest1":"+6511111111"}""");

        Hoiio.Request("voice/call", new
        {
            dest = new[] { call.dest1, "22222222" },
            ids = new[] { 1, 2 },
            numbers = new List<object> { "a", 0.5 },
            json = Newtonsoft.Json.Linq.JObject.Parse("""{"a":[1]}"""),
            expiry = new DateOnly(2012, 12, 31),
        });
        Hoiio.Request("voice/call", Newtonsoft.Json.Linq.JObject.Parse("""{"dest":["22222222"],"page":2,"tag":null,"flag":true}"""));

        Assert.That(string.Join(' ', Server.Requests[1].Form.Take(5).Select(parameter => $"{parameter.Key}={parameter.Value}")),
            Is.EqualTo("""dest=+6511111111,+122222222 ids=1,2 numbers=a,0.5 json={"a":[1]} expiry=2012-12-31"""));
        Assert.That(Sent(2), Is.EqualTo("dest=+122222222 page=2 flag=true"));
    }

    [Test]
    public void Values_read_by_System_Text_Json_are_sent_as_JSON()
    {
        const string Json = """{"dest":"5550100","page":5,"list":["x",1.50],"object":{"date":"2012-01-31T00:00:00+05:00"},"none":null}""";

        Hoiio.Request("a/b", System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object?>>(Json));
        Hoiio.Request("a/b", new
        {
            json = System.Text.Json.Nodes.JsonNode.Parse(Json),
            document = System.Text.Json.JsonDocument.Parse("[1]"),
        });

        Assert.That(Sent(0), Is.EqualTo("""dest=+15550100 page=5 list=x,1.5 object={"date":"2012-01-31T00:00:00+05:00"}"""));
        Assert.That(Sent(1), Is.EqualTo($"json={Json.Replace("1.50", "1.5")} document=1"));
    }

    [Test]
    public void Values_from_an_answer_are_sent_as_the_JSON_that_was_received()
    {
        dynamic res = Answered("""{"status":"success_ok","name":{"first":"A","n":1.50}}""");
        dynamic expando = new System.Dynamic.ExpandoObject();
        expando.first = "A";

        Hoiio.Request("a/b", new { res.name, expando });

        Assert.That(Sent(1), Is.EqualTo("""name={"first":"A","n":1.50} expando={"first":"A"}"""));
    }

    [Test]
    public void Tasks_functions_and_endless_objects_are_refused_before_anything_is_sent()
    {
        var never = new TaskCompletionSource<string>().Task;
        Func<string> function = () => "x";
        foreach (var parameters in new object[] { new { v = never }, never, new { v = function }, function, new { v = new Endless() },
            new { v = EndlessList() }, new { v = default(System.Text.Json.JsonElement) } })
            Assert.That(() => Hoiio.Request("a/b", parameters), Throws.ArgumentException.With.Message.Contains(Ensure.NothingSent));
        Assert.That(() => Hoiio.Request("a/b", new { v = never }),
            Throws.ArgumentException.With.Message.StartsWith("v is a task: await it and pass its result."));
        Assert.That(() => Hoiio.Request("a/b", new { v = new Endless() }), Throws.ArgumentException.With.Message.Contains("256 levels"));
        Assert.That(Server.Requests, Is.Empty);
    }

    static IEnumerable<object> EndlessList()
    {
        yield return EndlessList();
    }

    string Sent(int request) => string.Join(' ',
        Server.Requests[request].Form.SkipLast(2).Select(parameter => $"{parameter.Key}={parameter.Value}"));

    [Test]
    public void A_phone_number_passed_as_an_integer_gets_the_prefix()
    {
        Hoiio.Request("sms/send", new { dest = 5550100L });
        Hoiio.Request("sms/send", Newtonsoft.Json.Linq.JObject.Parse("""{"dest":[5550100,"+6522222222"]}"""));

        Assert.That(Server.Requests[0]["dest"], Is.EqualTo("+15550100"));
        Assert.That(Server.Requests[1]["dest"], Is.EqualTo("+15550100,+6522222222"));
    }

    [Test]
    public void Objects_are_sent_as_JSON_and_bytes_as_Base64()
    {
        Hoiio.Request("sms/bulk_send", new
        {
            recipients = new object[] { new { dest = "+6511111111", name = "one" }, new Dictionary<string, int> { ["dest"] = 2 } },
            options = new { retry = true },
            prices = new Dictionary<string, int> { ["SG"] = 1 },
            file = "%PDF"u8.ToArray(),
            notify_url = new Uri("http://u/"),
            tags = new[] { "a", null, "b" },
        });

        Assert.That(Server.Request["recipients"], Is.EqualTo("""[{"dest":"+6511111111","name":"one"},{"dest":2}]"""));
        Assert.That(Server.Request["options"] + Server.Request["prices"], Is.EqualTo("""{"retry":true}{"SG":1}"""));
        Assert.That(Server.Request["file"] + " " + Server.Request["notify_url"] + " " + Server.Request["tags"],
            Is.EqualTo("JVBERg== http://u/ a,b"));
    }

    [Test]
    public void Only_public_instance_properties_are_sent()
    {
        Hoiio.Request("voice/hangup", new Hangup());
        Hoiio.Request("voice/hangup", new { });

        Assert.That(Server.Requests[0].Form.Keys, Is.EquivalentTo(new[] { "txn_ref", "app_id", "access_token" }));
        Assert.That(Server.Requests[1].Form.Keys, Is.EquivalentTo(new[] { "app_id", "access_token" }));
    }

    [Test]
    public void Parameters_without_names_are_refused()
    {
        foreach (var parameters in new object[] { 5, ("dest", "x"), CancellationToken.None, new[] { "x" },
            new Dictionary<string, string> { [""] = "x" }, new Dictionary<string, string> { [" "] = "x" } })
            Assert.That(() => Hoiio.Request("voice/call", parameters),
                Throws.ArgumentException.With.Property("ParamName").EqualTo("parameters"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("app_id")]
    [TestCase("access_token")]
    public void Credentials_among_the_parameters_are_refused(string name) =>
        Assert.That(() => Hoiio.Request("voice/call", new Dictionary<string, string> { [name] = "x" }),
            Throws.ArgumentException.With.Message.Contains(name).And.Message.Contains(Ensure.NothingSent));

    [Test]
    public void A_string_in_place_of_the_parameters_is_refused() =>
        Assert.That(() => Hoiio.Request("voice/call", "dest2=+65"),
            Throws.ArgumentException.With.Message.Contains("new { session }").And.Message.Contains(Ensure.NothingSent));

    [Test]
    public void Parameters_that_the_Python_SDK_lacks_are_sent()
    {
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, "header.pdf");
        File.WriteAllText(file, "%PDF");

        Hoiio.Fax.Send("+6511111111", file, faxHeader: "");
        Hoiio.Ivr.Monitor("S1", monitorNotifyUrl: "http://m/");
        Hoiio.Ivr.Hangup("S1", force: "enabled");
        Hoiio.Ivr.Hold("S1", msg: "Wait.");
        Hoiio.Ivr.Unhold("S1", tag: "t", notifyUrl: "http://u/");
        Hoiio.Voice.Moderate("TX-1", "mute");

        var sent = Server.Requests;
        Assert.That(sent[0].Form["fax_header"], Is.Empty, "empty means none, which is not the standard one");
        Assert.That(sent[1]["monitor_notify_url"], Is.EqualTo("http://m/"));
        Assert.That(sent[2]["force"], Is.EqualTo("enabled"));
        Assert.That(sent[3].PathAndQuery + sent[3]["msg"], Is.EqualTo("/open/ivr/middle/holdWait."));
        Assert.That(sent[4].PathAndQuery + sent[4]["tag"] + sent[4]["notify_url"], Is.EqualTo("/open/ivr/middle/unholdthttp://u/"));
        Assert.That(sent[5].PathAndQuery + sent[5]["txn_ref"] + sent[5]["action"], Is.EqualTo("/open/conference/moderateTX-1mute"));
    }

    [Test]
    public void The_default_JSON_settings_of_the_caller_do_not_change_what_is_sent()
    {
        var settings = Newtonsoft.Json.JsonConvert.DefaultSettings;
        Newtonsoft.Json.JsonConvert.DefaultSettings = () =>
            new() { ContractResolver = new Newtonsoft.Json.Serialization.CamelCasePropertyNamesContractResolver() };
        try
        {
            Hoiio.Request("sms/bulk_send", new { options = new { Retry = true } });
        }
        finally
        {
            Newtonsoft.Json.JsonConvert.DefaultSettings = settings;
        }

        Assert.That(Server.Request["options"], Is.EqualTo("""{"Retry":true}"""));
    }

    [Test]
    public void EnsureSuccess_returns_the_answer_or_throws_its_status()
    {
        Assert.That(Answered("""{"status":"success_ok","txn_ref":"AA-C-1"}""").EnsureSuccess().txn_ref, Is.EqualTo("AA-C-1"));

        var error = Assert.Throws<HoiioStatusException>(
            () => Answered("""{"status":"error_insufficient_credit","needed":"1.5"}""").EnsureSuccess())!;
        Assert.That(((dynamic)error.Response).needed, Is.EqualTo("1.5"));
        Assert.That(
            error.Message, Is.EqualTo("voice/query_status answered error_insufficient_credit: the credit of the account is too low."));
        Assert.That(error.Status, Is.EqualTo("error_insufficient_credit"));
    }

    [Test]
    public void An_empty_status_is_an_error_like_any_other() =>
        Assert.That(() => Answered("""{"status":""}""").EnsureSuccess(),
            Throws.TypeOf<HoiioStatusException>().With.Property("Status").Empty);

    sealed class Hangup
    {
        public static string Other => "x";

        public string txn_ref { get; } = "AA-C-1";

        public string this[int index] => $"{index}";

        public string Unreadable
        {
            set => throw new NotSupportedException(value);
        }
    }

    sealed class Broken
    {
        public string Dest => throw new NotSupportedException("no dest");
    }

    sealed class Endless
    {
        readonly int level;

        public Endless(int level = 0) => this.level = level;

        public Endless Next => new(level + 1);
    }
}
