using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

/// <summary>Effects of the readings on notifications, answers and history entries.</summary>
[TestFixture]
sealed class ReadingTests : ReadingTest
{
    [TestCase("both", true, true)]
    [TestCase("body", false, true)]
    [TestCase("query", true, false)]
    public void A_notification_has_its_fields_in_the_query_string_the_body_or_both(string value, bool inQuery, bool inBody)
    {
        using var listener = new Listener();
        Sandbox.SetReadings($"notification={value}");
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", tag = "a&b é", notify_url = listener.Url + "?order=a%26b#top" });
        Pass(10);

        var received = listener.Received.Single();
        var (path, query) = (received.PathAndQuery.Split('?')[0], received.PathAndQuery.Split('?')[1]);
        const string Tag = "tag=a%26b+%C3%A9";
        Assert.That(path, Is.EqualTo("/open/notify"));
        Assert.That(query, inQuery ? Does.StartWith("order=a%26b&txn_ref=AA-S-141147&").And.Contain(Tag) : Is.EqualTo("order=a%26b"));
        Assert.That(received.Body, inBody ? Does.Contain(Tag).And.EndWith("&order=a%26b") : Is.Empty);
        if (inQuery && inBody)
            Assert.That($"{query}&order=a%26b", Is.EqualTo($"order=a%26b&{received.Body}"));
        Assert.That((LastNotification.Query, LastNotification.Body), Is.EqualTo((query, received.Body)));
        Assert.That(LastFields("tag", "order", "sms_status"), Is.EqualTo(["a&b é", "a&b", "delivered"]));
        Assert.That(Sandbox.Client.IsAuthentic(received.Body, received.Headers["X-Hoiio-Signature"]), Is.True, "only the body is signed");
        Assert.That((string)Sandbox.Client.Notification(received.Body, query).tag, Is.EqualTo("a&b é"));
    }

    [Test]
    public void A_notification_that_is_sent_again_ignores_later_changes_of_the_reading()
    {
        using var listener = new Listener();
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        Pass(10);
        Sandbox.SetReadings("notification=query");
        _ = Sandbox.SendAgainAsync(LastNotification.Id).Result;

        Assert.That(listener.Received.Select(received => received.PathAndQuery + received.Body).Distinct().Count(), Is.EqualTo(1));
        Assert.That(listener.Received, Has.Count.EqualTo(2));
    }

    [TestCase("seconds", "")]
    [TestCase("fraction", ".0")]
    public void Dates_have_a_fraction_of_a_second_or_none(string value, string fraction)
    {
        Sandbox.SetReadings($"dates={value}");
        PlayTransactions();

        var dates = Sandbox.Journal.Entries.SelectMany(entry => Dates(JsonNode.Parse(entry.Answer)!))
            .Concat(Sandbox.Notifications.Select(sent => sent.Fields.GetValueOrDefault("date")).OfType<string>()).ToList();
        Assert.That(dates, Has.Count.GreaterThan(10)
            .And.All.Match($@"\A\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d{Regex.Escape(fraction)}\z"));
        DateTime read = Sandbox.Client.Sms.Status("AA-S-141147").date;
        Assert.That(read, Is.EqualTo(Sandbox.Messages()[^1].Date.ToOffset(TimeSpan.FromHours(8)).DateTime));
    }

    [TestCase("date", "")]
    [TestCase("time", " 23:59:59")]
    public void An_expiry_date_has_a_time_or_none(string value, string time)
    {
        Sandbox.SetReadings($"expiry={value}");
        var expiry = Text(Do("number/subscribe", new { number = "+16001234567", duration = "1" }), "expiry");
        var subscribedUntil = Sandbox.Numbers.Single(number => number.Number == "+16001234567").Expiry;

        Assert.That(expiry, Is.EqualTo(subscribedUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + time));
        Assert.That(Do("number/get_active")["entries"]!.AsArray().Select(entry => Text(entry!, "expiry")), Is.All.Length.EqualTo(10),
            "get_active does not depend on the reading");
        var extended = Sandbox.Client.Number.Subscribe("+16001234567", 1);
        Assert.That((DateTime)extended.expiry, Is.EqualTo(subscribedUntil.AddMonths(1).ToDateTime(TimeOnly.MinValue)));
    }

    [TestCase("text", """ "AA-C-141147,AA-C-141148" """)]
    [TestCase("array", """["AA-C-141147","AA-C-141148"]""")]
    public void The_references_of_a_conference_are_a_text_or_an_array(string value, string expected)
    {
        Sandbox.SetReadings($"txn_refs={value}");
        const string Two = $"{FirstPhone},{SecondPhone}";
        Assert.That(Do("voice/conference", new { dest = Two })["txn_refs"]!.ToJsonString(), Is.EqualTo(expected.Trim()));
        Assert.That(Do("conference/call", new { dest = Two })["txn_refs"]!.ToJsonString(),
            Is.EqualTo("""["AA-C-141149","AA-C-141150"]"""), "conference/call does not depend on the reading");
        Assert.That((List<string>)Sandbox.Client.Voice.Conference(FirstPhone, SecondPhone).txn_refs,
            Is.EqualTo(["AA-C-141151", "AA-C-141152"]));
    }

