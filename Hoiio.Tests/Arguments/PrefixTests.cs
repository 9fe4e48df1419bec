using NUnit.Framework;

namespace HoiioSdk.Tests.Arguments;

/// <summary>The prefix rule: a number that starts with a digit gets + and the prefix.</summary>
sealed class PrefixTests : WireTest
{
    [TestCase("65", "91234567", "+6591234567")]
    [TestCase("+65", "91234567", "+6591234567")]
    [TestCase("", "6591234567", "+6591234567")]
    [TestCase(null, "6591234567", "+6591234567")]
    [TestCase("65", "01234567", "+6501234567")]
    [TestCase("65", "+8500000000", "+8500000000")]
    [TestCase("65", "private", "private")]
    [TestCase("65", "room:R1234", "room:R1234")]
    [TestCase("65", " 91234567", " 91234567")]
    [TestCase("65", "٩١٢٣", "٩١٢٣")]
    public void A_number_without_a_plus_gets_the_prefix(string? prefix, string number, string sent)
    {
        Hoiio.Prefix = prefix;

        Hoiio.Ivr.Transfer("S1", number);

        Assert.That(Server.Request["dest"], Is.EqualTo(sent));
    }

    [Test]
    public void The_prefix_defaults_to_1()
    {
        Hoiio.Sms.Send("Hi", "6001234567");

        Assert.That(Server.Request["dest"], Is.EqualTo("+16001234567"));
    }

    [Test]
    public void A_prefix_set_with_a_plus_reads_back_without_it()
    {
        Hoiio.Prefix = "+65";

        Assert.That(Hoiio.Prefix, Is.EqualTo("65"));
    }

    [TestCase("abc")]
    [TestCase("++65")]
    [TestCase("65 ")]
    [TestCase("٦٥")]
    [TestCase("6-5")]
    public void A_prefix_that_is_not_a_country_code_is_refused(string prefix)
    {
        Assert.That(() => Hoiio.Prefix = prefix, Throws.ArgumentException.With.Message.Contains("such as 65 or +65"));
        Assert.That(Hoiio.Prefix, Is.EqualTo("1"));
    }

    [Test]
    public void All_numbers_of_a_request_get_the_same_prefix()
    {
        static IEnumerable<string> Numbers()
        {
            yield return "2";
            Hoiio.Prefix = "65";
            yield return "3";
        }

        Hoiio.Request("sms/bulk_send", new { dest = Numbers() });

        Assert.That(Server.Request["dest"], Is.EqualTo("+12,+13"));
    }

    [Test]
    public void Every_phone_number_of_every_method_gets_the_prefix()
    {
        Hoiio.Prefix = "65";

        Hoiio.Voice.Call("1", "2", callerId: "3");
        Hoiio.Voice.Conference("1", "+2", "3");
        Hoiio.Sms.BulkSend("4", ["1", "+2", "3"]);
        Hoiio.Sms.RateIn("1");
        Hoiio.Fax.RateIn("1");
        Hoiio.Number.Subscribe("1", 1);
        Hoiio.Number.ConfigureSms("1", "http://my.server.com/myscript");

        var sent = Server.Requests;
        Assert.That($"{sent[0]["dest1"]} {sent[0]["dest2"]} {sent[0]["caller_id"]}", Is.EqualTo("+651 +652 +653"));
        Assert.That(sent[1]["dest"], Is.EqualTo("+651,+2,+653"));
        Assert.That($"{sent[2]["dest"]} {sent[2]["msg"]}", Is.EqualTo("+651,+2,+653 4"));
        Assert.That(sent[3]["incoming"], Is.EqualTo("+651"));
        Assert.That(sent[4]["incoming"], Is.EqualTo("+651"));
        Assert.That($"{sent[5]["number"]} {sent[5]["duration"]}", Is.EqualTo("+651 1"));
        Assert.That($"{sent[6]["number"]} {sent[6]["forward_sms_to"]}", Is.EqualTo("+651 http://my.server.com/myscript"));
    }
}
