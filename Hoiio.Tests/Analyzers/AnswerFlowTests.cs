using Microsoft.CodeAnalysis.Diagnostics;
using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>How far an answer is tracked through code, shown by HOIIO001.</summary>
sealed class AnswerFlowTests : RuleTest
{
    [Test]
    public void An_answer_is_tracked_through_locals_assigned_once() => Check("""
        dynamic later;
        later = Hoiio.Account.Balance();
        Console.WriteLine(later.balanse); // HOIIO001 balanse
        var copy = later;
        Console.WriteLine(copy.balanse); // HOIIO001 balanse
        var (call, sms) = (Hoiio.Voice.Call("+6511111111", "+6522222222"), Hoiio.Sms.Send("Hi", "+6511111111"));
        Console.WriteLine(call.session); // HOIIO001 session
        Console.WriteLine(sms.session); // HOIIO001 session
        if (Hoiio.Account.Info() is HoiioResponse info && info.Has("nickname")) // HOIIO001 "nickname"
            Console.WriteLine(info["nickname"]); // HOIIO001 "nickname"
        dynamic twice = Hoiio.Account.Balance();
        twice = Hoiio.Account.Info();
        Console.WriteLine(twice.balanse);
        dynamic byReference = Hoiio.Account.Balance();
        Change(ref byReference);
        Console.WriteLine(byReference.balanse);
        new System.Text.StringBuilder().Append($"{copy.balance}");
        Console.WriteLine(copy.balanse); // HOIIO001 balanse
        var ensured = Hoiio.Account.Balance().EnsureSuccess();
        Console.WriteLine(ensured.balanse); // HOIIO001 balanse

        static void Change(ref dynamic answer) => answer = Hoiio.Account.Info();
        """);

    [Test]
    public void An_answer_is_tracked_through_tasks() => Check("""
        var res = await Hoiio.Account.BalanceAsync();
        Console.WriteLine(res.balanse); // HOIIO001 balanse
        Console.WriteLine((await Hoiio.Account.BalanceAsync().ConfigureAwait(false)).balanse); // HOIIO001 balanse
        Task<dynamic> task = Hoiio.Account.BalanceAsync();
        Console.WriteLine((await task).balanse); // HOIIO001 balanse
        Console.WriteLine(task.Result.balanse); // HOIIO001 balanse
        Console.WriteLine(task.GetAwaiter().GetResult().balanse); // HOIIO001 balanse
        Console.WriteLine((await task.WaitAsync(TimeSpan.FromMinutes(1))).balanse); // HOIIO001 balanse
        var status = await Hoiio.Voice.StatusAsync(Hoiio.Voice.Call("+6511111111", "+6522222222").txn_ref);
        Console.WriteLine(status.state); // HOIIO001 state
        string[] numbers = ["+6511111111", "+6522222222"];
        foreach (var rate in await Task.WhenAll(numbers.Select(number => Hoiio.Sms.RateAsync("Hi", number))))
            Console.WriteLine(rate.price); // HOIIO001 price
        var both = await Task.WhenAll(Hoiio.Account.BalanceAsync(), Hoiio.Account.BalanceAsync());
        Console.WriteLine(both[0].balanse); // HOIIO001 balanse
        var run = await Task.Run(() => Hoiio.Account.Balance());
        Console.WriteLine(run.balanse); // HOIIO001 balanse
        """);

    [Test]
    public void An_answer_is_tracked_through_conditional_expressions() => Check("""
        var isLoud = args.Length > 0;
        var res = isLoud ? Hoiio.Voice.Call("+6511111111", "+6522222222") : Hoiio.Sms.Send("Hi", "+6511111111");
        Console.WriteLine(res.txn_ref);
        Console.WriteLine(res.session); // HOIIO001 session
        var price = isLoud ? Hoiio.Voice.Rate("+6511111111", "+6522222222") : Hoiio.Sms.Rate("Hi", "+6511111111");
        Console.WriteLine($"{price.talktime} {price.split_count} {price.rate}");
        Console.WriteLine(price.price); // HOIIO001 price
        var chosen = args.Length switch { 0 => Hoiio.Account.Balance(), 1 => Hoiio.Account.Balance(), _ => throw new Exception("many") };
        Console.WriteLine(chosen.balanse); // HOIIO001 balanse
        dynamic? maybe = isLoud ? Hoiio.Account.Balance() : null;
        Console.WriteLine((maybe ?? Hoiio.Account.Balance()).balanse); // HOIIO001 balanse
        var other = isLoud ? Hoiio.Account.Balance() : Hoiio.Request("user/get_balance");
        Console.WriteLine(other.balanse);
        """);

