using System.Diagnostics;
using System.Reflection;
using HoiioSdk.Answers;
using HoiioSdk.Wire;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>Which credentials a call sends, and that the access token appears nowhere else.</summary>
[Category("OneCulture")]
sealed class CredentialTests : WireTest
{
    [TestCase("other-app", "other-token", "other-app", "other-token")]
    [TestCase("other-app", null, "other-app", AccessToken)]
    [TestCase(null, "other-token", AppId, "other-token")]
    public void A_call_uses_the_credentials_passed_to_it(string? appId, string? accessToken, string sentAppId, string sentToken)
    {
        Hoiio.Account.Balance(appId: appId, accessToken: accessToken);
        Hoiio.Account.Balance();

        Assert.That(Server.Requests[0]["app_id"], Is.EqualTo(sentAppId));
        Assert.That(Server.Requests[0]["access_token"], Is.EqualTo(sentToken));
        Assert.That(Server.Requests[1]["app_id"], Is.EqualTo(AppId), "the next call uses the credentials of Init");
    }

    [Test]
    public void A_call_without_Init_throws_and_sends_nothing()
    {
        RemoveCredentials();

        var error = Assert.Throws<HoiioException>(() => Hoiio.Account.Balance())!;

        Assert.That(error.Message, Does.StartWith("App ID and Access Token not init").And.Contain("Hoiio.Init(")
            .And.Contain("pass both appId and accessToken"));
        Assert.That(() => Hoiio.IsAuthentic("x", "y"), Throws.TypeOf<HoiioException>().With.Message.Contains("pass the access token"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void A_call_with_both_credentials_needs_no_Init()
    {
        RemoveCredentials();

        Hoiio.Account.Balance(appId: "a", accessToken: "b");

        Assert.That(Server.Request["app_id"] + Server.Request["access_token"], Is.EqualTo("ab"));
    }

    [TestCase(null, "token")]
    [TestCase("app", null)]
    [TestCase("", "token")]
    [TestCase("app", "")]
    [TestCase("app", "token\n")]
    [TestCase(" app", "token")]
    [TestCaseSource(nameof(PastedFile))]
    public void Init_refuses_invalid_credentials_and_keeps_the_previous_ones(string? appId, string? accessToken)
    {
        Assert.That(() => Hoiio.Init(appId!, accessToken!),
            Throws.InstanceOf<ArgumentException>().With.Message.Not.Contain("token\n").And.Message.Not.Contain("xxx"));
        Hoiio.Account.Balance();

        Assert.That(Server.Request["app_id"], Is.EqualTo(AppId));
    }

    [Test]
    public void The_longest_token_is_masked()
    {
        var token = string.Concat(Enumerable.Repeat("+/é𝄞", 51)) + "+";
        var res = Answered($$"""{"status":"success_ok","echo":"{{Uri.EscapeDataString(token)}}"}""",
            () => Hoiio.Request("echo", appId: "a", accessToken: token));

        Assert.That($"{res}", Is.EqualTo("""{status: "success_ok", echo: "***"}"""));
    }

    [Test]
    public void No_call_mixes_the_credentials_of_two_Inits()
    {
        using var stop = new CancellationTokenSource();
        using var switched = new ManualResetEventSlim();
        var switching = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                Hoiio.Init($"{i % 2}", $"{i % 2}");
                switched.Set();
            }
        });
        try
        {
            switched.Wait();
            Parallel.For(0, 200, _ => Hoiio.Account.Balance());
        }
        finally
        {
            stop.Cancel();
            switching.Wait();
        }

        Assert.That(Server.Requests.Select(request => request["app_id"] == request["access_token"]), Is.All.True);
    }

