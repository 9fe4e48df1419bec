using System.Globalization;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Numbers;

[TestFixture]
sealed class NumberServiceTests : SandboxTest
{
    const string Alabama = "+16001234567";

    [Test]
    public void Countries_are_listed_with_their_states()
    {
        var countries = Do("number/get_countries");
        var usa = countries["entries"]!.AsArray().Single(entry => Text(entry!, "code") == "US")!;
        Assert.That((Text(usa, "name"), Text(usa, "prefix"), Text(usa["states"]![0]!, "code")), Is.EqualTo(("USA", "1", "AL")));
        Assert.That(countries["entries"]!.AsArray().Single(entry => Text(entry!, "code") == "SG")!["states"], Is.Null);
        Assert.That(Text(countries, "entries_count"), Is.EqualTo($"{Count(countries)}"));
    }

    [Test]
    public void Numbers_for_sale_are_listed_in_pages_of_20()
    {
        var first = Do("number/get_choices", new { country = "US", state = "AL" });
        Assert.That(Texts(first, "total_entries_count", "entries_count"), Is.EqualTo(["30", "20"]));
        Assert.That(Text(first["entries"]![0]!, "number"), Is.EqualTo(Alabama));
        Assert.That(Count(Do("number/get_choices", new { country = "US", state = "AL", page = 2 })), Is.EqualTo(10));
        Assert.That(Text(Do("number/get_choices", new { country = "US", state = "AL", page = 3 }), "entries_count"), Is.EqualTo("0"));
        Assert.That(Count(Do("number/get_choices", new { country = "SG" })), Is.EqualTo(20));
    }

    [Test]
    public void A_state_is_required_in_a_country_that_sells_numbers_by_state()
    {
        Assert.That(StatusOf("number/get_choices", new { country = "US" }), Is.EqualTo("error_state_param_missing"));
        Assert.That(StatusOf("number/get_choices", new { country = "XX" }), Is.EqualTo("error_no_number_available"));
    }

    [Test]
    public void A_subscribed_number_is_charged_listed_and_no_longer_for_sale()
    {
        var rates = Do("number/get_rates", new { country = "US" });
        Assert.That(rates["entries"]!.AsArray().Select(entry => Texts(entry!, "duration", "rate")),
            Is.EqualTo([["1", "4.000"], ["3", "12.000"], (string[])["12", "40.000"]]));
        var subscribed = Do("number/subscribe", new { number = Alabama, duration = "3" });
        Assert.That(Text(subscribed, "debit"), Is.EqualTo(Text(rates["entries"]![1]!, "rate")));
        Assert.That(Balance(), Is.EqualTo(["42.650", "42.650", "0.000"]));
        var subscription = Subscription(Alabama)!;
        Assert.That(Texts(subscription, "country", "state", "auto_extend_status"), Is.EqualTo(["US", "AL", "disabled"]));
        Assert.That(Texts(Subscription(VoiceNumber)!, "country", "state"), Is.EqualTo(["SG", ""]), "Singapore has no states");
        Assert.That(Text(subscription, "expiry"), Is.EqualTo(Text(subscribed, "expiry")));
        Assert.That(Text(Do("number/get_choices", new { country = "US", state = "AL" })["entries"]![0]!, "number"),
            Is.Not.EqualTo(Alabama));
        Assert.That(Text(Do("number/get_choices", new { country = "US", state = "AL" }), "total_entries_count"), Is.EqualTo("29"));
    }

    [Test]
    public void The_initial_numbers_expire_after_a_year()
    {
        var active = Do("number/get_active");
        Assert.That(Texts(active, "total_entries_count", "entries_count"), Is.EqualTo(["2", "2"]));
        var lastDay = Sandbox.Now.ToOffset(TimeSpan.FromHours(8)).AddMonths(12).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.That(active["entries"]!.AsArray().Select(entry => Text(entry!, "expiry")), Is.EqualTo([lastDay, lastDay]));
    }

    [Test]
    public void An_invalid_subscription_is_refused()
    {
        Assert.That(StatusOf("number/subscribe", new { number = FirstPhone, duration = "1" }), Is.EqualTo("error_number_not_available"));
        Assert.That(StatusOf("number/subscribe", new { number = "123", duration = "1" }), Is.EqualTo("error_number_invalid"));
        Assert.That(StatusOf("number/subscribe", new { number = Alabama, duration = "2" }), Is.EqualTo("error_invalid_duration"));
        Sandbox.SetCredit(3.999m);
        Assert.That(StatusOf("number/subscribe", new { number = Alabama, duration = "1" }), Is.EqualTo("error_insufficient_credit"));
    }

    [Test]
    public void A_subscription_ends_at_the_end_of_its_expiry_date()
    {
        var lastDay = DateTime.Parse(Text(Do("number/subscribe", new { number = Alabama, duration = "1" }), "expiry"),
            CultureInfo.InvariantCulture);
        Sandbox.Advance(new DateTimeOffset(lastDay.AddDays(1).AddSeconds(-1), TimeSpan.FromHours(8)) - Sandbox.Now);
        Assert.That(Subscription(Alabama), Is.Not.Null);
        Pass(1);
        Assert.That(Subscription(Alabama), Is.Null);
    }

    [Test]
    public void The_expiry_date_is_counted_from_the_date_in_Singapore()
    {
        using var sandbox = HoiioSandbox.Start(now: new DateTimeOffset(2012, 1, 31, 20, 0, 0, TimeSpan.Zero));

        Assert.That(sandbox.Client.Number.Subscribe(Alabama, 1).expiry, Is.EqualTo(new DateTime(2012, 3, 1)));
    }

