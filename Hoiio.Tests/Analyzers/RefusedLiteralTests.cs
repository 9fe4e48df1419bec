using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO007.</summary>
sealed class RefusedLiteralTests : RuleTest
{
    [Test]
    public void A_value_that_the_service_refuses_is_reported() => Check("""
        _ = Hoiio.Voice.History(from: "2012-01-31"); // HOIIO007 "2012-01-31"
        _ = Hoiio.Sms.History("31/01/2012 12:06:15"); // HOIIO007 "31/01/2012 12:06:15"
        foreach (var fax in Hoiio.Fax.HistoryAll(to: "2012-13-01 00:00:00")) // HOIIO007 "2012-13-01 00:00:00"
            Console.WriteLine(fax.txn_ref);
        _ = Hoiio.Fax.History(type: "received"); // HOIIO007 "received"
        _ = Hoiio.Voice.History(page: 0); // HOIIO007 0
        _ = Hoiio.Sms.Send("Hi", "+6511111111", notifyUrl: "my.server.com/myscript"); // HOIIO007 "my.server.com/myscript"
        _ = Hoiio.Number.ConfigureSms("+6511111111", "/myscript"); // HOIIO007 "/myscript"
        _ = Hoiio.Number.Configure("+6511111111", forwardTo: "ftp://my.server.com"); // HOIIO007 "ftp://my.server.com"
        _ = Hoiio.Number.Configure("+6511111111", mode: "sms"); // HOIIO007 "sms"
        _ = Hoiio.Number.Subscribe("+6511111111", 6); // HOIIO007 6
        _ = Hoiio.Number.Subscribe("+6511111111", "forever"); // HOIIO007 "forever"
        _ = Hoiio.Voice.Moderate("AA-C-1", "silence"); // HOIIO007 "silence"
        _ = Hoiio.Voice.Conference(["+6511111111"], room: "my room"); // HOIIO007 "my room"
        _ = Hoiio.Sms.Send("Hi", "+6511111111", senderName: "Me"); // HOIIO007 "Me"
        _ = Hoiio.Sms.Send("Hi", "+6511111111", senderName: "The Corner Shop"); // HOIIO007 "The Corner Shop"
        var dial = await Hoiio.Ivr.DialAsync("+6511111111", maxDuration: -1); // HOIIO007 -1
        _ = Hoiio.Ivr.Transfer(dial.session, "room:", onFailure: "stop"); // HOIIO007 "stop"
        _ = Hoiio.Ivr.Gather(dial.session, maxDigits: 256); // HOIIO007 256
        _ = Hoiio.Ivr.Gather(dial.session, attempts: 0); // HOIIO007 0
        _ = Hoiio.Ivr.Hangup(dial.session, force: "yes"); // HOIIO007 "yes"
        var type = "sent";
        _ = Hoiio.Fax.History(type: type); // HOIIO007 type
        _ = Hoiio.Fax.History(type: args.Length > 0 ? "incoming" : "sent"); // HOIIO007 "sent"
        """);

    [TestCase("tag", 256)]
    [TestCase("notifyUrl", 4000)]
    public void A_text_above_the_limit_is_reported(string parameter, int longest)
    {
        string Program(int length) => $"""
            _ = Hoiio.Sms.Send("Hi", "+6511111111", {parameter}: "{"http://my.server.com/".PadRight(length, 'x')}");
            """;

        Assert.That(Messages(Program(longest)), Is.Empty);
        Assert.That(Messages(Program(longest + 1)), Has.Length.EqualTo(1).And.All.StartsWith($"HOIIO007: {parameter} \"http://my."));
    }

    [Test]
    public void Accepted_values_are_not_reported() => Check("""
        _ = Hoiio.Voice.History("2012-01-31 12:06:15", "2012-02-01 00:00:00", 1);
        _ = Hoiio.Voice.History(new DateTime(2012, 1, 31), DateTimeOffset.UtcNow);
        _ = Hoiio.Voice.History(from: args[0] + "-01 00:00:00");
        _ = Hoiio.Fax.History(type: "all");
        _ = Hoiio.Sms.Send("Hi", "+6511111111", senderName: "+6522222222", tag: "", notifyUrl: "http://127.0.0.1:8000/myscript");
        _ = Hoiio.Number.Subscribe("+6511111111", 12);
        _ = Hoiio.Number.Subscribe("+6511111111", "auto_extend");
        _ = Hoiio.Number.Configure("+6511111111", mode: "fax", forwardSmsTo: null);
        _ = Hoiio.Voice.Moderate("AA-C-1", "unmute");
        _ = Hoiio.Voice.Conference(["+6511111111"], room: "my.123.abc_room");
        _ = Hoiio.Voice.Conference(["+6511111111"], room: "MY-ROOM");
        _ = Hoiio.Ivr.Gather("S1", maxDigits: 0, timeout: 60, attempts: 3);
        _ = Hoiio.Ivr.Hangup("S1", force: "enabled");
        _ = Hoiio.Ivr.Transfer("S1", "room:", onFailure: "continue");
        _ = Hoiio.Request("fax/get_history", new { type = "sent" });
        """);

    [Test]
    public void The_message_says_what_to_write() => Assert.That(Messages("""
        _ = Hoiio.Voice.History(from: "2012-01-31");
        _ = Hoiio.Voice.Moderate("AA-C-1", "silence");
        _ = Hoiio.Ivr.Hangup("S1", force: "yes");
        """), Is.EqualTo(new[]
    {
        "HOIIO007: from \"2012-01-31\" is refused; write it as YYYY-MM-DD HH:MM:SS in GMT+8, such as 2012-01-31 12:06:15",
        "HOIIO007: action \"silence\" is refused; use kick, mute or unmute",
        "HOIIO007: force \"yes\" is refused; use enabled",
    }));
}
