using System.Globalization;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>The records of the sandbox print on one line each, in any culture.</summary>
[TestFixture]
sealed class RecordTextTests
{
    HoiioSandbox sandbox = null!;

    [SetUp]
    public void StartSandbox()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        sandbox = HoiioSandbox.Start(now: new DateTimeOffset(2026, 10, 1, 1, 0, 0, TimeSpan.Zero));
    }

    [TearDown]
    public void StopSandbox() => sandbox.Dispose();

    [Test]
    public void A_call_and_its_blocks_print_on_one_line_each()
    {
        var session = sandbox.IncomingCall("+6511111111", "+6500000000");
        sandbox.Client.Ivr.Gather(session, maxDigits: 2);
        Assert.That(sandbox.Press(session, "1").ToString(), Is.EqualTo(
            "AA-C-141147 S4643 incoming 2026-10-01 09:00:00: +6511111111 in_call; ongoing, gather, waits for keys"));
        var call = sandbox.HangUp(session);
        Assert.That(call.ToString(), Is.EqualTo(
            "AA-C-141147 S4643 incoming 2026-10-01 09:00:00: +6511111111 answered; ended, gather, 0.010 SGD"));
        Assert.That(call.Blocks[^1].ToString(), Is.EqualTo("2026-10-01 09:00:00 gather interrupted digits=1"));
    }

    [Test]
    public void Messages_faxes_and_ledger_entries_print_on_one_line_each()
    {
        sandbox.IncomingSms("+6511111111", "+6599999999", "Two\nlines");
        Assert.That(sandbox.Messages().Single().ToString(), Is.EqualTo(
            "AA-S-141147 incoming 2026-10-01 09:00:00: +6511111111 -> +6599999999; received, 0.010 SGD: Two\\nlines"));
        sandbox.ConfigureNumber("+6500000000", "http://127.0.0.1:1/", mode: "fax");
        sandbox.IncomingFax("+6511111111", "+6500000000");
        Assert.That(sandbox.Faxes().Single().ToString(), Is.EqualTo(
            "AA-F-141147 incoming 2026-10-01 09:00:00: +6511111111 -> +6500000000; ongoing, 0.000 SGD, 1 page"));
        Assert.That(sandbox.Ledger().Select(entry => entry.ToString()), Is.EqualTo(
            ["1: 2026-10-01 09:00:00 start - 54.650 -> 54.650", "2: 2026-10-01 09:00:00 sms received AA-S-141147 -0.010 -> 54.640"]));
    }

    [TestCase("\n")]
    [TestCase("\r")]
    [TestCase("\r\n")]
    [TestCase("\f")]
    [TestCase("\u0085")]
    [TestCase("\u2028")]
    [TestCase("\u2029")]
    public void Every_kind_of_line_break_is_printed_as_an_escaped_newline(string end)
    {
        sandbox.ConfigureNumber("+6599999999", forwardSmsTo: "http://127.0.0.1:1/");
        sandbox.IncomingSms("+6511111111", "+6599999999", $"Two{end}lines");
        sandbox.Client.Sms.Send($"Two{end}lines", "+6511111111", tag: $"a{end}b");
        Assert.That(sandbox.Messages()[1].ToString(), Does.EndWith(": Two\\nlines"));
        Assert.That(sandbox.Notifications.Single().ToString(), Does.Contain(" msg=Two\\nlines from="));
        Assert.That(sandbox.Journal.ToString(), Does.Contain(" msg=Two\\nlines ").And.Contain(" tag=a\\nb "));
    }

    [Test]
    public void A_number_prints_its_mode_its_URLs_and_its_expiry()
    {
        sandbox.ConfigureNumber("+6500000000", "http://127.0.0.1:1/");
        Assert.That(sandbox.Numbers[0].ToString(), Is.EqualTo(
            "+6500000000 SG voice; forwards to http://127.0.0.1:1/, SMS to -; until 2027-10-01"));
    }
}
