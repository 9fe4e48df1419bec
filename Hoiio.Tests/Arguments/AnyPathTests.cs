using HoiioSdk.Arguments;
using NUnit.Framework;

namespace HoiioSdk.Tests.Arguments;

/// <summary>Requests to any path, parameters that the Python SDK lacks, and EnsureSuccess.</summary>
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
        Assert.That(sent[0].Form["fax_header"], Is.Empty, "an empty header replaces the default one");
        Assert.That(sent[1]["monitor_notify_url"], Is.EqualTo("http://m/"));
        Assert.That(sent[2]["force"], Is.EqualTo("enabled"));
        Assert.That(sent[3].PathAndQuery + sent[3]["msg"], Is.EqualTo("/open/ivr/middle/holdWait."));
        Assert.That(sent[4].PathAndQuery + sent[4]["tag"] + sent[4]["notify_url"], Is.EqualTo("/open/ivr/middle/unholdthttp://u/"));
        Assert.That(sent[5].PathAndQuery + sent[5]["txn_ref"] + sent[5]["action"], Is.EqualTo("/open/conference/moderateTX-1mute"));
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
}