    [Test]
    public void Entries_are_tracked_through_loops_indexes_and_nested_lists() => Check("""
        var history = Hoiio.Voice.History();
        foreach (var entry in history.entries)
            Console.WriteLine(entry.txn_reff); // HOIIO001 txn_reff
        foreach (HoiioObject entry in history.Entries)
            Console.WriteLine(entry["txn_reff"]); // HOIIO001 "txn_reff"
        foreach (var entry in Hoiio.Sms.HistoryAll())
            Console.WriteLine(entry.call_status_dest1); // HOIIO001 call_status_dest1
        await foreach (var entry in Hoiio.Fax.HistoryAllAsync().WithCancellation(default))
            Console.WriteLine(entry.sms_status); // HOIIO001 sms_status
        await foreach (var number in Hoiio.Number.AvailableNumbersAllAsync("SG"))
            Console.WriteLine(number.capabilities); // HOIIO001 capabilities
        foreach (var country in Hoiio.Number.AvailableCountries()["entries"])
            foreach (var state in country.states)
                Console.WriteLine($"{state.code} {state.capability} {state.cod}"); // HOIIO001 cod
        Console.WriteLine(history.entries[0].txn_reff); // HOIIO001 txn_reff
        Console.WriteLine(history.entries[^1].txn_reff); // HOIIO001 txn_reff
        Console.WriteLine(history.entries[..2][0].txn_reff); // HOIIO001 txn_reff
        for (var i = 0; i < history.entries.Count; i++)
            Console.WriteLine(history.entries[i].txn_reff); // HOIIO001 txn_reff
        List<HoiioObject> typed = history.Get<List<HoiioObject>>("entries");
        Console.WriteLine(typed[0]["txn_reff"]); // HOIIO001 "txn_reff"
        Console.WriteLine(typed.Sum(call => call.Find<decimal?>("debitt") ?? 0)); // HOIIO001 "debitt"
        """);

    [Test]
    public void Entries_are_tracked_through_LINQ() => Check("""
        IEnumerable<dynamic> calls = Hoiio.Voice.History().entries;
        Console.WriteLine(calls.Count(call => call.dest == "+6511111111")); // HOIIO001 dest
        Console.WriteLine(calls.Where(call => call.rate > 0.01).OrderBy(call => call.dat).First().txn_ref); // HOIIO001 dat
        Console.WriteLine(((IEnumerable<dynamic>)Hoiio.Voice.History().entries).Last().txn_reff); // HOIIO001 txn_reff
        foreach (var group in Hoiio.Voice.HistoryAll().GroupBy(call => (string)call.dest2))
            Console.WriteLine($"{group.Key} {group.First().txn_reff}"); // HOIIO001 txn_reff
        var costs = from call in calls
                    where call.rate > 0.01
                    select call.cost; // HOIIO001 cost
        var list = calls.ToList();
        list.ForEach(call => Console.WriteLine(call.txn_reff)); // HOIIO001 txn_reff
        Console.WriteLine(list[0].txn_reff); // HOIIO001 txn_reff
        Console.WriteLine(calls.Select(call => call).ToArray()[0].txn_reff); // HOIIO001 txn_reff
        Parallel.ForEach(calls, call => Console.WriteLine(call.txn_reff)); // HOIIO001 txn_reff
        var answers = new[] { Hoiio.Account.Balance(), Hoiio.Account.Balance() };
        Console.WriteLine(answers.Max(answer => answer.balanse)); // HOIIO001 balanse
        """);

    [Test]
    public void A_list_that_may_hold_other_values_is_not_reported() => Check("""
        var all = Hoiio.Voice.HistoryAll().ToList();
        all.AddRange(Hoiio.Sms.HistoryAll());
        foreach (var entry in all)
            Console.WriteLine(entry.sms_status);
        var passed = Hoiio.Voice.HistoryAll().ToList();
        Fill(passed);
        foreach (var entry in passed)
            Console.WriteLine(entry.sms_status);
        var array = Hoiio.Voice.HistoryAll().ToArray();
        array[0] = Hoiio.Sms.HistoryAll().First();
        Console.WriteLine(array[0].sms_status);
        foreach (var entry in Hoiio.Voice.HistoryAll().Concat(Hoiio.Sms.HistoryAll()))
            Console.WriteLine($"{entry.sms_status} {entry.call_status_dest1}");
        foreach (var entry in Hoiio.Voice.HistoryAll().Concat(Other()))
            Console.WriteLine(entry.sms_status);
        Console.WriteLine(Hoiio.Voice.HistoryAll().Aggregate((one, other) => Other().First()).sms_status);

        static void Fill(List<dynamic> list) => list.AddRange(Hoiio.Sms.HistoryAll());
        static IEnumerable<dynamic> Other() => Hoiio.Sms.HistoryAll();
        """);

