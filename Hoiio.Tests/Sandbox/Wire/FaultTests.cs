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
    public void A_timeout_fault_sends_the_SMS_but_no_answer()
    {
        Sandbox.Fail("sms/send", Fault.Timeout);
        using var cancellation = new CancellationTokenSource();
        using var form = new FormUrlEncodedContent(Form(Message));
        var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form, cancellation.Token);
        Assert.That(() => Sandbox.Journal.Entries.Count, Is.EqualTo(1).After(20_000, 20));
        Assert.That(answer.IsCompleted, Is.False);
        cancellation.Cancel();
        Assert.That(() => answer.Wait(), Throws.InnerException.InstanceOf<OperationCanceledException>());
        Assert.That(Sent, Is.EqualTo(1));
    }

    [Test]
    public void A_timeout_fault_ends_when_the_sandbox_is_disposed()
    {
        Sandbox.Fail("sms/send", Fault.Timeout);
        using var form = new FormUrlEncodedContent(Form(Message));
        var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form);
        Assert.That(() => Sandbox.Journal.Entries.Count, Is.EqualTo(1).After(20_000, 20));
        Sandbox.Dispose();
        Assert.That(() => answer.Wait(20_000), Throws.InnerException.InstanceOf<HttpRequestException>());
    }

    [Test]
    public void A_reset_fault_sends_the_SMS_and_breaks_the_connection()
    {
        Sandbox.Fail("sms/send", Fault.Reset);
        Assert.That(() => Request("sms/send", Message), Throws.InnerException.InstanceOf<HttpRequestException>());
        Assert.That(Sent, Is.EqualTo(1));
    }

    [Test]
    public void A_truncated_JSON_fault_sends_the_SMS_and_half_of_the_answer()
    {
        Sandbox.Fail("sms/send", Fault.TruncatedJson);
        using var response = Post();
        Assert.That(response.Content.ReadAsStringAsync().Result, Is.EqualTo("{\"txn_ref\":\"AA-S-141147"));
        Assert.That(Sent, Is.EqualTo(1));
    }

    [Test]
    public void An_HTML_error_fault_sends_no_SMS()
    {
        Sandbox.Fail("sms/send", Fault.HtmlError);
        using var response = Post();
        Assert.That((response.StatusCode, response.Content.Headers.ContentType!.MediaType),
            Is.EqualTo((HttpStatusCode.InternalServerError, "text/html")));
        Assert.That(Sent, Is.Zero);
    }

    [Test]
    public void A_followed_redirect_is_in_the_journal()
    {
        Sandbox.Fail("sms/send", Fault.Redirect);
        using var response = Post();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TemporaryRedirect));
        Assert.That(Sandbox.Journal.Entries.Select(entry => entry.Path), Is.EqualTo(["sms/send"]));
        Http.GetAsync(new Uri(new Uri(Sandbox.ApiEndpoint), response.Headers.Location!)).Wait();
        Assert.That(Sandbox.Journal.Entries[^1].Path, Is.EqualTo("redirected/sms/send"));
    }

    [TestCaseSource(nameof(Errors))]
    public void An_API_error_fault_sends_no_SMS((Fault Fault, string Error) example)
    {
        Sandbox.Fail("sms/send", example.Fault);
        using var response = Post();
        Assert.That((response.StatusCode, Answer(response).ToJsonString()),
            Is.EqualTo((HttpStatusCode.OK, $$"""{"status":"{{example.Error}}"}""")));
        Assert.That(Sandbox.Journal.Entries.Single().Status, Is.EqualTo(example.Error));
        Assert.That(Sent, Is.Zero);
    }

    [TestCase(503, "<html><body><h1>503 Service Unavailable</h1></body></html>")]
    [TestCase(200, "<html><body><h1>200 OK</h1></body></html>")]
    [TestCase(401, "<html><body><h1>401 Unauthorized</h1></body></html>")]
    [TestCase(599, "<html><body><h1>599</h1></body></html>")]
    public void An_HTTP_status_fault_returns_a_page_with_the_status_and_sends_no_SMS(int httpStatus, string page)
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
    public void An_HTTP_status_that_allows_no_body_is_returned_without_one(int httpStatus)
    {
        Sandbox.Fail("sms/send", Fault.HttpStatus(httpStatus));
        using var response = Post();
        Assert.That(((int)response.StatusCode, response.Content.Headers.ContentType, response.Content.ReadAsByteArrayAsync().Result.Length),
            Is.EqualTo((httpStatus, (object?)null, 0)));
        Assert.That(Sent, Is.Zero);
    }

    [Test]
    public void A_delay_fault_sends_the_SMS_at_once_and_the_answer_later()
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
    public void A_delay_fault_ends_at_cancellation_and_does_not_delay_other_requests()
    {
        Sandbox.Fail("sms/send", Fault.Delay(TimeSpan.FromHours(1)));
        using var cancellation = new CancellationTokenSource();
        using var form = new FormUrlEncodedContent(Form(Message));
        var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form, cancellation.Token);
        Assert.That(() => Sandbox.Journal.Entries.Count, Is.EqualTo(1).After(20_000, 20));
        Assert.That(StatusOf("sms/send", Message), Is.EqualTo("success_ok"));
        Assert.That(answer.IsCompleted, Is.False);
        cancellation.Cancel();
        Assert.That(() => answer.Wait(), Throws.InnerException.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Faults_are_compared_by_value_and_print_their_kind_and_value()
    {
        Assert.That(Fault.Delay(TimeSpan.FromSeconds(2.5)), Is.EqualTo(Fault.Delay(TimeSpan.FromMilliseconds(2500))));
        Assert.That(Fault.HttpStatus(503), Is.Not.EqualTo(Fault.HttpStatus(502)).And.Not.EqualTo(Fault.Status("error_503")));
        Assert.That(Fault.Timeout == Fault.Reset, Is.False);
        Fault[] faults = [Fault.Timeout, Fault.Delay(TimeSpan.FromSeconds(2.5)), Fault.HttpStatus(503), Fault.Status("error_dest_invalid")];
        Assert.That(faults.Select(fault => fault.ToString()),
            Is.EqualTo(["Timeout", "Delay 2.5 s", "HttpStatus 503", "Status error_dest_invalid"]));
    }

    static readonly (Func<Fault> Fault, string Message)[] InvalidFaults =
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

    [TestCaseSource(nameof(InvalidFaults))]
    public void An_invalid_fault_throws_with_the_reason((Func<Fault> Fault, string Message) example) =>
        Assert.That(example.Fault, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(example.Message));

    [Test]
    public void Faults_affect_only_their_path_in_the_order_in_which_they_were_ordered()
    {
        Sandbox.Fail("sms/send", Fault.RateLimitExceeded, times: 2);
        Sandbox.Fail("sms/send", Fault.InternalServerError);
        Do("user/get_info");
        Assert.That(Enumerable.Range(0, 4).Select(_ => StatusOf("sms/send", Message)), Is.EqualTo(
            ["error_rate_limit_exceeded", "error_rate_limit_exceeded", "error_internal_server_error", "success_ok"]));
        Assert.That(Sandbox.Journal.ToString(), Does.Contain("[RateLimitExceeded]"));
    }

    [Test]
    public void A_fault_with_zero_times_is_refused() =>
        Assert.That(() => Sandbox.Fail("sms/send", Fault.Reset, times: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(1.001)]
    [TestCase(double.NaN)]
    public void A_probability_that_is_not_above_0_and_at_most_1_is_refused(double probability) =>
        Assert.That(() => Sandbox.Fail("sms/send", Fault.Reset, probability: probability),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("'probability' must be greater than 0"));

    [Test]
    public void A_fault_on_an_unknown_path_is_refused() =>
        Assert.That(() => Sandbox.Fail("sms/sned", Fault.Reset), Throws.ArgumentException.With.Message.Contains("no path 'sms/sned'"));

    [Test]
    public void Clearing_the_faults_of_an_unknown_path_throws_and_clears_nothing()
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
