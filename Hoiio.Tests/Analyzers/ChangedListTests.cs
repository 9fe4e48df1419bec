using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>A list or a parameter that may hold another answer is unknown to HOIIO001.</summary>
sealed class ChangedListTests : RuleTest
{
    [Test]
    public void An_element_is_not_reported_after_another_was_added() => Check("""
        var all = Hoiio.Voice.HistoryAll().ToList();
        foreach (var sms in Hoiio.Sms.HistoryAll())
            all.Add(sms);
        Console.WriteLine(all[0].sms_status);
        var inserted = Hoiio.Voice.HistoryAll().ToList();
        inserted.Insert(0, Hoiio.Sms.History().entries[0]);
        Console.WriteLine(inserted[0].sms_status);
        var set = Hoiio.Voice.HistoryAll().ToHashSet();
        Parallel.ForEach(Hoiio.Sms.HistoryAll(), sms => set.Add(sms));
        Console.WriteLine(set.First().sms_status);
        var queue = new Queue<dynamic>(Hoiio.Voice.HistoryAll());
        queue.Enqueue(Hoiio.Sms.History().entries[0]);
        Console.WriteLine(queue.Last().sms_status);
        var calls = Hoiio.Voice.HistoryAll().ToList();
        Console.WriteLine(calls.Contains(Hoiio.Sms.History().entries[0]));
        Console.WriteLine(calls[0].sms_status); // HOIIO001 sms_status
        """);

    [Test]
    public void An_element_of_a_list_with_another_name_is_not_reported() => Check("""
        List<dynamic> held = [Hoiio.Account.Balance()];
        new Holder(held).Fill();
        Console.WriteLine(held[0].uid);
        List<dynamic> kept = [Hoiio.Account.Balance()];
        new Holder([]) { Kept = kept }.Fill();
        Console.WriteLine(kept[0].uid);
        dynamic[] array = [Hoiio.Account.Balance()];
        var second = array;
        second[0] = Hoiio.Account.Info();
        Console.WriteLine(array[0].uid);
        List<dynamic> seen = [Hoiio.Account.Balance()];
        ((ICollection<dynamic>)seen).Add(Hoiio.Account.Info());
        Console.WriteLine(seen[1].uid);
        dynamic[] filled = [Hoiio.Account.Balance()];
        Array.Fill<dynamic>(filled, Hoiio.Account.Info());
        Console.WriteLine(filled[0].uid);
        dynamic[] copied = [Hoiio.Account.Balance()];
        seen.CopyTo(copied, 0);
        Console.WriteLine(copied[0].uid);
        dynamic[] spanned = [Hoiio.Account.Balance()];
        Span<dynamic> span = spanned;
        span[0] = Hoiio.Account.Info();
        Console.WriteLine(spanned[0].uid);
        List<dynamic> read = [Hoiio.Account.Balance()];
        Console.WriteLine($"{read.Count} {string.Join(' ', read)} {read.Select(balance => balance.currency).Count()}");
        Console.WriteLine(read[0].uid); // HOIIO001 uid

        class Holder(List<dynamic> list)
        {
            public List<dynamic> Kept = list;

            public void Fill() => Kept.Add(Hoiio.Account.Info());
        }
        """);

    [Test]
    public void A_parameter_that_is_assigned_is_not_reported() => Check("""
        var calls = Hoiio.Voice.HistoryAll().ToList();
        calls.ForEach(call =>
        {
            (call, var count) = (Hoiio.Account.Info(), 1);
            Console.WriteLine($"{call.uid} {count}");
        });
        calls.ForEach(call =>
        {
            Change(ref call);
            Console.WriteLine(call.uid);
        });
        calls.ForEach(call => Console.WriteLine(call.uid)); // HOIIO001 uid

        static void Change(ref dynamic answer) => answer = Hoiio.Account.Info();
        """);
}
