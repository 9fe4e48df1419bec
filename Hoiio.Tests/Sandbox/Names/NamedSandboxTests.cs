using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HoiioSdk.Tests.Services;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Names;

/// <summary>Separate sandboxes under /@NAME/, which are created on first use and share no state.</summary>
sealed class NamedSandboxTests : SandboxTest
{
    const int MaxNamed = 64;

    [Test]
    public void Each_sandbox_has_its_own_references_and_credit()
    {
        foreach (var name in new[] { "gw0", "gw1", "gw0" })
            Api(name, "sms/send", new { dest = FirstPhone, msg = "Hi" });
        Do("user/get_info");

        Assert.That(Text(Api("gw0", "sms/get_history")["entries"]![0]!, "txn_ref"), Is.EqualTo("AA-S-141148"));
        Assert.That(Text(Api("gw1", "sms/get_history")["entries"]![0]!, "txn_ref"), Is.EqualTo("AA-S-141147"));
        Assert.That(Text(Do("sms/get_history"), "entries_count"), Is.EqualTo("0"));
        Assert.That(new[] { "gw0", "gw1", "" }.Select(name => Text(Desk("GET", name, "status"), "balance")),
            Is.EqualTo(["54.586", "54.618", "54.650"]));
        Assert.That(new[] { "gw0", "gw1", "" }.Select(name => Desk("GET", name, "requests").AsArray().Count), Is.EqualTo([3, 2, 2]));
    }

    [Test]
    public void Each_sandbox_has_its_own_clock_faults_phones_numbers_and_notifications()
    {
        Desk("POST", "gw0", "clock", new { advance = 3600, running = true });
        Desk("PUT", "gw0", "account", new { points = "1" });
        Desk("POST", "gw0", "faults", new { path = "sms/send", fault = "html_error" });
        Desk("PUT", "gw0", $"phones/{Uri.EscapeDataString(FirstPhone)}");
        Desk("PUT", "gw0", $"numbers/{Uri.EscapeDataString(SmsNumber)}", new { forward_sms_to = Nowhere });
        Desk("POST", "gw0", "messages", new { from = FirstPhone, to = SmsNumber, text = "Hello" });
        Assert.That(Desk("GET", "gw0", "notifications").AsArray(), Is.Not.Empty);

        foreach (var name in new[] { "gw1", "" })
        {
            var status = Desk("GET", name, "status");
            Assert.That(Texts(status, "clock", "balance"), Is.EqualTo(["standing", "54.650"]));
            Assert.That((DateTimeOffset)status["now"]!, Is.LessThan(Sandbox.Now.AddMinutes(30)));
            foreach (var list in new[] { "faults", "phones", "messages", "notifications", "requests", "calls" })
                Assert.That(Desk("GET", name, list).AsArray(), Is.Empty, list);
            Assert.That(Desk("GET", name, "numbers").AsArray().Select(number => (string?)number!["forward_sms_to"]), Is.All.Null);
        }
    }

    [Test]
    public void A_file_is_served_only_by_its_own_sandbox()
    {
        var pdf = Convert.ToBase64String(Encoding.ASCII.GetBytes(FaxTests.OnePagePdf));
        Api("gw0", "fax/send", new { dest = FirstPhone, file = pdf });
        HttpStatusCode Get(string path) => Http.GetAsync(Sandbox.Url + path).Result.StatusCode;

        Assert.That(Get("@gw0/files/1/fax.pdf"), Is.EqualTo(HttpStatusCode.OK));
        foreach (var path in new[] { "files/1/fax.pdf", "@gw1/files/1/fax.pdf", "@gw1/@gw0/files/1/fax.pdf",
            "@gw1/files/..%2f..%2f@gw0/files/1/f", "@gw1/..%2f@gw0/files/1/fax.pdf", "@GW0/files/1/fax.pdf" })
            Assert.That(Get(path), Is.EqualTo(HttpStatusCode.NotFound), path);
    }

    [Test]
    public void A_reset_affects_only_its_own_sandbox()
    {
        foreach (var name in new[] { "", "gw0", "gw1" })
            Api(name, "sms/send", new { dest = FirstPhone, msg = "Hi" });
        Desk("POST", "gw0", "reset");
        Assert.That(new[] { "", "gw0", "gw1" }.Select(name => Desk("GET", name, "messages").AsArray().Count), Is.EqualTo([1, 0, 1]));
    }

