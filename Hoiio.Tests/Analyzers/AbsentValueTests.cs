using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO003.</summary>
sealed class AbsentValueTests : RuleTest
{
    [Test]
    public void An_optional_field_is_reported_where_its_type_cannot_be_null() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        int minutes = status.duration; // HOIIO003 status.duration
        var cast = (double)status.Debit; // HOIIO003 status.Debit
        minutes = status["duration"]; // HOIIO003 status["duration"]
        int found = status.Find<int?>("duration"); // HOIIO003 status.Find<int?>("duration")
        int seconds = status.duration * 60; // HOIIO003 status.duration * 60
        int negative = -status.duration; // HOIIO003 -status.duration
        int chosen = args.Length > 0 ? status.duration : 0; // HOIIO003 args.Length > 0 ? status.duration : 0
        var duration = status.duration;
        int?[] all = [duration, Hoiio.Voice.Status("AA-C-2").duration];
        int first = duration; // HOIIO003 duration
        double total = 0;
        foreach (var call in Hoiio.Voice.HistoryAll())
            total += call.debit; // HOIIO003 call.debit
        total += Hoiio.Voice.HistoryAll().Sum(call => (double)call.debit); // HOIIO003 call.debit
        var span = TimeSpan.FromMinutes(status.duration); // HOIIO003 status.duration
        var rounded = Math.Round(status.debit); // HOIIO003 status.debit
        Show(status.duration); // HOIIO003 status.duration
        Console.WriteLine(Bill.Of(minutes: status.duration)); // HOIIO003 status.duration
        Action<int> show = Show;
        show(status.duration); // HOIIO003 status.duration
        int parts = Hoiio.Sms.RateIn("+6511111111").split_count; // HOIIO003 Hoiio.Sms.RateIn("+6511111111").split_count
        if (Hoiio.Sms.RateIn("+6511111111").is_unicode) // HOIIO003 Hoiio.Sms.RateIn("+6511111111").is_unicode
            Thread.Sleep(status.duration * 60_000); // HOIIO003 status.duration * 60_000
        HoiioObject typed = status;
        int read = typed["duration"]; // HOIIO003 typed["duration"]

        static void Show(int minutes) => Console.WriteLine(minutes);
        int Minutes() => status.duration; // HOIIO003 status.duration

