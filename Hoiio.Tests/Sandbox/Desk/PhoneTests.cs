using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Calls, messages, faxes and phones, controlled through the front desk.</summary>
sealed class PhoneTests : DeskTest
{
    [Test]
    public void An_incoming_call_is_answered_by_a_block_and_receives_keys()
    {
        Put("numbers/%2B6500000000", $$"""{"forward_to": "{{Nowhere}}"}""");
        var call = Post("calls", """{"from": "+6511111111", "to": "+6500000000"}""");
        Assert.That(Texts(call, "direction", "from", "to", "state", "block", "waits_for"),
            Is.EqualTo(["incoming", FirstPhone, VoiceNumber, "ringing", "answer", "block"]));
        var session = Text(call, "session");

        Do("ivr/middle/gather", new { session, msg = "Press a key", max_digits = 2, notify_url = Nowhere });
        call = Get($"calls/{session}");
        Assert.That(Texts(call, "state", "block", "waits_for", "message"), Is.EqualTo(["ongoing", "gather", "keys", "Press a key"]));
        Assert.That((int)call["max_digits"]!, Is.EqualTo(2));

        Assert.That(Text(Post($"calls/{session}/keys", """{"keys": "4"}"""), "keys"), Is.EqualTo("4"));
        call = Post($"calls/{Text(call, "txn_ref")}/keys", """{"keys": "2"}""");
        Assert.That(Text(call, "waits_for"), Is.EqualTo("block"));
        Assert.That(Get("notifications").AsArray()[^1]!["fields"]!["digits"]!.ToString(), Is.EqualTo("42"));
        Assert.That(Code(HttpMethod.Post, $"calls/{session}/keys", """{"keys": "1"}"""), Is.EqualTo(409), "the gather is complete");
        Assert.That(Code(HttpMethod.Post, $"calls/{session}/keys", """{"keys": "x"}"""), Is.EqualTo(400), "x is not a key");

        Assert.That(Text(Delete($"calls/{session}"), "state"), Is.EqualTo("ended"));
        Assert.That(Code(HttpMethod.Delete, $"calls/{session}"), Is.EqualTo(409), "the call has ended");
        Assert.That(All(Get("calls?live=true"), "txn_ref"), Is.Empty);
        Assert.That(All(Get("calls"), "session"), Is.EqualTo([session]));
    }

    [Test]
    public void Speech_ends_a_recording_and_becomes_its_content()
    {
        var session = Text(Post("calls", """{"from": "+6511111111", "to": "+6500000000"}"""), "session");
        Assert.That(Code(HttpMethod.Post, $"calls/{session}/speech", """{"text": "Hello"}"""), Is.EqualTo(409));
        Do("ivr/middle/record", new { session, notify_url = Nowhere });
        Post($"calls/{session}/speech", """{"text": "Hello, 你好"}""");

        var url = Get("notifications").AsArray()[^1]!["fields"]!["record_url"]!.ToString();
        Assert.That(url, Does.StartWith(Sandbox.Url + "files/"));
        Assert.That(Http.GetStringAsync(url).Result, Is.EqualTo("Hello, 你好"));
    }

