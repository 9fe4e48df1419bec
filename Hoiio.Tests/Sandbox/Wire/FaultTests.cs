using System.Net;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

[TestFixture]
sealed class FaultTests : SandboxTest
{
    static readonly object Message = new { dest = FirstPhone, msg = "Hi" };

    int Sent => Count(Do("sms/get_history"));

    [Test]
    public void A_timeout_holds_the_connection_though_the_sms_is_sent()
    {
        Sandbox.Fail("sms/send", Fault.Timeout);
        using var patience = new CancellationTokenSource();
        using var form = new FormUrlEncodedContent(Form(Message));
        var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form, patience.Token);
        Assert.That(() => Sandbox.Journal.Entries, Has.Count.EqualTo(1).After(20_000, 20));
        Assert.That(answer.IsCompleted, Is.False);
        patience.Cancel();
        Assert.That(() => answer.Wait(), Throws.InnerException.InstanceOf<OperationCanceledException>());
        Assert.That(Sent, Is.EqualTo(1));
    }

    [Test]
    public void A_timeout_ends_when_the_sandbox_is_disposed()
    {
        Sandbox.Fail("sms/send", Fault.Timeout);
        using var form = new FormUrlEncodedContent(Form(Message));
        var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form);
        Assert.That(() => Sandbox.Journal.Entries, Has.Count.EqualTo(1).After(20_000, 20));
        Sandbox.Dispose();
        Assert.That(() => answer.Wait(20_000), Throws.InnerException.InstanceOf<HttpRequestException>());
    }

    [Test]
    public void A_reset_breaks_the_connection_though_the_sms_is_sent()
    {
        Sandbox.Fail("sms/send", Fault.Reset);
        Assert.That(() => Ask("sms/send", Message), Throws.InnerException.InstanceOf<HttpRequestException>());
        Assert.That(Sent, Is.EqualTo(1));
    }

    [Test]
    public void A_truncated_answer_is_half_of_the_json_though_the_sms_is_sent()
    {
        Sandbox.Fail("sms/send", Fault.TruncatedJson);
        using var response = Post();
        Assert.That(response.Content.ReadAsStringAsync().Result, Is.EqualTo("{\"txn_ref\":\"AA-S-141147"));
        Assert.That(Sent, Is.EqualTo(1));
    }

    [Test]
    public void An_html_error_carries_nothing_out()
    {
        Sandbox.Fail("sms/send", Fault.HtmlError);
        using var response = Post();
        Assert.That((response.StatusCode, response.Content.Headers.ContentType!.MediaType),
            Is.EqualTo((HttpStatusCode.InternalServerError, "text/html")));
        Assert.That(Sent, Is.Zero);
    }

    [Test]
    public void Whoever_follows_a_redirect_is_in_the_journal()
    {
        Sandbox.Fail("sms/send", Fault.Redirect);
        using var response = Post();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TemporaryRedirect));
        Assert.That(Sandbox.Journal.Entries.Select(entry => entry.Path), Is.EqualTo(["sms/send"]));
        Http.GetAsync(new Uri(new Uri(Sandbox.ApiEndpoint), response.Headers.Location!)).Wait();
        Assert.That(Sandbox.Journal.Entries[^1].Path, Is.EqualTo("redirected/sms/send"));
    }

    [TestCase(Fault.RateLimitExceeded, "error_rate_limit_exceeded")]
    [TestCase(Fault.InternalServerError, "error_internal_server_error")]
    public void An_error_of_the_api_carries_nothing_out(Fault fault, string error)
    {
        Sandbox.Fail("sms/send", fault);
        Assert.That(Refused("sms/send", Message), Is.EqualTo(error));
        Assert.That(Sent, Is.Zero);
    }

    [Test]
    public void Faults_happen_as_often_as_ordered_in_order_and_on_their_path_only()
    {
        Sandbox.Fail("sms/send", Fault.RateLimitExceeded, times: 2);
        Sandbox.Fail("sms/send", Fault.InternalServerError);
        Do("user/get_info");
        Assert.That(Enumerable.Range(0, 4).Select(_ => Refused("sms/send", Message)), Is.EqualTo(
            ["error_rate_limit_exceeded", "error_rate_limit_exceeded", "error_internal_server_error", "success_ok"]));
        Assert.That(Sandbox.Journal.ToString(), Does.Contain("[RateLimitExceeded]"));
    }

    [Test]
    public void A_fault_happens_once_at_least() =>
        Assert.That(() => Sandbox.Fail("sms/send", Fault.Reset, times: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_fault_on_no_path_is_explained() =>
        Assert.That(() => Sandbox.Fail("sms/sned", Fault.Reset), Throws.ArgumentException.With.Message.Contains("no path 'sms/sned'"));

    [Test]
    public void Faults_of_no_path_cannot_be_taken_back()
    {
        Sandbox.Fail("sms/send", Fault.Reset);
        Assert.That(() => Sandbox.ClearFaults("sms/sned"), Throws.ArgumentException.With.Message.Contains("no path 'sms/sned'"));
        Assert.That(() => Sandbox.ClearFaults("/sms/send"), Throws.ArgumentException.With.Message.Contains("write it 'sms/send'"));
        Assert.That(Sandbox.Faults, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_fault_is_one_of_those_there_are() =>
        Assert.That(() => Sandbox.Fail("sms/send", (Fault)99),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("There is no fault 99."));

    HttpResponseMessage Post()
    {
        using var form = new FormUrlEncodedContent(Form(Message));
        return Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form).Result;
    }
}