    [Test]
    public void An_answer_of_unknown_origin_is_not_reported() => Check("""
        var reader = new Reader(Hoiio.Account.Balance());
        Console.WriteLine($"{reader.Field.foo} {reader.Property.foo} {Reader.Of(Hoiio.Account.Balance())}");
        Console.WriteLine($"{Hoiio.Request("user/get_balance").foo} {(await Hoiio.RequestAsync("user/get_balance")).foo}");
        Console.WriteLine($"{Reader.Retry(() => Hoiio.Account.Balance()).foo} {nameof(Hoiio)}");
        Func<dynamic> answer = () => Hoiio.Account.Balance();
        Console.WriteLine(answer().foo);
        Func<dynamic, object> field = res => res.foo;
        Console.WriteLine(field(Hoiio.Account.Balance()));
        dynamic own = new System.Dynamic.ExpandoObject();
        Console.WriteLine(own.foo);
        var name = args[0];
        var res = Hoiio.Account.Balance();
        Console.WriteLine($"{res[name]} {res.Has(name)} {res.json.foo} {res.response.Foo}");
        foreach (var part in res)
            Console.WriteLine($"{part.Key} {part.Value}");

        sealed class Reader(dynamic field)
        {
            public dynamic Field = field;
            public dynamic Property => Hoiio.Account.Balance();
            public static string Of(dynamic parameter) => parameter.foo;
            public static T Retry<T>(Func<T> call) => call();
        }
        """);

    [Test]
    public void Answers_of_clients_are_tracked_like_those_of_Hoiio() => Check("""
        using static HoiioSdk.Hoiio;

        using var client = new HoiioClient("app", "token");
        using var sandbox = HoiioSandbox.Start();
        HoiioSdk.Services.Voice voice = client.Voice;
        Console.WriteLine(client.User.Balance().balanse); // HOIIO001 balanse
        Console.WriteLine(sandbox.Client.Account.Balance().balanse); // HOIIO001 balanse
        Console.WriteLine(voice.Status("AA-C-1").state); // HOIIO001 state
        Console.WriteLine(Account.Balance().balanse); // HOIIO001 balanse

        sealed class Shop(HoiioClient client, HoiioSdk.Services.Sms sms)
        {
            public string Order() => client.Sms.Send("Hi", "+6511111111").txnref; // HOIIO001 txnref
            public async Task<string> OrderAsync() => (await sms.SendAsync("Hi", "+6511111111")).txnref; // HOIIO001 txnref
        }
        """);

    [Test]
    public void The_notifications_of_an_IvrCall_are_tracked() => Check("""
        await using var calls = Hoiio.Ivr.Answer("my.server.com/calls", async call => // HOIIO007 "my.server.com/calls"
        {
            var transfer = await call.TransferAsync("6522222222"); // HOIIO006 "6522222222"
            if (transfer.transfer_status == "picked up") // HOIIO002 "picked up"
                Console.WriteLine($"{transfer.my_own} {call.Notification.my_own}");
            string key = await call.GatherAsync("Press 1.", maxDigits: 256); // HOIIO007 256
            await call.TransferAsync("room:", onFailure: "stay"); // HOIIO007 "stay"
            var note = call.Notification;
            Console.WriteLine(note.call_state == "over"); // HOIIO002 "over"
            DateTimeOffset when = (await call.HangupAsync()).date; // HOIIO005 (await call.HangupAsync()).date
        });
        Console.WriteLine(await calls.DialAsync("+65 2222 2222", call => call.PlayAsync("Hi"))); // HOIIO006 "+65 2222 2222"
        """);

    [Test]
    public void Incomplete_code_is_not_reported()
    {
        var compilation = CodeAnalysis.Compile("""
            var res = res.txn_ref;
            var call = Hoiio.Voice.Call(call.txn_ref, ;
            Console.WriteLine(call.);
            var balance = Hoiio.Account.Balance();
            balance.
            foreach (var entry in entry.entries) entry.;
            var list = list.Where(x => list.First().y == x.).Select(
            """);

        Assert.That(() => compilation.WithAnalyzers(CodeAnalysis.Analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(diagnostic => diagnostic.Id is "AD0001" or "HOIIO001"), Is.Empty);
    }
}
