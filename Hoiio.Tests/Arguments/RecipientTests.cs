using System.Globalization;
using HoiioSdk.Arguments;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NUnit.Framework;

namespace HoiioSdk.Tests.Arguments;

/// <summary>Several numbers in one call, the parameters after them, and the recipients of a template.</summary>
sealed class RecipientTests : WireTest
{
    [Test]
    public void A_thousand_numbers_are_sent_in_one_bulk_request()
    {
        var numbers = Enumerable.Range(0, 1000).Select(i => $"+65{10_000_000 + i}").ToList();

        Hoiio.Sms.BulkSend("Hoiio World", numbers);

        Assert.That(Server.Request["dest"], Is.EqualTo(string.Join(',', numbers)));
    }

    [Test]
    public void Numbers_from_an_earlier_answer_can_be_passed_as_dynamic_arguments()
    {
        dynamic call = Answered("""{"status":"success_ok","dest1":"+6511111111","dest2":"+6522222222"}""");

        Hoiio.Voice.Conference(call.dest1, call.dest2);
        Hoiio.Voice.Conference(call.dest1, room: "R");
        Hoiio.Sms.BulkSend("Hi", call.dest1, call.dest2);
        Hoiio.Voice.Call(call.dest1, call.dest2);

        var sent = Server.Requests.Skip(1).ToArray();
        Assert.That(sent[0]["dest"], Is.EqualTo("+6511111111,+6522222222"));
        Assert.That(sent[0].Form, Does.Not.ContainKey("room"));
        Assert.That(sent[1]["dest"] + " " + sent[1]["room"], Is.EqualTo("+6511111111 R"));
        Assert.That(sent[2]["dest"], Is.EqualTo("+6511111111,+6522222222"));
        Assert.That(sent[3]["dest1"] + " " + sent[3]["dest2"], Is.EqualTo("+6511111111 +6522222222"));
    }