        static class Bill
        {
            public static string Of(int minutes) => $"{minutes}";
        }
        """);

    [Test]
    public void A_nullable_type_a_default_and_interpolation_are_not_reported() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        int? minutes = status.duration;
        double cost = status.debit ?? 0;
        string tag = status.tag;
        int known = status.Get<int>("duration") + status.Find<int>("duration");
        decimal exact = status.Get<decimal>("debit");
        Console.WriteLine($"{status.duration} {status.debit}");
        dynamic copy = status.duration;
        object boxed = status.debit;
        if (status.duration is int over)
            Console.WriteLine(over);
        double rate = status.rate;
        DateTime date = status.date;
        int page = Hoiio.Voice.History().entries_count;
        int parts = Hoiio.Sms.Rate("Hi", "+6511111111").split_count;
        int months = Hoiio.Number.Rate("US").entries[0].duration;
        Hoiio.Voice.Call("+6511111111", "+6522222222", maxDuration: status.duration).EnsureSuccess();
        """);

    [Test]
    public void A_condition_that_checks_the_field_suppresses_the_report() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        if (status.duration is not null)
        {
            int inside = status.duration;
        }
        int chosen = status.Has("debit") ? (int)status.debit : 0;
        int other = status.duration == null ? 0 : status.duration;
        bool both = status.duration != null && (int)status.duration > 5;
        int arm = status.call_status_dest1 switch { CallStatus.Answered => status.duration, _ => 0 };
        switch (status.call_status_dest2)
        {
            case "answered":
                int answered = status.duration;
                break;
        }
        var isOver = status.call_status_dest1 != CallStatus.Ongoing;
        if (isOver)
            Console.WriteLine((int)status.duration);
        if (IsOver(status))
            Console.WriteLine((int)status.duration);
        try
        {
            int caught = status.duration;
        }
        catch (Microsoft.CSharp.RuntimeBinder.RuntimeBinderException)
        {
        }
        foreach (var call in Hoiio.Voice.HistoryAll())
        {
            if (call.duration is null)
                continue;
            int minutes = call.duration;
        }
        var sum = Hoiio.Voice.HistoryAll().Where(call => call.debit is not null).Sum(call => (double)call.debit);
        Console.WriteLine((int)status.duration); // HOIIO003 status.duration

        static bool IsOver(dynamic call) => call.duration is not null;
        """);

    [Test]
    public void An_earlier_return_throw_or_wait_suppresses_the_report() => Check("""
        Console.WriteLine(Minutes(Hoiio.Voice.Status("AA-C-1")));
        dynamic status;
        do
            status = Hoiio.Voice.Status("AA-C-1");
        while (status.call_status_dest2 == CallStatus.Ongoing);
        int waited = status.duration;

        var left = Hoiio.Voice.Status("AA-C-1");
        if (!left.Has("duration"))
            throw new InvalidOperationException();
        int asked = left.duration;

        var asserted = Hoiio.Voice.Status("AA-C-1");
        System.Diagnostics.Debug.Assert(asserted.duration != null);
        int sure = asserted.duration;

        static int Minutes(dynamic call)
        {
            var status = Hoiio.Voice.Status("AA-C-1");
            Console.WriteLine(status.call_status_dest1);
            return status.duration; // HOIIO003 status.duration
        }
        """);

    [Test]
    public void A_condition_on_another_answer_or_field_does_not_suppress_the_report() => Check("""
        var first = Hoiio.Voice.Status("AA-C-1");
        var second = Hoiio.Voice.Status("AA-C-2");
        if (first.duration is null || !second.IsSuccess() || second.currency != "SGD")
            return;
        int one = first.duration;
        int two = second.duration; // HOIIO003 second.duration
        """);

    [Test]
    public void A_condition_on_the_local_or_parameter_that_holds_the_field_suppresses_the_report() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        IEnumerable<dynamic> calls = Hoiio.Voice.History().entries;
        var maybe = status?.duration;
        if (maybe != null)
        {
            int minutes = maybe;
        }
        dynamic? known = status!.Has("duration") ? status.duration : null;
        if (known != null)
        {
            int minutes = known;
        }
        foreach (var duration in calls.Select(call => call.duration))
            if (duration != null)
            {
                int minutes = duration;
            }
        calls.Select(call => call.duration).ToList().ForEach(duration =>
        {
            if (duration != null)
                Thread.Sleep((int)duration);
        });
        Console.WriteLine(calls.Select(call => call.duration).Sum(duration => duration == null ? 0 : (int)duration));
        Console.WriteLine(calls.Select(call => call.duration).Where(duration => duration != null).Sum(duration => (int)duration));
        foreach (var tag in calls.Select(call => call.tag).Distinct())
        {
            if (tag is null)
                continue;
            Console.WriteLine(tag);
        }
        Console.WriteLine(calls.Select(call => call.duration).Sum(duration => (int)duration)); // HOIIO003 duration
        var first = calls.FirstOrDefault()?.duration;
        if (maybe == null)
            return;
        int one = first; // HOIIO003 first
        """);

    [Test]
    public void A_local_is_present_if_each_branch_of_its_value_is_or_throws() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        var duration = status.duration ?? throw new InvalidOperationException();
        int minutes = duration;
        var tag = status.tag is null ? throw new InvalidOperationException() : status.tag;
        Console.WriteLine(tag);
        dynamic? debit = status.Has("debit") ? status.debit : null;
        double cost = debit; // HOIIO003 debit
        var other = Hoiio.Voice.Status("AA-C-2");
        var either = status.duration ?? other.duration;
        minutes = either; // HOIIO003 either
        """);

    [Test]
    public void Advancing_the_clock_of_a_sandbox_suppresses_the_report() => Check("""
        using var sandbox = HoiioSandbox.Start();
        var call = sandbox.Client.Voice.Call("+6511111111", "+6522222222");
        int early = sandbox.Client.Voice.Status(call.txn_ref).duration; // HOIIO003 sandbox.Client.Voice.Status(call.txn_ref).duration
        sandbox.Advance(TimeSpan.FromMinutes(5));
        int minutes = sandbox.Client.Voice.Status(call.txn_ref).duration;
        """);

    [Test]
    public void Fields_of_a_notification_are_not_reported() => Check("""
        var notification = Hoiio.Notification("duration=2");
        int minutes = notification.duration;
        double debit = notification.debit;
        """);

    [Test]
    public void The_message_names_the_type_or_the_method() => Assert.That(Messages("""
        var status = Hoiio.Voice.Status("AA-C-1");
        int minutes = status.duration;
        var rounded = Math.Round(status.debit);
        decimal cost = status.debit;
        """), Is.EqualTo(new[]
    {
        "HOIIO003: 'duration' may be absent, and int cannot be null; use int? or a default with ??",
        "HOIIO003: 'debit' may be absent, and no overload of Round takes null; give it a default with ??",
        "HOIIO003: 'debit' may be absent, and decimal cannot be null; read it with Find<decimal?>(\"debit\")",
    }));
}
