using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO004.</summary>
sealed class AmbiguousNullTests : RuleTest
{
    [Test]
    public void An_optional_field_is_reported_if_null_fits_several_overloads() => Check("""
        using System.Text;

        var status = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine(status.tag); // HOIIO004 status.tag
        Console.Write(status.Tag); // HOIIO004 status.Tag
        Console.WriteLine(status.duration); // HOIIO004 status.duration
        Console.WriteLine(status["tag"]); // HOIIO004 status["tag"]
        Console.WriteLine(status.Find<string>("tag")); // HOIIO004 status.Find<string>("tag")
        Console.Error.WriteLine(status.debit); // HOIIO004 status.debit
        var text = new StringBuilder();
        text.Append(status.tag); // HOIIO004 status.tag
        text.Insert(0, status.tag); // HOIIO004 status.tag
        var tag = status.tag;
        Console.WriteLine(tag); // HOIIO004 tag
        Console.WriteLine(args.Length > 0 ? status.tag : "none"); // HOIIO004 args.Length > 0 ? status.tag : "none"
        foreach (var sms in Hoiio.Sms.HistoryAll())
            Console.WriteLine(sms.tag); // HOIIO004 sms.tag
        Console.WriteLine(string.Format("{0} SGD", status.debit)); // HOIIO004 status.debit
        text.AppendFormat("{0} SGD", status.debit); // HOIIO004 status.debit
        Show(new Printer(), status.tag);
        new Printer().Print(status.tag); // HOIIO004 status.tag
        Console.WriteLine(new Printer(status.tag)); // HOIIO004 status.tag
        Console.WriteLine(Hoiio.Account.Info().email); // HOIIO004 Hoiio.Account.Info().email
        Console.WriteLine(Hoiio.Notification("digits=1").tag); // HOIIO004 Hoiio.Notification("digits=1").tag

        static void Show(Printer printer, string? text) => printer.Print(text ?? "");

        sealed class Printer
        {
            public Printer()
            {
            }

            public Printer(string text) => Print(text);

            public Printer(Uri address) => Print($"{address}");

            public void Print(string text) => Console.WriteLine(text);

            public void Print(byte[] bytes) => Console.WriteLine(bytes.Length);
        }
        """);

    [Test]
    public void Interpolation_a_default_and_an_unambiguous_overload_are_not_reported() => Check("""
        using System.Text;

        var status = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine($"{status.tag}");
        Console.WriteLine(status.tag ?? "none");
        Console.WriteLine((string)status.tag);
        Console.WriteLine("Tag: " + status.tag);
        Console.WriteLine(status.txn_ref);
        Console.WriteLine(status.rate);
        Console.WriteLine(value: status.tag);
        Console.WriteLine("{0} {1}", status.txn_ref, status.tag);
        Console.WriteLine("{0} SGD", status.debit);
        Console.WriteLine(Convert.ToString(status.tag));
        new List<string>().Add(status.tag);
        System.Diagnostics.Debug.WriteLine(status.tag);
        Hoiio.Voice.Hangup(status.txn_ref);
        _ = Hoiio.Sms.Send("Hi", status.dest2, tag: status.tag);
        _ = Hoiio.Voice.Conference(status.dest1, status.dest2);
        HoiioResponse typed = status;
        Console.WriteLine(typed.Find<string>("tag"));
        if (status.tag is not null)
            Console.WriteLine(status.tag);
        if (status.Has("duration"))
            Console.WriteLine(status.duration);
        One(status.tag);

        static void One(object? text) => Console.WriteLine(text is null);
        """);

    [Test]
    public void A_parameter_passed_to_a_call_is_present_in_its_status() => Check("""
        var call = Hoiio.Voice.Call("+6511111111", "+6522222222", tag: "myapp");
        var status = Hoiio.Voice.Status(call.txn_ref);
        Console.WriteLine(status.tag);
        Console.WriteLine(status.dest2);
        Console.WriteLine(status.debit); // HOIIO004 status.debit
        var sms = await Hoiio.Sms.SendAsync("Hi", "+6511111111", tag: "myapp");
        Console.WriteLine((await Hoiio.Sms.StatusAsync(sms.EnsureSuccess().txn_ref)).tag);
        var plain = Hoiio.Voice.Call("+6511111111", "+6522222222").EnsureSuccess();
        Console.WriteLine(Hoiio.Voice.Status(plain.txn_ref).tag); // HOIIO004 Hoiio.Voice.Status(plain.txn_ref).tag
        Console.WriteLine(Hoiio.Ivr.Transfer("S1", "room:").room);
        Console.WriteLine(Hoiio.Ivr.Transfer("S1", "+6511111111").room); // HOIIO004 Hoiio.Ivr.Transfer("S1", "+6511111111").room
        """);

