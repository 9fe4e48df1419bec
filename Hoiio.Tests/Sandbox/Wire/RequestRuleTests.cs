using System.Net;
using System.Text;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

[TestFixture]
sealed class RequestRuleTests : SandboxTest
{
    static readonly string[] Paths =
    [
        "voice/call", "voice/conference", "voice/hangup", "voice/query_status", "voice/get_history", "voice/get_rate",
        "conference/call", "conference/moderate",
        "sms/send", "sms/bulk_send", "sms/query_status", "sms/get_history", "sms/get_rate",
        "fax/send", "fax/query_status", "fax/get_history", "fax/get_rate",
        "ivr/start/dial", "ivr/middle/play", "ivr/middle/gather", "ivr/middle/record", "ivr/middle/monitor",
            "ivr/middle/hold", "ivr/middle/unhold",
        "ivr/end/transfer", "ivr/end/hangup",
        "number/get_countries", "number/get_choices", "number/get_rates", "number/subscribe",
            "number/update_forwarding", "number/get_active",
        "user/get_balance", "user/get_info",
    ];

    [Test]
    public void Every_path_requires_the_credentials([ValueSource(nameof(Paths))] string path)
    {
        using var nothing = new FormUrlEncodedContent([]);
        var answer = Answer(Http.PostAsync(Sandbox.ApiEndpoint + path, nothing).Result);
        Assert.That(Status(answer), Is.EqualTo("error_app_id_param_missing"));
    }

    [Test]
    public void Wrong_and_missing_credentials_have_errors_of_their_own()
    {
        Assert.That(StatusOf("user/get_balance", new { app_id = "other" }), Is.EqualTo("error_invalid_app_id"));
        Assert.That(StatusOf("user/get_balance", new { access_token = "other" }), Is.EqualTo("error_invalid_access_token"));
        Assert.That(StatusOf("user/get_balance", new { access_token = "" }), Is.EqualTo("error_access_token_param_missing"));
        Assert.That(StatusOf("sms/send", new { app_id = "other" }), Is.EqualTo("error_invalid_app_id"), "before the required parameters");
    }

    [TestCase("voice/get_rate", "dest2", "error_dest2_not_supported", "success_ok")]
    [TestCase("sms/get_rate", "dest", "error_dest_not_supported", "success_ok")]
    [TestCase("fax/get_rate", "dest", "error_service_not_available", "error_service_not_available")]
    public void A_rate_query_refuses_only_a_number_without_a_rate(string path, string parameter, string unsupported, string unavailable)
    {
        string Price(string ending) =>
            StatusOf(path, new Dictionary<string, string> { ["dest1"] = FirstPhone, [parameter] = "+651111" + ending });
        Assert.That(new[] { "0402", "0403", "0404", "0501", "0503" }.Select(Price), Is.EqualTo(
            ["success_ok", "success_ok", $"error_{parameter}_invalid", unsupported, unavailable]));
    }

    [Test]
    public void GET_is_accepted_like_POST_and_other_methods_are_refused()
    {
        var url = $"{Sandbox.ApiEndpoint}user/get_balance?app_id={Sandbox.AppId}&access_token={Sandbox.AccessToken}";
        Assert.That(Status(Answer(Http.GetAsync(url).Result)), Is.EqualTo("success_ok"));
        foreach (var verb in new[] { HttpMethod.Delete, HttpMethod.Put, HttpMethod.Patch })
            Assert.That(Status(Answer(Http.SendAsync(new(verb, url)).Result)), Is.EqualTo("error_invalid_http_method"));
    }

    [TestCase("msg=%")]
    [TestCase("msg=%4")]
    [TestCase("msg=%zz")]
    [TestCase("msg=%ff")]
    [TestCase("msg=%c3%28")]
    public void Invalid_percent_encoding_and_UTF8_are_malformed(string body)
    {
        using var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
        Assert.That(Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", content).Result)), Is.EqualTo("error_malformed_params"));
    }

    [Test]
    public void A_multipart_form_is_accepted()
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Form(new { dest = FirstPhone, msg = "你好" }))
            form.Add(new StringContent(value), name);
        Assert.That(Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form).Result)), Is.EqualTo("success_ok"));
        Assert.That(Text(Do("sms/query_status", new { txn_ref = "AA-S-141147" }), "msg"), Is.EqualTo("你好"));
    }

    [Test]
    public void A_body_of_17_megabytes_is_malformed()
    {
        using var content = new ByteArrayContent(new byte[17 * 1024 * 1024]);
        Assert.That(Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", content).Result)), Is.EqualTo("error_malformed_params"));
    }

    [Test]
    public void An_unknown_path_returns_404_and_is_noted()
    {
        using var response = Http.GetAsync(Sandbox.ApiEndpoint + "voice/sing").Result;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Status(Answer(response)), Is.EqualTo("error_unknown_path"));
        Assert.That(Sandbox.Journal.Entries.Single().Note, Is.EqualTo("the service does not have this path; write it like voice/call"));
    }

    [Test]
    public void A_POST_to_the_page_gets_the_URL_of_the_API()
    {
        using var response = Http.PostAsync(Sandbox.Url, null).Result;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.ReadAsStringAsync().Result,
            Is.EqualTo($"Use GET for the page. The API is under {Sandbox.ApiEndpoint}.\n"));
    }

    [Test]
    public void An_API_error_is_JSON_with_HTTP_200()
    {
        using var response = Http.GetAsync(Sandbox.ApiEndpoint + "voice/call").Result;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
    }
}