    [TestCase("bulk_txn_ref")]
    [TestCase("txn_ref")]
    public void The_reference_of_a_bulk_SMS_is_bulk_txn_ref_or_txn_ref(string value)
    {
        Sandbox.SetReadings($"bulk={value}");
        Assert.That(Do("sms/bulk_send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere }).ToJsonString(),
            Is.EqualTo($$"""{"{{value}}":"AA-B-147","status":"success_ok"}"""));
        Pass(1);
        Assert.That(LastFields("bulk_txn_ref", "txn_ref"), Is.EqualTo(["AA-B-147", "AA-S-141147"]), "the notification has both");
        var sent = Sandbox.Client.Sms.BulkSend("Hi", FirstPhone);
        Assert.That(((string)sent.bulk_txn_ref, (string)sent.txn_ref), Is.EqualTo(("AA-B-148", "AA-B-148")));
    }

    [TestCase("boolean", "true", "false")]
    [TestCase("text", "\"true\"", "\"false\"")]
    public void Is_unicode_is_a_boolean_or_a_text(string value, string yes, string no)
    {
        Sandbox.SetReadings($"is_unicode={value}");
        string Sent(object parameters) => Do("sms/get_rate", parameters)["is_unicode"]!.ToJsonString();

        Assert.That(Sent(new { dest = FirstPhone, msg = "你好" }), Is.EqualTo(yes));
        Assert.That(Sent(new { dest = FirstPhone, msg = "Hi" }), Is.EqualTo(no));
        Assert.That(Sent(new { incoming = SmsNumber }), Is.EqualTo(no));
        Assert.That((bool)Sandbox.Client.Sms.Rate("你好", FirstPhone).is_unicode, Is.True);
    }

    [TestCase("absent", null, "null")]
    [TestCase("null", "null", "null")]
    [TestCase("empty", "\"\"", "\"\"")]
    public void An_omitted_tag_is_absent_null_or_empty(string value, string? inStatus, string inEntry)
    {
        Sandbox.SetReadings($"tag={value}");
        PlayTransactions();

        foreach (var (path, txn_ref) in new[] { ("voice", "AA-C-141147"), ("sms", "AA-S-141147"), ("fax", "AA-F-141147") })
        {
            Assert.That(Tag(Do($"{path}/query_status", new { txn_ref })), Is.EqualTo(inStatus), path);
            Assert.That(Do($"{path}/get_history")["entries"]!.AsArray().Select(entry => Tag(entry!)), Is.All.EqualTo(inEntry), path);
        }
        Assert.That(Sandbox.Notifications.SelectMany(sent => sent.Fields.Keys), Has.None.EqualTo("tag"));
        var tagged = Text(Do("sms/send", new { dest = FirstPhone, msg = "Hi", tag = "t" }), "txn_ref");
        Assert.That(Tag(Do("sms/query_status", new { txn_ref = tagged })), Is.EqualTo("\"t\""));
        Assert.That((string?)Sandbox.Client.Sms.Status("AA-S-141147").tag, value == "empty" ? Is.Empty : Is.Null);

        static string? Tag(JsonNode fields) =>
            fields.AsObject().TryGetPropertyValue("tag", out var tag) ? tag?.ToJsonString() ?? "null" : null;
    }

    [TestCase("objects", """{"number":"+6531580021","capability":["VOICE","FAX"]}""")]
    [TestCase("texts", "\"+6531580021\"")]
    public void Numbers_for_sale_are_objects_or_texts(string value, string first)
    {
        Sandbox.SetReadings($"choices={value}");
        var page = Do("number/get_choices", new { country = "SG", page = 2 });

        Assert.That(Sandbox.Journal.Entries[^1].Answer, Does.Contain($"\"entries\":[{first},"));
        Assert.That(Texts(page, "total_entries_count", "entries_count"), Is.EqualTo(["30", "10"]));
        Assert.That(Count(page), Is.EqualTo(10));
        Assert.That(Count(Do("number/get_choices", new { country = "SG", page = 3 })), Is.Zero);
        Assert.That(Sandbox.Client.Number.AvailableNumbersAll("SG").Select(entry => (string)entry.number).Distinct().Count(),
            Is.EqualTo(30));
    }

    static IEnumerable<string> Dates(JsonNode answer) =>
        new[] { answer }.Concat(answer["entries"]?.AsArray() ?? []).OfType<JsonObject>()
            .Select(fields => (string?)fields["date"]).OfType<string>();
}