    [Test]
    public void Automatic_extension_is_charged_monthly_until_the_credit_is_used_up()
    {
        Sandbox.SetCredit(10);
        Do("number/subscribe", new { number = Alabama, duration = "auto_extend" });
        Assert.That(Text(Subscription(Alabama)!, "auto_extend_status"), Is.EqualTo("enabled"));
        Sandbox.Advance(TimeSpan.FromDays(40));
        Assert.That(Subscription(Alabama), Is.Not.Null);
        Assert.That(Balance()[0], Is.EqualTo("2.000"));
        Sandbox.Advance(TimeSpan.FromDays(40));
        Assert.That(Subscription(Alabama), Is.Null);
        Assert.That(Balance()[0], Is.EqualTo("2.000"));
    }

    [Test]
    public void Automatic_extension_is_charged_if_the_credit_is_exactly_enough()
    {
        Sandbox.SetCredit(8);
        Do("number/subscribe", new { number = Alabama, duration = "auto_extend" });
        Sandbox.Advance(TimeSpan.FromDays(40));
        Assert.That((Subscription(Alabama) is null, Balance()[0]), Is.EqualTo((false, "0.000")));
    }

    [Test]
    public void Subscribing_for_months_ends_automatic_extension()
    {
        Do("number/subscribe", new { number = Alabama, duration = "auto_extend" });
        Do("number/subscribe", new { number = Alabama, duration = "1" });
        Assert.That(Text(Subscription(Alabama)!, "auto_extend_status"), Is.EqualTo("disabled"));
        Sandbox.Advance(TimeSpan.FromDays(70));
        Assert.That(Subscription(Alabama), Is.Null);
    }

    [Test]
    public void Subscribing_again_extends_a_subscription()
    {
        var first = DateOnly.Parse(Text(Do("number/subscribe", new { number = Alabama, duration = "1" }), "expiry"),
            CultureInfo.InvariantCulture);
        var second = DateOnly.Parse(Text(Do("number/subscribe", new { number = Alabama, duration = "3" }), "expiry"),
            CultureInfo.InvariantCulture);
        Assert.That(second, Is.EqualTo(first.AddMonths(3)));
        Sandbox.Advance(TimeSpan.FromDays(60));
        Assert.That(Subscription(Alabama), Is.Not.Null);
    }

    [Test]
    public void Updating_the_forwarding_resets_omitted_values()
    {
        Do("number/update_forwarding", new
        {
            number = SmsNumber,
            forward_to = "http://a.com/voice",
            forward_sms_to = "http://a.com/sms",
            mode = "fax"
        });
        var subscription = Subscription(SmsNumber)!;
        Assert.That(Texts(subscription, "forward_to", "forward_sms_to", "mode"),
            Is.EqualTo(["http://a.com/voice", "http://a.com/sms", "fax"]));
        Do("number/update_forwarding", new { number = SmsNumber, forward_sms_to = "http://my.server.com/c" });
        subscription = Subscription(SmsNumber)!;
        Assert.That(Texts(subscription, "forward_to", "forward_sms_to", "mode"), Is.EqualTo(["", "http://my.server.com/c", "voice"]));
    }

    [Test]
    public void Forwarding_that_a_number_does_not_support_is_refused()
    {
        Assert.That(StatusOf("number/update_forwarding", new { number = Alabama }), Is.EqualTo("error_number_not_assigned"));
        Assert.That(StatusOf("number/update_forwarding", new { number = VoiceNumber, forward_to = "x" }),
            Is.EqualTo("error_forward_to_invalid"));
        Assert.That(StatusOf("number/update_forwarding", new { number = VoiceNumber, mode = "sms" }), Is.EqualTo("error_mode_invalid"));
        var callsOnly = Text(Do("number/get_choices", new { country = "VN" })["entries"]![0]!, "number");
        Do("number/subscribe", new { number = callsOnly, duration = "1" });
        Assert.That(StatusOf("number/update_forwarding", new { number = callsOnly, mode = "fax" }), Is.EqualTo("error_mode_invalid"));
        var sms = StatusOf("number/update_forwarding", new { number = VoiceNumber, forward_sms_to = Nowhere });
        Assert.That(sms, Is.EqualTo("error_incoming_sms_not_supported"));
    }

    [Test]
    public void A_subscribed_number_is_a_valid_caller_ID_and_listed_in_the_account()
    {
        Assert.That(StatusOf("voice/call", new { dest2 = SecondPhone, caller_id = Alabama }), Is.EqualTo("error_caller_id_invalid"));
        Do("number/subscribe", new { number = Alabama, duration = "1" });
        Do("voice/call", new { dest2 = SecondPhone, caller_id = Alabama });
        Do("voice/call", new { dest2 = SecondPhone, caller_id = "private" });
        var callerIds = Do("user/get_info")["caller_ids"]!.AsArray().Select(id => (string)id!);
        Assert.That(callerIds, Is.EqualTo(["+6590000000", VoiceNumber, SmsNumber, Alabama, "private"]));
    }

    [Test]
    public void The_account_has_the_values_of_the_documented_examples()
    {
        var info = Do("user/get_info");
        Assert.That(
            Texts(info, "uid", "name", "mobile_number", "email", "country", "prefix", "currency", "time_zone", "user_status",
                "sms_rebrand_status", "call_rebrand_status"),
            Is.EqualTo(["AA-1234", "Sandbox User", "+6590000000", "sandbox@example.com", "SG", "+65", "SGD", "GMT+0800SG", "active",
                "enabled", "disabled"]));
        Assert.That(Balance(), Is.EqualTo(["54.650", "50.000", "4.650"]));
    }

    JsonNode? Subscription(string number) => Do("number/get_active")["entries"]!.AsArray()
        .SingleOrDefault(entry => Text(entry!, "number") == number);
}
