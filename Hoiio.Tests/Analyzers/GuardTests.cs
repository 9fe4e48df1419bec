using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>Checks of an optional field that HOIIO003 may not see into, or that end the program.</summary>
sealed class GuardTests : RuleTest
{
    [Test]
    public void A_filter_suppresses_the_report_even_if_it_is_no_lambda() => Check("""
        IEnumerable<dynamic> calls = Hoiio.Voice.History().entries;
        foreach (var call in calls.Where(IsOver))
            Show((int)call.duration);
        Func<dynamic, bool> isOver = call => call.duration != null;
        foreach (var call in calls.Where(isOver))
            Show((int)call.duration);
        await foreach (var call in Hoiio.Voice.HistoryAllAsync().Where(async (call, stop) =>
        {
            await Task.Yield();
            return call.debit != null;
        }))
            Show((int)call.duration);
        foreach (var call in calls.GroupBy(call => call.duration is not null).Single(group => group.Key))
            Show((int)call.duration);
        var list = calls.ToList();
        list.RemoveAll(call => call.duration == null);
        foreach (var call in list)
            Show((int)call.duration);
        foreach (var call in calls.Where(call => call.rate > 0.01))
            Show((int)call.duration); // HOIIO003 call.duration

        static bool IsOver(dynamic call) => call.duration != null;
        static void Show(int minutes) => Console.WriteLine(minutes);
        """);

    [Test]
    public void A_call_that_does_not_return_suppresses_the_report() => Check("""
        using System.Diagnostics.CodeAnalysis;

        var exits = Hoiio.Voice.Status("AA-C-1");
        if (!exits.Has("duration"))
            Environment.Exit(1);
        int minutes = exits.duration;
        var fails = Hoiio.Voice.Status("AA-C-2");
        if (fails.duration is null)
            Fail();
        minutes = fails.duration;
        var writes = Hoiio.Voice.Status("AA-C-3");
        if (writes.duration is null)
            Console.WriteLine("The call goes on.");
        minutes = writes.duration; // HOIIO003 writes.duration

        [DoesNotReturn]
        static void Fail() => throw new InvalidOperationException();
        """);

    [Test]
    public void A_filter_of_a_catch_suppresses_the_report() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        try
        {
            Console.WriteLine(args[0]);
        }
        catch (IndexOutOfRangeException) when (status.duration != null)
        {
            int minutes = status.duration;
        }
        """);
}
