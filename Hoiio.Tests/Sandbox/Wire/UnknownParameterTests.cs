using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Unknown parameters are ignored, and a note in the journal suggests a similar one.</summary>
[TestFixture]
sealed class UnknownParameterTests : SandboxTest
{
    string? Note => Sandbox.Journal.Entries[^1].Note;

    [TestCase("number/update_forwarding", "forward_to_sms", "forward_sms_to")]
    [TestCase("number/update_forwarding", "forwardSmsTo", "forward_sms_to")]
    [TestCase("number/update_forwarding", "forward-to", "forward_to")]
    [TestCase("sms/send", "to", null)]
    [TestCase("sms/send", "message", null)]
    [TestCase("sms/send", "sender", "sender_name")]
    [TestCase("sms/send", "senderName", "sender_name")]
    [TestCase("sms/send", "sender_nmae", "sender_name")]
    [TestCase("sms/send", "notifyurl", "notify_url")]
    [TestCase("sms/send", "Notify_URL", "notify_url")]
    [TestCase("sms/send", "url", "notify_url")]
    [TestCase("sms/send", "notify_url2", "notify_url")]
    [TestCase("voice/call", "callerID", "caller_id")]
    [TestCase("voice/call", "maxDuration", "max_duration")]
    [TestCase("voice/get_history", "pagesize", "page_size")]
    [TestCase("user/get_info", "tag", null)]
    [TestCase("user/get_info", "", null)]
    [TestCase("user/get_info", "電話", null)]
    public void The_note_suggests_a_similar_parameter(string path, string name, string? suggestion)
    {
        Request(path, new Dictionary<string, string>(Required(path)) { [name] = "1" });
        Assert.That(Note, Is.EqualTo(
            $"{path} does not know {name}, and ignores it" + (suggestion is null ? "" : $"; did you mean {suggestion}?")));
    }

    [Test]
    public void A_request_with_an_unknown_parameter_succeeds_without_it()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notifyurl = Nowhere });
        Pass(60);
        Assert.That(Sandbox.Messages(), Has.Count.EqualTo(1));
        Assert.That(Sandbox.Notifications, Is.Empty);
    }

    [Test]
    public void A_parameter_that_is_already_present_is_not_suggested()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere, notifyurl = Nowhere });
        Assert.That(Note, Is.EqualTo("sms/send does not know notifyurl, and ignores it"));
    }

    [Test]
    public void Known_parameters_and_those_outside_the_API_are_not_noted()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere, tag = "t", sender_name = "Hoiio" });
        Assert.That(Note, Is.Null);
        Do("voice/get_history", new { page_size = "10" });
        Assert.That(Note, Is.Null);
        using (Http.GetAsync($"{Sandbox.Url}nowhere?tag=1").Result)
            Assert.That(Note, Does.Not.Contain("does not know"));
    }

    [Test]
    public void An_unknown_parameter_of_a_refused_request_is_noted()
    {
        Assert.That(StatusOf("sms/send", new { dst = FirstPhone, msg = "Hi" }), Is.EqualTo("error_dest_param_missing"));
        Assert.That(Note, Is.EqualTo("sms/send does not know dst, and ignores it; did you mean dest?"));
        Assert.That(StatusOf("sms/send", new Dictionary<string, string> { ["access_token"] = "", ["accesstoken"] = "1" }),
            Is.EqualTo("error_access_token_param_missing"));
        Assert.That(Note, Is.EqualTo(
            "sms/send does not know accesstoken, and ignores it; did you mean access_token?"));
    }

    [Test]
    public void A_file_part_with_an_unknown_name_is_noted()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.4"u8.ToArray()), "files", "fax.pdf" } };
        foreach (var (name, value) in Form(new { dest = FirstPhone }))
            form.Add(new StringContent(value), name);
        using var answer = Http.PostAsync(Sandbox.ApiEndpoint + "fax/send", form).Result;
        Assert.That(Note, Is.EqualTo("fax/send does not know files, and ignores it; did you mean file?"));
    }

    [Test]
    public void The_note_names_five_unknown_parameters_and_shortens_long_names()
    {
        Do("user/get_info", Enumerable.Range(0, 9).ToDictionary(i => new string((char)('p' + i), 60), _ => "1"));
        var notes = Note!.Split("; ");
        Assert.That(notes, Has.Length.EqualTo(6));
        Assert.That(notes[0], Is.EqualTo($"user/get_info does not know {new string('p', 50)}.., and ignores it"));
        Assert.That(notes[5], Is.EqualTo("4 more are unknown"));
    }

    [Test]
    public void The_access_token_as_a_parameter_name_is_masked()
    {
        Do("user/get_info", new Dictionary<string, string> { [Sandbox.AccessToken] = "1" });
        Assert.That(Note, Is.EqualTo("user/get_info does not know ***, and ignores it"));
    }

    [Test]
    public void Thousands_of_unknown_parameters_are_only_counted()
    {
        Do("user/get_info", Enumerable.Range(0, 9000).ToDictionary(i => $"name{i}", _ => "1"));
        Assert.That(Note, Does.Contain("8995 more are unknown"));
    }

    static Dictionary<string, string> Required(string path) => path switch
    {
        "sms/send" => new() { ["dest"] = FirstPhone, ["msg"] = "Hi" },
        "voice/call" => new() { ["dest2"] = SecondPhone },
        "number/update_forwarding" => new() { ["number"] = SmsNumber },
        _ => [],
    };
}
