using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO006.</summary>
sealed class PhoneNumberTests : RuleTest
{
    [Test]
    public void A_number_without_a_plus_is_reported_if_no_prefix_is_set() => Check("""
        const string Desk = "6533333333";
        _ = Hoiio.Voice.Call("6511111111", "+6522222222"); // HOIIO006 "6511111111"
        _ = Hoiio.Voice.Call(null, dest2: "6522222222"); // HOIIO006 "6522222222"
        _ = Hoiio.Voice.Call(null, "+6522222222", callerId: "91234567"); // HOIIO006 "91234567"
        _ = Hoiio.Sms.Send("Hi", Desk); // HOIIO006 Desk
        _ = Hoiio.Sms.Send("Hi", "85212345678"); // HOIIO006 "85212345678"
        _ = Hoiio.Sms.Send("Hi", "12125551234"); // HOIIO006 "12125551234"
        _ = Hoiio.Sms.BulkSend("Hi", "+6511111111", "91234567"); // HOIIO006 "91234567"
        _ = Hoiio.Sms.BulkSend("Hi", ["+6511111111", "91234567"], tag: "t"); // HOIIO006 "91234567"
        _ = Hoiio.Voice.Conference(new[] { "91234567" }); // HOIIO006 "91234567"
        _ = Hoiio.Voice.Conference(new List<string> { "91234567" }); // HOIIO006 "91234567"
        _ = Hoiio.Sms.BulkSend("Hi {{name}}", recipients: [new { dest = "91234567", name = "one" }]); // HOIIO006 "91234567"
        string[] numbers = ["+6511111111", "91234567"];
        _ = Hoiio.Sms.BulkSend("Hi", numbers); // HOIIO006 numbers
        var number = "91234567";
        _ = await Hoiio.Fax.SendAsync(number, "file.pdf"); // HOIIO006 number
        _ = Hoiio.Fax.RateIn("91234567"); // HOIIO006 "91234567"
        _ = Hoiio.Number.Subscribe("91234567", 1); // HOIIO006 "91234567"
        var dial = Hoiio.Ivr.Dial("+6511111111");
        _ = Hoiio.Ivr.Transfer(dial.session, "91234567"); // HOIIO006 "91234567"
        _ = Hoiio.Voice.Call(dial.txn_ref, dest2: args.Length > 0 ? "91234567" : "+6522222222"); // HOIIO006 "91234567"
        """);

    [Test]
    public void Spaces_hyphens_and_unknown_country_codes_are_reported_with_any_prefix() => Check("""
        Hoiio.Prefix = "65";
        _ = Hoiio.Sms.Send("Hi", "+65 9123 4567"); // HOIIO006 "+65 9123 4567"
        _ = Hoiio.Sms.Send("Hi", "9123-4567"); // HOIIO006 "9123-4567"
        _ = Hoiio.Sms.Send("Hi", "(65) 91234567"); // HOIIO006 "(65) 91234567"
        _ = Hoiio.Sms.Send("Hi", " +6591234567"); // HOIIO006 " +6591234567"
        _ = Hoiio.Sms.Send("Hi", "+06591234567"); // HOIIO006 "+06591234567"
        _ = Hoiio.Sms.Send("Hi", "+6591234567890123"); // HOIIO006 "+6591234567890123"
        _ = Hoiio.Sms.Send("Hi", "91234567");
        """);

    [Test]
    public void Numbers_that_may_be_intended_are_not_reported() => Check("""
        _ = Hoiio.Voice.Call("2125551234", "6502530000", callerId: "private");
        _ = Hoiio.Ivr.Transfer("S1", "room:R1234");
        _ = Hoiio.Ivr.Transfer("S1", "room:");
        _ = Hoiio.Sms.Send("91234567", "+6511111111", senderName: "12345");
        _ = Hoiio.Sms.Send("Hi", args[0]);
        _ = Hoiio.Sms.Send("Hi", $"+65{args[0]}");
        _ = Hoiio.Request("sms/send", new { dest = "91234567", msg = "Hi" });
        var twice = "91234567";
        twice = "+" + twice;
        _ = Hoiio.Sms.Send("Hi", twice);
        """);

    [Test]
    public void A_number_without_a_plus_is_not_reported_for_a_client_with_a_prefix() => Check("""
        using var client = new HoiioClient("app", "token") { Prefix = "65" };
        _ = client.Sms.Send("Hi", "91234567");
        """);

    [Test]
    public void A_number_without_a_plus_is_not_reported_if_a_deconstruction_sets_the_prefix() => Check("""
        (Hoiio.Prefix, Hoiio.DebugLevel) = ("65", 1);
        _ = Hoiio.Sms.Send("Hi", "91234567");
        """);

    [Test]
    public void The_message_names_the_number_that_is_sent_or_its_correction() => Assert.That(Messages("""
        _ = Hoiio.Sms.Send("Hi", "6511111111");
        _ = Hoiio.Sms.Send("Hi", "+65 9123 4567");
        _ = Hoiio.Sms.Send("Hi", "9123-4567");
        _ = Hoiio.Sms.Send("Hi", "+06591234567");
        """), Is.EqualTo(new[]
    {
        "HOIIO006: \"6511111111\" is sent as +16511111111, because no Prefix is set; write a plus and the country code, "
            + "or set Hoiio.Prefix",
        "HOIIO006: \"+65 9123 4567\" is refused; write +6591234567",
        "HOIIO006: \"9123-4567\" is refused; write it as +6511111111: plus, country code, number, nothing else",
        "HOIIO006: \"+06591234567\" has no valid country code; write it as +6511111111: plus, country code, number, nothing else",
    }));
}