    [Test]
    public void A_list_with_a_null_or_empty_number_is_refused()
    {
        foreach (var (numbers, problem) in new (string[]?, string)[] { (null, "dests is required"), ([], "has no phone number"),
            ([""], "dests[0] is null or empty"), (["+651", null!], "dests[1] is null or empty") })
            foreach (var call in new Func<object>[] { () => Hoiio.Voice.Conference(numbers!), () => Hoiio.Sms.BulkSend("Hi", numbers!) })
                Assert.That(call, Throws.InstanceOf<ArgumentException>().With.Message.Contains(problem)
                    .And.Message.Contains(Ensure.NothingSent));
        Assert.That(() => Hoiio.Voice.Conference((string)null!, tag: "t"), Throws.ArgumentNullException);
        Assert.That(() => Hoiio.Voice.Conference((List<string>)null!), Throws.ArgumentNullException.With.Message.Contains("dests"));
        Assert.That(() => Hoiio.Voice.Conference((HoiioList<string>)null!), Throws.ArgumentNullException.With.Message.Contains("dests"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void A_number_with_a_comma_is_refused_and_its_index_named()
    {
        foreach (var (place, call) in new (string, Func<object>)[]
        {
            ("dests[1]", () => Hoiio.Sms.BulkSend("Hi", "+6511111111", "91234567,92345678")),
            ("dests[0]", () => Hoiio.Sms.BulkSend("Hi", "91234567,92345678", tag: "t")),
            ("dests[0]", () => Hoiio.Voice.Conference(["91234567,"], room: "R")),
            ("dest[1]", () => Hoiio.Request("sms/bulk_send", new { dest = new[] { "+6511111111", "91234567,92345678" } })),
            ("recipients[1].dest", () => Hoiio.Sms.BulkSend("Hi", recipients: [new { dest = "+651" }, new { dest = "+651,+652" }])),
        })
            Assert.That(call, Throws.ArgumentException.With.Message.StartsWith($"{place} holds a comma.")
                .And.Message.Contains(Ensure.NothingSent));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void Each_number_of_a_comma_separated_list_gets_the_prefix()
    {
        Hoiio.Prefix = "65";

        Hoiio.Request("sms/bulk_send", new { dest = "91234567,+6022222222,92345678" });

        Assert.That(Server.Request["dest"], Is.EqualTo("+6591234567,+6022222222,+6592345678"));
    }

    [TestCase("""Hoiio.Voice.Conference("+6511111111", "+6522222222", tag: "t")""")]
    [TestCase("""Hoiio.Voice.ConferenceAsync("+6511111111", "+6522222222", tag: "t")""")]
    [TestCase("""Hoiio.Sms.BulkSend("Hi", "+6511111111", "+6522222222", notifyUrl: "http://u/")""")]
    [TestCase("""Hoiio.Sms.BulkSend("Hi", "+6511111111", "6522222222", tag: "t")""")]
    public void A_positional_string_after_the_numbers_does_not_compile(string call)
    {
        var problems = CSharpScript.Create($"using HoiioSdk; {call};",
            ScriptOptions.Default.WithReferences(typeof(Hoiio).Assembly, typeof(System.Dynamic.DynamicObject).Assembly)).Compile();

        Assert.That(problems.Select(problem => problem.GetMessage(CultureInfo.InvariantCulture)), Has.One.Matches("NamedArguments"),
            string.Join('\n', problems));
    }

    [Test]
    public void A_positional_dynamic_argument_after_the_numbers_throws_and_nothing_is_sent()
    {
        dynamic number = "+6511111111";

        foreach (var mistake in new Func<object>[]
        {
            () => Hoiio.Voice.Conference(number, number, tag: "t"),
            () => Hoiio.Voice.Conference("+6511111111", number, room: "R"),
            () => Hoiio.Sms.BulkSend("Hi", "+6511111111", number, senderName: "Me2"),
            () => Hoiio.Sms.BulkSend("Hi", number, number, tag: "t"),
            () => Hoiio.Sms.BulkSend("Hi", number, number, number, notifyUrl: "http://u/"),
        })
            Assert.That(mistake, Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>());
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void A_sender_and_a_room_passed_by_name_are_sent()
    {
        dynamic number = "+6511111111";

        Hoiio.Sms.BulkSend("Hi", number, senderName: "+6522222222");
        Hoiio.Sms.BulkSend("Hi", ["+6511111111"], senderName: "+6522222222", recipients: null);
        Hoiio.Voice.Conference("+6511111111", room: "R");

        Assert.That(Server.Requests[0]["dest"] + " " + Server.Requests[0]["sender_name"], Is.EqualTo("+6511111111 +6522222222"));
        Assert.That(Server.Requests[1].Body, Is.EqualTo(Server.Requests[0].Body));
        Assert.That(Server.Requests[2]["dest"] + " " + Server.Requests[2]["room"], Is.EqualTo("+6511111111 R"));
    }

    [Test]
    public void A_template_is_sent_with_its_recipients()
    {
        Hoiio.Prefix = "65";

        Hoiio.Sms.BulkSend("Hi {{name}}", recipients: [
            new { dest = "91234567", name = "Ä" }, new Dictionary<string, string> { ["dest"] = "+6522222222" }, new { dest = 91234567 }]);

        Assert.That(Server.Request["recipients"], Is.EqualTo(
            """[{"dest":"+6591234567","name":"Ä"},{"dest":"+6522222222"},{"dest":"+6591234567"}]"""));
        Assert.That(Server.Request.Form, Does.Not.ContainKey("dest"));
    }

    [Test]
    public void Recipients_without_a_number_are_refused()
    {
        Assert.That(() => Hoiio.Sms.BulkSend("Hi", recipients: []), Throws.ArgumentException.With.Message.Contains(Ensure.NothingSent));
        Assert.That(() => Hoiio.Sms.BulkSend("Hi", recipients: [new { dest = "+651" }, new { dest = "" }]),
            Throws.ArgumentException.With.Message.Contains("recipients[1] has no dest").And.Message.Contains(Ensure.NothingSent));
        Assert.That(() => Hoiio.Sms.BulkSend("Hi", recipients: [new { name = "x" }]),
            Throws.ArgumentException.With.Message.Contains("recipients[0] has no dest"));
        Assert.That(() => Hoiio.Sms.BulkSend("Hi", Array.Empty<string>(), recipients: [new { dest = "+651" }]), Throws.ArgumentException);
        Assert.That(() => Hoiio.Sms.BulkSend("Hi", recipients: Newtonsoft.Json.Linq.JObject.Parse("""{"dest":"+651"}""")),
            Throws.ArgumentException.With.Message.Contains("empty or not a list"));
        var circle = new Dictionary<string, object> { ["dest"] = "+651" };
        circle["self"] = circle;
        Assert.That(() => Hoiio.Sms.BulkSend("Hi", recipients: [circle]), Throws.ArgumentException.With.Message.Contains("JSON"));
        Assert.That(() => Hoiio.Sms.BulkSend("Hi"), Throws.InstanceOf<ArgumentException>());
        Assert.That(Server.Requests, Is.Empty);
    }
}
