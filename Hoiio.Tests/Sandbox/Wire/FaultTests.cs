using System.Diagnostics;
using System.Net;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

[TestFixture]
sealed class FaultTests : SandboxTest
{
    static readonly object Message = new { dest = FirstPhone, msg = "Hi" };

    static readonly (Fault Fault, string Error)[] Errors =
    [
        (Fault.RateLimitExceeded, "error_rate_limit_exceeded"),
        (Fault.InternalServerError, "error_internal_server_error"),
        (Fault.Status("error_insufficient_credit"), "error_insufficient_credit"),
        (Fault.Status("error_nobody_knows_2"), "error_nobody_knows_2"),
    ];

    int Sent => Count(Do("sms/get_history"));

    [Test]
    public void A_timeout_holds_the_connection_though_the_sms_is_sent()
    {
        Sandbox.Fail("sms/send", Fault.Timeout);
        using var patience = new CancellationTokenSource();
        using var form = new FormUrlEncodedContent(Form(Message));
        var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form, patience.Token);
        Assert.That(() => Sandbox.Journal.Entries.Count, Is.EqualTo(1).After(20_000, 20));
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
        Assert.That(() => Sandbox.Journal.Entries.Count, Is.EqualTo(1).After(20_000, 20));
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

    [TestCaseSource(nameof(Errors))]
    public void An_error_of_the_api_carries_nothing_out((Fault Fault, string Error) one)
    {
        Sandbox.Fail("sms/send", one.Fault);
        using var response = Post();
        Assert.That((response.StatusCode, Answer(response).ToJsonString()),
            Is.EqualTo((HttpStatusCode.OK, $$"""{"status":"{{one.Error}}"}""")));
        Assert.That(Sandbox.Journal.Entries.Single().Status, Is.EqualTo(one.Error));
        Assert.That(Sent, Is.Zero);
    }

    [TestCase(503, "<html><body><h1>503 Service Unavailable</h1></body></html>")]
    [TestCase(200, "<html><body><h1>200 OK</h1></body></html>")]
    [TestCase(401, "<html><body><h1>401 Unauthorized</h1></body></html>")]
    [TestCase(599, "<html><body><h1>599</h1></body></html>")]
    public void An_http_status_comes_with_a_page_that_names_it_and_carries_nothing_out(int httpStatus, string page)
    {
        Sandbox.Fail("sms/send", Fault.HttpStatus(httpStatus));
        using var response = Post();
        Assert.That((int)response.StatusCode, Is.EqualTo(httpStatus));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(response.Content.ReadAsStringAsync().Result, Is.EqualTo(page));
        Assert.That(Sent, Is.Zero);
    }

    [TestCase(204)]
    [TestCase(205)]
    [TestCase(304)]
    public void An_http_status_that_has_no_page_comes_without_one(int httpStatus)
    {
        Sandbox.Fail("sms/send", Fault.HttpStatus(httpStatus));
        using var response = Post();
        Assert.That(((int)response.StatusCode, response.Content.Headers.ContentType, response.Content.ReadAsByteArrayAsync().Result.Length),
            Is.EqualTo((httpStatus, (object?)null, 0)));
        Assert.That(Sent, Is.Zero);
    }