    [Test]
    public void A_phone_in_hand_rings_until_it_is_answered()
    {
        var phone = Put("phones/%2B6511111111");
        Assert.That((Text(phone, "number"), (bool)phone["in_hand"]!), Is.EqualTo((FirstPhone, true)));
        Assert.That(All(Get("phones"), "number"), Is.EqualTo([FirstPhone]));
        var call = Text(Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone }), "txn_ref");
        Post("clock", """{"advance": 30}""");
        Assert.That(Text(Get($"calls/{call}"), "waits_for"), Is.EqualTo("answer"));

        Assert.That(All(Post($"calls/{call}/answer")["phones"]!, "state").First(), Is.EqualTo("in_call").Or.EqualTo("answered"));
        Assert.That(Code(HttpMethod.Post, $"calls/{call}/answer"), Is.EqualTo(409), "the second phone is not in hand");
        Assert.That((bool)Delete("phones/%2B6511111111")["in_hand"]!, Is.False);
        Assert.That(Get("phones").AsArray(), Is.Empty);
    }

    [Test]
    public void Declining_at_a_phone_in_hand_ends_the_call_as_busy()
    {
        Put("phones/%2B6511111111");
        var call = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "txn_ref");
        Assert.That(Text(Post($"calls/{call}/decline"), "state"), Is.EqualTo("ended"));
        Assert.That(Text(Do("voice/query_status", new { txn_ref = call }), "call_status_dest1"), Is.EqualTo("busy"));
    }

    [Test]
    public void Outgoing_and_incoming_messages_are_listed_and_filtered_by_number()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", tag = "mine" });
        var received = Post("messages", """{"from": "+6522222222", "to": "+6599999999", "text": "Hello"}""");
        Assert.That(Texts(received, "direction", "from", "to", "text", "status"),
            Is.EqualTo(["incoming", SecondPhone, SmsNumber, "Hello", "received"]));
        Assert.That(All(Get("messages"), "direction"), Is.EqualTo(["incoming", "outgoing"]));
        Assert.That(All(Get("messages?number=%2B6511111111"), "tag"), Is.EqualTo(["mine"]));
        Assert.That(All(Get("messages?limit=1"), "text"), Is.EqualTo(["Hello"]));
    }

    [Test]
    public void An_incoming_fax_is_a_PDF_and_needs_fax_mode_and_credit()
    {
        Put("numbers/%2B6500000000", """{"mode": "fax"}""");
        var fax = Post("faxes", """{"from": "+6511111111", "to": "+6500000000", "pages": 2}""");
        Assert.That((int)fax["pages"]!, Is.EqualTo(2));
        using var document = Http.GetAsync(Text(fax, "fax_url")).Result;
        Assert.That(document.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(document.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
        Assert.That(document.Headers.GetValues("Content-Security-Policy"), Is.EqualTo(["default-src 'none'; frame-ancestors 'self'"]));
        Assert.That(All(Get("faxes"), "txn_ref"), Is.EqualTo([Text(fax, "txn_ref")]));
        Assert.That(Problem(HttpMethod.Post, "faxes", """{"from": "+6511111111", "to": "+6599999999"}"""), Is.EqualTo((409,
            "The number +6599999999 is set to voice. Set it to fax first, with ConfigureNumber or PUT /sandbox/numbers/NUMBER, which keep "
            + "its forwarding, or with number/update_forwarding.")));
        Put("account", """{"points": 0, "bonus": 0}""");
        Assert.That(Problem(HttpMethod.Post, "faxes", """{"from": "+6511111111", "to": "+6500000000"}"""), Is.EqualTo((409,
            "The credit is insufficient for a fax of 1 page. Set it first.")));
    }

    [Test]
    public void A_document_is_served_by_GET_and_HEAD_only()
    {
        Put("numbers/%2B6500000000", """{"mode": "fax"}""");
        var url = Text(Post("faxes", """{"from": "+6511111111", "to": "+6500000000"}"""), "fax_url");
        var length = Http.GetByteArrayAsync(url).Result.Length;
        using var head = Http.Send(new(HttpMethod.Head, url));
        Assert.That(((int)head.StatusCode, head.Content.Headers.ContentLength, head.Content.Headers.ContentType!.MediaType),
            Is.EqualTo((200, length, "application/pdf")));
        using var missing = Http.Send(new(HttpMethod.Head, url.Replace("/1/", "/2/", StringComparison.Ordinal)));
        Assert.That((int)missing.StatusCode, Is.EqualTo(404));
        using var posted = Http.Send(new(HttpMethod.Post, url));
        Assert.That(((int)posted.StatusCode, posted.Content.Headers.Allow), Is.EqualTo((405, (string[])["GET", "HEAD"])));
        Assert.That(Sandbox.Journal.Entries.Select(entry => $"{entry.Method} {entry.HttpStatus}"),
            Is.EqualTo(["GET 200", "HEAD 200", "HEAD 404", "POST 405"]));
    }

    [Test]
    public void The_forwarding_URLs_of_a_number_are_set_and_cleared_separately()
    {
        Put("numbers/%2B6599999999", """{"forward_to": "http://127.0.0.1:1/a", "forward_sms_to": "http://127.0.0.1:1/b"}""");
        var number = Put("numbers/%2B6599999999", """{"forward_to": null}""");
        Assert.That(number["forward_to"], Is.Null);
        Assert.That(Text(number, "forward_sms_to"), Is.EqualTo("http://127.0.0.1:1/b"));
        Assert.That(All(Get("numbers"), "number"), Is.EqualTo([VoiceNumber, SmsNumber]));
    }

    [Test]
    public void The_ledger_has_an_entry_for_each_charge()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        var lines = Get("ledger");
        Assert.That(All(lines, "reason"), Is.EqualTo(["start", "sms"]));
        Assert.That(All(lines, "amount"), Is.EqualTo(["54.650", "-0.032"]));
        Assert.That(All(Get($"ledger?after={lines[0]!["id"]}"), "balance"), Is.EqualTo(["54.618"]));
    }
}