    [Test]
    public void A_tag_that_is_not_null_is_present_in_the_status() => Check("""
        var order = args[0];
        var call = Hoiio.Voice.Call("+6511111111", "+6522222222", tag: order);
        Console.WriteLine(Hoiio.Voice.Status(call.txn_ref).tag);
        var sms = await Hoiio.Sms.SendAsync("Hi", "+6511111111", tag: $"order-{order}");
        Console.WriteLine(Hoiio.Sms.Status(sms.EnsureSuccess().txn_ref).tag);
        var shop = Hoiio.Voice.Call(Hoiio.Account.Info().mobile_number, "+6522222222", tag: "shop");
        Console.WriteLine(Hoiio.Voice.Status(shop.txn_ref).tag);
        var conference = Hoiio.Voice.Conference(["+6511111111", "+6522222222"], tag: "shop");
        Console.WriteLine(Hoiio.Voice.Status(conference.txn_refs[0]).tag);
        foreach (var reference in conference.txn_refs)
            Console.WriteLine(Hoiio.Voice.Status(reference).tag);
        await using var calls = Hoiio.Ivr.Answer("http://my.server.com/calls", async call =>
            Console.WriteLine((await call.TransferAsync("+6511111111", tag: "sales")).tag));
        var none = Hoiio.Voice.Call("+6511111111", "+6522222222", tag: null);
        Console.WriteLine(Hoiio.Voice.Status(none.txn_ref).tag); // HOIIO004 Hoiio.Voice.Status(none.txn_ref).tag
        foreach (var reference in Hoiio.Voice.Conference("+6511111111", "+6522222222").txn_refs)
            Console.WriteLine(Hoiio.Voice.Status(reference).tag); // HOIIO004 Hoiio.Voice.Status(reference).tag
        """);

    [Test]
    public void A_field_added_to_a_text_is_not_reported() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine(status.currency + " " + status.debit);
        Console.WriteLine(status.debit + " " + status.currency);
        Console.WriteLine(status.txn_ref + status.tag);
        Console.WriteLine(status.duration + status.debit); // HOIIO004 status.duration + status.debit
        """);

    [Test]
    public void Only_the_overloads_that_can_be_called_count() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine(new Note(status.tag));
        Console.WriteLine(new Printer(status.tag));
        Console.WriteLine(new Bill(status.duration)); // HOIIO003 status.duration
        new Derived().Print(status.tag);
        new Derived().Count(status.duration);

        record Note(string? Tag);

        record Bill(int Minutes);

        class Printer
        {
            public Printer(string? text) => Console.WriteLine(text);

            protected Printer(Uri address) => Console.WriteLine(address);
        }

        class Base
        {
            public void Print(Uri? address) => Console.WriteLine(address);

            public void Count(string? text) => Console.WriteLine(text);
        }

        class Derived : Base
        {
            public void Print(string? text) => Console.WriteLine(text);

            public void Count(int minutes) => Console.WriteLine(minutes);
        }
        """);

    [Test]
    public void Checking_the_state_of_a_call_does_not_make_its_tag_present() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        if (status.call_status_dest1 == CallStatus.Answered)
            Console.WriteLine(status.tag); // HOIIO004 status.tag
        """);

    [Test]
    public void The_message_says_what_to_write() => Assert.That(Messages("""
        var status = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine(status.tag);
        Console.WriteLine(string.Format("{0} SGD", status.debit));
        """), Is.EqualTo(new[]
    {
        "HOIIO004: 'tag' may be absent, and null fits several overloads of WriteLine; write it as text: $\"{status.tag}\"",
        "HOIIO004: 'debit' may be absent, and null is taken for the whole argument list of Format; write it as text: "
            + "$\"{status.debit}\"",
    }));
}
