using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>A list that may hold the entries of another answer is unknown to HOIIO001.</summary>
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
}