    [Test]
    public void A_delay_holds_back_the_answer_of_an_sms_that_is_sent_at_once()
    {
        Sandbox.Fail("sms/send", Fault.Delay(TimeSpan.FromSeconds(1)));
        using var form = new FormUrlEncodedContent(Form(Message));
        var since = Stopwatch.GetTimestamp();
        var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form);
        Assert.That(() => Sandbox.Messages().Count, Is.EqualTo(1).After(20_000, 20));
        Assert.That(Status(Answer(answer.Result)), Is.EqualTo("success_ok"));
        Assert.That(Stopwatch.GetElapsedTime(since), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(0.99)));
    }

    [Test]
    public void A_delay_is_over_for_whoever_gives_up_and_holds_up_nobody_else()
    {
        Sandbox.Fail("sms/send", Fault.Delay(TimeSpan.FromHours(1)));
        using var patience = new CancellationTokenSource();
        using var form = new FormUrlEncodedContent(Form(Message));
        var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form, patience.Token);
        Assert.That(() => Sandbox.Journal.Entries.Count, Is.EqualTo(1).After(20_000, 20));
        Assert.That(Refused("sms/send", Message), Is.EqualTo("success_ok"));
        Assert.That(answer.IsCompleted, Is.False);
        patience.Cancel();
        Assert.That(() => answer.Wait(), Throws.InnerException.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Faults_that_do_the_same_are_equal_and_say_what_they_do()
    {
        Assert.That(Fault.Delay(TimeSpan.FromSeconds(2.5)), Is.EqualTo(Fault.Delay(TimeSpan.FromMilliseconds(2500))));
        Assert.That(Fault.HttpStatus(503), Is.Not.EqualTo(Fault.HttpStatus(502)).And.Not.EqualTo(Fault.Status("error_503")));
        Assert.That(Fault.Timeout == Fault.Reset, Is.False);
        Fault[] faults = [Fault.Timeout, Fault.Delay(TimeSpan.FromSeconds(2.5)), Fault.HttpStatus(503), Fault.Status("error_dest_invalid")];
        Assert.That(faults.Select(fault => fault.ToString()),
            Is.EqualTo(["Timeout", "Delay 2.5 s", "HttpStatus 503", "Status error_dest_invalid"]));
    }

    static readonly (Func<Fault> Fault, string Sentence)[] Impossible =
    [
        (() => Fault.Delay(TimeSpan.FromSeconds(-0.001)), "A delay must be 0 to 3600 seconds."),
        (() => Fault.Delay(TimeSpan.FromSeconds(3600.001)), "A delay must be 0 to 3600 seconds."),
        (() => Fault.Delay(Timeout.InfiniteTimeSpan), "A delay must be 0 to 3600 seconds."),
        (() => Fault.HttpStatus(199), "The HTTP status of an answer must be 200 to 599, such as 503."),
        (() => Fault.HttpStatus(600), "The HTTP status of an answer must be 200 to 599, such as 503."),
        (() => Fault.Status("insufficient_credit"), "'insufficient_credit' is not an error code. Write it like error_insufficient_credit."),
        (() => Fault.Status("success_ok"), "'success_ok' is not an error code"),
        (() => Fault.Status(""), "'' is not an error code"),
        (() => Fault.Status("error_x\n"), "'error_x\n' is not an error code"),
    ];

    [TestCaseSource(nameof(Impossible))]
    public void A_fault_that_cannot_be_is_explained((Func<Fault> Fault, string Sentence) one) =>
        Assert.That(one.Fault, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(one.Sentence));

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

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(1.001)]
    [TestCase(double.NaN)]
    public void A_fault_has_a_chance(double probability) =>
        Assert.That(() => Sandbox.Fail("sms/send", Fault.Reset, probability: probability),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("'probability' must be greater than 0"));

    [Test]
    public void A_fault_on_no_path_is_explained() =>
        Assert.That(() => Sandbox.Fail("sms/sned", Fault.Reset), Throws.ArgumentException.With.Message.Contains("no path 'sms/sned'"));

    [Test]
    public void Faults_of_no_path_cannot_be_taken_back()
    {
        Sandbox.Fail("sms/send", Fault.Reset);
        Assert.That(() => Sandbox.ClearFaults("sms/sned"), Throws.ArgumentException.With.Message.Contains("no path 'sms/sned'"));
        Assert.That(() => Sandbox.ClearFaults("/sms/send"), Throws.ArgumentException.With.Message.Contains("Write it 'sms/send'"));
        Assert.That(Sandbox.Faults, Has.Count.EqualTo(1));
    }

    HttpResponseMessage Post()
    {
        using var form = new FormUrlEncodedContent(Form(Message));
        return Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form).Result;
    }
}
