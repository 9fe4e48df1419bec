using HoiioSdk.Arguments;
using NUnit.Framework;

namespace HoiioSdk.Tests.Arguments;

/// <summary>Parameters of any type, sent to any path.</summary>
sealed class AnyParameterTests : WireTest
{
    [Test]
    public void An_exception_from_a_getter_is_not_wrapped()
    {
        Assert.That(() => Hoiio.Request("voice/call", new Broken()),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("no dest"));
        Assert.That(async () => await Hoiio.RequestAsync("voice/call", new Broken()), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void Each_number_of_a_list_in_a_text_gets_the_prefix_even_after_a_space()
    {
        Hoiio.Request("sms/bulk_send", new { dest = "6511111111, 6522222222 ,+6533333333" });

        Assert.That(Server.Request["dest"], Is.EqualTo("+16511111111,+16522222222,+6533333333"));
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