    [Test]
    public void No_text_of_an_answer_contains_the_access_token()
    {
        dynamic res = Answered($$"""{"status":"error_echo","echo":{{Newtonsoft.Json.JsonConvert.ToString(AccessToken)}}}""");

        var response = (HoiioResponse)res;
        Assert.That(response.ToString(), Does.Contain("***").And.Not.Contain("T0k3n"));
        Assert.That(string.Join(' ', response.Response.Request.Parameters), Does.Contain("txn_ref=AA-C-1").And.Not.Contain("T0k3n"));
        Assert.That(string.Join(' ', response.Response.MergedParameters!), Does.Not.Contain("T0k3n"));
        Assert.That(response.Response.ResponseUri!.ToString(), Does.Not.Contain("T0k3n"));
        Assert.That(Hoiio.Client.Api.Settings.ToString(), Does.Not.Contain("T0k3n"));
    }

    [Test]
    public void Errors_about_an_answer_do_not_quote_the_access_token()
    {
        var token = Newtonsoft.Json.JsonConvert.ToString(AccessToken);
        dynamic failed = Answered($$"""{"status":{{token}}}""");
        dynamic echo = Answered($$"""{"status":"success_ok",{{token}}:1}""");

        Assert.That(() => echo.nothing, Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>()
            .With.Message.Contains("It has status, ***"));
        Assert.That(() => failed.txn_ref, Throws.TypeOf<HoiioException>()
            .With.Message.EqualTo("voice/query_status answered ***: the API does not document this status. So there is no txn_ref: "
                + "check IsSuccess() before reading it."));
        Assert.That(() => failed.EnsureSuccess(), Throws.TypeOf<HoiioStatusException>()
            .With.Message.StartsWith("voice/query_status answered ***: the API does not document this status"));
    }

    [Test]
    public void Errors_mask_the_access_token_in_a_requested_path()
    {
        Hoiio.Init(AppId, "T0k3n");
        dynamic answer = Answered("""{"status":"success_ok"}""", () => Hoiio.Request("echo/T0k3n"));

        Assert.That(() => answer.nothing, Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>()
            .With.Message.Contains("echo/***").And.Message.Not.Contain("T0k3n"));
    }

    [TestCase("s3c/ret+tok=", "s3c/ret+tok=")]
    [TestCase("s3c/ret+tok=", "s3c%2Fret%2btok%3D")]
    [TestCase("s3c ret<é😀>", "s3c%20ret%3C%C3%A9%F0%9F%98%80%3E")]
    [TestCase("s3c ret", "s3c+ret")]
    [TestCase("s3c\"ret", "s3c\\\"ret")]
    [TestCase("s3c.ret", "S3C.RET")]
    [TestCase("s3cret", "S3CRET")]
    [TestCase("s3c.ist", "S3C.IST")]
    [SetCulture("tr-TR")]
    public void The_access_token_is_masked_whether_plain_or_percent_encoded_or_in_JSON(string accessToken, string written) =>
        Assert.That(new Redaction(accessToken).Apply($"<{written}>"), Is.EqualTo("<***>"));

    [Test]
    public void A_token_of_less_than_four_characters_is_not_masked()
    {
        Assert.That(new Redaction("s3c").Apply("s3c"), Is.EqualTo("s3c"));
        Assert.That(new Redaction("s3cr").Apply("s3cr"), Is.EqualTo("***"));
    }

    [Test]
    public void Debuggers_do_not_show_the_access_token()
    {
        Assert.That(typeof(Credentials).GetProperty(nameof(Credentials.AccessToken))!.GetCustomAttribute<DebuggerBrowsableAttribute>()
            ?.State, Is.EqualTo(DebuggerBrowsableState.Never));
        foreach (var type in new[] { typeof(Credentials), typeof(HoiioObject) })
            Assert.That(type.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value, Is.EqualTo("{ToString(),nq}"));
        Assert.That(typeof(HoiioObject).GetCustomAttribute<DebuggerTypeProxyAttribute>()?.ProxyTypeName, Does.Contain("DebugView"));
    }

    [Test]
    public void Text_that_only_resembles_the_token_is_not_masked() =>
        Assert.That(new Redaction("s3c.ret").Apply("s3cxret\ts3c.re t\n"), Is.EqualTo("s3cxret\ts3c.re t\n"));

    static readonly object[] PastedFile = [new object[] { "app", new string('x', 257) }];

    static void RemoveCredentials() => Hoiio.Client.Api.Change(settings => settings with { Credentials = null });
}