    [Test]
    public void All_sandboxes_accept_only_the_credentials_of_the_process()
    {
        using var form = new FormUrlEncodedContent([new("app_id", "gw0"), new("access_token", Sandbox.AccessToken)]);
        var answer = Answer(Http.PostAsync($"{Sandbox.Url}@gw0/open/user/get_info", form).Result);
        Assert.That(Status(answer), Is.EqualTo("error_invalid_app_id"));
        Assert.That(Texts(Desk("GET", "gw0", "status"), "app_id", "access_token"), Is.EqualTo([Sandbox.AppId, Sandbox.AccessToken]));
    }

    [TestCase("a")]
    [TestCase("gw0")]
    [TestCase("Worker-1_of.8")]
    [TestCase(".x")]
    [TestCase("...a")]
    [TestCase("-")]
    [TestCase("1234567890123456789012345678901234567890")]
    public void A_name_may_contain_letters_digits_dots_dashes_and_underscores(string name)
    {
        Assert.That(Text(Desk("GET", name, "status"), "endpoint"), Is.EqualTo($"{Sandbox.Url}@{name}/open/"));
        Assert.That(Sandbox.NamedSandboxes.Select(named => named.Name), Is.EqualTo([name]));
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("a b")]
    [TestCase("a%2Fb")]
    [TestCase("a%5Cb")]
    [TestCase("a%2561")]
    [TestCase("größe")]
    [TestCase("a@b")]
    [TestCase("a:b")]
    [TestCase("12345678901234567890123456789012345678901")]
    public void An_invalid_name_is_answered_with_404_as_text_or_JSON_depending_on_the_path(string name)
    {
        using var page = Http.GetAsync($"{Sandbox.Url}@{name}/open/user/get_info").Result;
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page.Content.ReadAsStringAsync().Result, Does.Contain("is not a valid sandbox name: use 1 to 40 letters"));
        using var desk = Http.GetAsync($"{Sandbox.Url}@{name}/sandbox/status").Result;
        Assert.That(desk.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Text(Answer(desk), "error"), Does.Contain("is not a valid sandbox name"));
        Assert.That(Sandbox.NamedSandboxes, Is.Empty);
    }

    [Test]
    public void Names_are_case_sensitive_and_may_be_percent_encoded()
    {
        foreach (var path in new[] { "@gw0", "%40gw0", "@%67w%30", "@GW0" })
            Assert.That(Http.GetStringAsync($"{Sandbox.Url}{path}/sandbox/status").Result,
                Does.Contain(path == "@GW0" ? "/@GW0/open/" : "/@gw0/open/"));
        Assert.That(Sandbox.NamedSandboxes.Select(named => named.Name), Is.EqualTo(["GW0", "gw0"]));
    }

    [Test]
    public void The_address_without_a_trailing_slash_redirects_to_the_page()
    {
        using var answer = Http.GetAsync($"{Sandbox.Url}@gw0").Result;
        Assert.That((answer.StatusCode, $"{answer.Headers.Location}"),
            Is.EqualTo((HttpStatusCode.PermanentRedirect, $"{Sandbox.Url}@gw0/")));
        Assert.That(Http.GetStringAsync(answer.Headers.Location).Result, Does.Contain("<title>Hoiio sandbox</title>"));
    }

    [Test]
    public void Sandboxes_are_listed_by_name_with_their_URL_clock_and_last_event()
    {
        Api("gw1", "user/get_info");
        Desk("POST", "gw0", "clock", new { running = true });
        Desk("PUT", "gw2", "settings", new { rate_limiting = true });
        var list = Desk("GET", "gw2", "sandboxes").AsArray();

        Assert.That(list.Select(named => $"{named!["name"]} {named["url"]} {named["clock"]} {named["last_event"]}"), Is.EqualTo([
            $"gw0 {Sandbox.Url}@gw0/ running 1", $"gw1 {Sandbox.Url}@gw1/ standing 1", $"gw2 {Sandbox.Url}@gw2/ standing 1"]));
        Assert.That(list.ToJsonString(), Is.EqualTo(Desk("GET", "", "sandboxes").ToJsonString()).Or.Contain("running"));
        Assert.That(list.Select(named => named!["now"]!.ToString()), Is.All.EndsWith("+08:00"));
    }

    [Test]
    public void A_deleted_sandbox_is_created_again_at_its_next_use()
    {
        Api("gw0", "sms/send", new { dest = FirstPhone, msg = "Hi" });
        Desk("GET", "gw1", "status");
        Assert.That(Desk("DELETE", "gw0", "").AsArray().Select(named => Text(named!, "name")), Is.EqualTo(["gw1"]));
        Assert.That(Desk("GET", "", "sandboxes").AsArray(), Has.Count.EqualTo(1));

        var status = Desk("GET", "gw0", "status");
        Assert.That((Text(status, "balance"), (long)status["last_event"]!), Is.EqualTo(("54.650", 0)));
    }

    [Test]
    public void A_missing_sandbox_and_the_main_sandbox_cannot_be_deleted()
    {
        Assert.That(Refusal("DELETE", "@gw0/sandbox"), Is.EqualTo((404, "There is no sandbox 'gw0'.")));
        Assert.That(Refusal("DELETE", "@gw0/sandbox/"), Is.EqualTo((404, "There is no sandbox 'gw0'.")));
        Assert.That(Sandbox.NamedSandboxes, Is.Empty);
        Assert.That(Refusal("DELETE", "sandbox").Code, Is.EqualTo(400));
        Assert.That(Refusal("DELETE", "sandbox").Error, Does.Contain("The main sandbox cannot be deleted"));
        Do("user/get_info");
    }

    [Test]
    public void A_65th_sandbox_is_refused_as_text_or_JSON_depending_on_the_path()
    {
        for (var i = 0; i < MaxNamed; i++)
            Desk("GET", $"w{i}", "status");
        foreach (var path in new[] { "@more/", "@more/open/user/get_info", "@more/files/1/fax.pdf", "@more/console/console.js", "@more/x" })
        {
            using var answer = Http.GetAsync(Sandbox.Url + path).Result;
            Assert.That((int)answer.StatusCode, Is.EqualTo(409), path);
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
            Assert.That(answer.Content.ReadAsStringAsync().Result, Does.StartWith("A process has at most 64 named sandboxes"));
        }
        Assert.That(Refusal("GET", "@more/sandbox/status").Code, Is.EqualTo(409));
        Assert.That(() => Sandbox.Named("more"), Throws.InstanceOf<ArgumentException>());
        Assert.That(Desk("GET", "w7", "status"), Is.Not.Null);
        Assert.That(Sandbox.NamedSandboxes, Has.Count.EqualTo(MaxNamed));

        Desk("DELETE", "w7", "");
        Assert.That((long)Desk("GET", "more", "status")["last_event"]!, Is.Zero);
    }

    [Test]
    public void Concurrent_first_requests_to_a_name_use_the_same_sandbox()
    {
        Parallel.For(0, 40, new() { MaxDegreeOfParallelism = 20 },
            i => Api($"gw{i % 2}", "sms/send", new { dest = FirstPhone, msg = $"{i}" }));
        foreach (var name in new[] { "gw0", "gw1" })
            Assert.That(Desk("GET", name, "messages").AsArray().Select(message => Text(message!, "txn_ref")),
                Is.EqualTo(Enumerable.Range(0, 20).Select(i => $"AA-S-{141166 - i}")));
    }

    JsonNode Api(string name, string path, object? parameters = null)
    {
        using var form = new FormUrlEncodedContent(Form(parameters));
        var answer = Answer(Http.PostAsync($"{Sandbox.Url}{Prefix(name)}open/{path}", form).Result);
        Assert.That(Status(answer), Is.EqualTo("success_ok"), path);
        return answer;
    }

    JsonNode Desk(string verb, string name, string path, object? body = null)
    {
        using var answer = Send(verb, $"{Prefix(name)}sandbox/{path}", body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, answer.Content.ReadAsStringAsync().Result);
        return Answer(answer);
    }

    (int Code, string Error) Refusal(string verb, string path)
    {
        using var answer = Send(verb, path);
        return ((int)answer.StatusCode, Text(Answer(answer), "error"));
    }

    HttpResponseMessage Send(string verb, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new(verb), Sandbox.Url + path)
        { Content = body is null ? null : JsonContent.Create(body) };
        return Http.SendAsync(request).Result;
    }

    static string Prefix(string name) => name.Length > 0 ? $"@{name}/" : "";
}
