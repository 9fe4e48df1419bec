using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Sandbox.Desk;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Limits, each tested at the last accepted and the first refused value.</summary>
sealed class ExactLimitTests : DeskTest
{
    [TestCase("notify_url", 4000)]
    [TestCase("dest", 18_000)]
    public void A_value_in_the_journal_is_shortened_above_its_limit(string name, int limit)
    {
        Assert.That(JournalValue(name, limit), Is.EqualTo(new string('u', limit)));
        Assert.That(JournalValue(name, limit + 1), Does.StartWith($"{new string('u', limit)}.. ({limit + 1} characters, SHA-256 "));
    }

    [Test]
    public void A_parameter_name_in_the_journal_is_shortened_above_200_characters()
    {
        foreach (var length in new[] { 200, 201 })
            Request("user/get_info", new Dictionary<string, string> { [new('n', length)] = "" });
        var names = Sandbox.Journal.Entries.Select(entry => entry.Parameters.Keys.Single(name => name[0] == 'n')).ToList();
        Assert.That(names[0], Is.EqualTo(new string('n', 200)));
        Assert.That(names[1], Does.StartWith($"{new string('n', 200)}.. (201 characters, SHA-256 "));
    }

    [Test]
    public void The_values_of_a_form_in_the_journal_are_shortened_above_64000_characters()
    {
        var credentials = Form(null).Values.Sum(value => value.Length == Sandbox.AccessToken.Length ? "***".Length : value.Length);
        var form = Enumerable.Range(0, 15).ToDictionary(i => $"p{i}", _ => new string('u', 4000));
        form["p15"] = new('u', 4000 - credentials);
        form["p16"] = "u";
        Request("user/get_info", form);
        var parameters = Sandbox.Journal.Entries.Single().Parameters;
        Assert.That(parameters["p15"], Is.EqualTo(form["p15"]));
        Assert.That(parameters["p16"], Does.StartWith(".. (1 characters, SHA-256 "));
    }

    [TestCase(200, false)]
    [TestCase(201, true)]
    public void A_value_in_a_printed_journal_line_is_shortened_above_200_characters(int length, bool isCut)
    {
        Request("user/get_info", new { msg = new string('m', length) });
        Assert.That(Sandbox.Journal.ToString(), Does.Contain($" msg={new string('m', 200)}{(isCut ? ".. (201 characters)" : " ")}"));
    }

    [Test]
    public void A_file_name_above_255_characters_is_replaced_by_the_default_name()
    {
        var file = Convert.ToBase64String("%PDF-1.4"u8);
        foreach (var length in new[] { 255, 256 })
            Do("fax/send", new { dest = FirstPhone, file, filename = new string('f', length) });
        Assert.That(Sandbox.Faxes().Reverse().Select(fax => fax.FaxUrl.Split('/')[^1]),
            Is.EqualTo([new string('f', 255), "fax.pdf"]));
    }

    [Test]
    public void A_front_desk_body_above_exactly_one_megabyte_returns_413()
    {
        static string Body(int length) => """{"points": "1"}""".PadRight(length);
        Assert.That(Text(Put("account", Body(1024 * 1024)), "points"), Is.EqualTo("1.000"));
        Assert.That(Code(HttpMethod.Put, "account", Body((1024 * 1024) + 1)), Is.EqualTo(413));
    }

    [Test]
    public void A_front_desk_list_has_100_entries_unless_limit_is_set()
    {
        Sandbox.SetCredit(1000);
        for (var i = 0; i < 102; i++)
            Sandbox.IncomingSms(FirstPhone, SmsNumber, "Hi");
        Assert.That(new[] { "messages", "messages?limit=101" }.Select(path => Get(path).AsArray().Count), Is.EqualTo([100, 101]));
    }

    [Test]
    public void An_incoming_call_SMS_or_fax_is_accepted_if_the_credit_is_exactly_enough()
    {
        Sandbox.ConfigureNumber(SmsNumber, mode: "fax");
        foreach (var action in new Action[] { () => Sandbox.IncomingCall(FirstPhone, VoiceNumber),
            () => Sandbox.IncomingSms(FirstPhone, SmsNumber, "Hi"), () => Sandbox.IncomingFax(FirstPhone, SmsNumber) })
        {
            Sandbox.SetCredit(0.009m);
            Assert.That(action, Throws.InstanceOf<ArgumentException>().With.Message.Contains("credit"));
            Sandbox.SetCredit(0.010m);
            action();
        }
    }

    [Test]
    public void Credit_above_a_billion_is_refused()
    {
        Sandbox.SetCredit(1_000_000_000m, 1_000_000_000m);
        Assert.That(Balance()[0], Is.EqualTo("2000000000.000"));
        Assert.That(() => Sandbox.SetCredit(1_000_000_000.001m), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void The_clock_can_start_between_the_years_2_and_9899()
    {
        foreach (var time in new[] { new DateTimeOffset(2, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)),
            new DateTimeOffset(9900, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddTicks(-1) })
        {
            using var sandbox = HoiioSandbox.Start(now: time);
            Assert.That(sandbox.Now, Is.EqualTo(time).Within(TimeSpan.FromMicroseconds(1)));
            Assert.That(() => HoiioSandbox.Start(now: time.Year == 2 ? time.AddTicks(-1) : time.AddTicks(1)),
                Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void A_request_counts_towards_the_rate_limit_for_exactly_a_minute()
    {
        Sandbox.RateLimiting = true;
        for (var i = 0; i < 60; i++)
            Do("user/get_balance");
        Pass(59);
        Assert.That(StatusOf("user/get_balance"), Is.EqualTo("error_rate_limit_exceeded"));
        Pass(1);
        Do("user/get_balance");
    }

    string JournalValue(string name, int length)
    {
        Request("user/get_info", new Dictionary<string, string> { [name] = new('u', length) });
        return Sandbox.Journal.Entries[^1].Parameters[name];
    }
}
