using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO009.</summary>
sealed class AwaitedAnswerTests : RuleTest
{
    [Test]
    public void Awaiting_an_answer_is_reported() => Check("""
        var res = await Hoiio.Account.Balance(); // HOIIO009 await Hoiio.Account.Balance()
        Console.WriteLine(await res); // HOIIO009 await res
        Console.WriteLine(await res.balance); // HOIIO009 await res.balance
        Console.WriteLine((await Hoiio.Voice.Status(args[0])).txn_ref); // HOIIO009 await Hoiio.Voice.Status(args[0])
        Console.WriteLine(await Hoiio.Request("user/get_balance")); // HOIIO009 await Hoiio.Request("user/get_balance")
        Console.WriteLine(await (await Hoiio.Account.BalanceAsync())); // HOIIO009 await (await Hoiio.Account.BalanceAsync())
        foreach (var entry in await Hoiio.Voice.History().entries) // HOIIO009 await Hoiio.Voice.History().entries
            Console.WriteLine(entry.txn_ref);
        var history = Hoiio.Voice.History();
        Console.WriteLine(await history.entries[0]); // HOIIO009 await history.entries[0]
        """);

    [Test]
    public void Awaiting_a_task_is_not_reported() => Check("""
        var res = await Hoiio.Account.BalanceAsync();
        var task = Hoiio.Voice.StatusAsync(res.currency);
        Console.WriteLine(await task);
        Console.WriteLine(await Task.FromResult(res));
        Console.WriteLine(await Task.Run(() => Hoiio.Account.Balance()));
        Console.WriteLine(await Other());
        dynamic either = args.Length > 0 ? Hoiio.Account.Balance() : Hoiio.Account.BalanceAsync();
        Console.WriteLine(await either);

        static dynamic Other() => Task.FromResult(1);
        """);

    [Test]
    public void The_message_names_the_async_method() => Assert.That(Messages("""
        var res = await Hoiio.Account.Balance();
        await res;
        """), Is.EqualTo(new[]
    {
        "HOIIO009: the answer of user/get_balance is already available and cannot be awaited; await BalanceAsync, or remove await",
        "HOIIO009: the answer of user/get_balance is already available and cannot be awaited; remove await",
    }));
}
