using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Ivr;

[TestFixture]
sealed class IvrGatherTests : IvrTest
{
    [Test]
    public void Gather_completes_at_max_digits_even_during_its_message()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, msg = "Press.", max_digits = 2, notify_url = Nowhere, tag = "menu" });
        Sandbox.Press(session, "2");
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Sandbox.Press(session, "*9");
        Assert.That((LastBlock, LastNotification.Fields["digits"], LastNotification.Fields["tag"]),
            Is.EqualTo(("gather ongoing", "2*", "menu")));
        Pass(60);
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(2), "its timeout no longer applies");
    }

    [Test]
    public void Gather_without_max_digits_completes_at_255_digits()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, notify_url = Nowhere });
        Sandbox.Press(session, new('1', 200));
        Sandbox.Press(session, new('2', 200));
        Assert.That(LastNotification.Fields["digits"], Is.EqualTo(new string('1', 200) + new string('2', 55)));
    }

    [Test]
    public void Gather_times_out_after_15_seconds_by_default()
    {
        Do("ivr/middle/gather", new { session = Dialled(), notify_url = Nowhere });
        Pass(14);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That(LastBlock, Is.EqualTo("gather ongoing"));
    }

    [Test]
    public void Gather_completes_at_a_hash()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, notify_url = Nowhere });
        Sandbox.Press(session, "12345#");
        Assert.That(LastNotification.Fields["digits"], Is.EqualTo("12345"));
    }

    [Test]
    public void Gather_returns_the_pressed_keys_at_the_timeout()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, timeout = 10, max_digits = 4, attempts = 3, notify_url = Nowhere });
        Sandbox.Press(session, "12");
        Pass(10);
        Assert.That((LastBlock, LastNotification.Fields["digits"]), Is.EqualTo(("gather ongoing", "12")));
    }

    [Test]
    public void Gather_repeats_without_keys_and_completes_after_the_last_attempt()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, msg = "Press.", timeout = 10, attempts = 3, notify_url = Nowhere });
        Pass(44);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That((LastBlock, LastNotification.Fields["digits"]), Is.EqualTo(("gather ongoing", "")));
        Do("ivr/middle/play", new { session, msg = "Nobody there?", notify_url = Nowhere });
    }

    [TestCase("max_digits", "0", "success_ok")]
    [TestCase("max_digits", "255", "success_ok")]
    [TestCase("max_digits", "256", "error_invalid_max_digits")]
    [TestCase("timeout", "0", "error_invalid_timeout")]
    [TestCase("attempts", "many", "error_invalid_attempts")]
    public void Gather_refuses_numbers_out_of_range(string name, string value, string error) =>
        Assert.That(StatusOf("ivr/middle/gather", new Dictionary<string, string> { ["session"] = Dialled(), [name] = value }),
            Is.EqualTo(error));
}
