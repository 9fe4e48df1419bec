using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO001.</summary>
sealed class UnknownFieldTests : RuleTest
{
    [Test]
    public void An_unknown_field_is_reported_in_every_spelling() => Check("""
        const string Misspelled = "txn_reff";
        var res = Hoiio.Voice.Call("+6511111111", "+6522222222");
        Console.WriteLine(res.txn_ref);
        Console.WriteLine(res.txn_reff); // HOIIO001 txn_reff
        Console.WriteLine(res.TxnReff); // HOIIO001 TxnReff
        Console.WriteLine(res.txnRef); // HOIIO001 txnRef
        Console.WriteLine(res?.txn_reff); // HOIIO001 txn_reff
        Console.WriteLine($"{res!.txn_reff}"); // HOIIO001 txn_reff
        Console.WriteLine(res["txn_reff"]); // HOIIO001 "txn_reff"
        Console.WriteLine(res[Misspelled]); // HOIIO001 Misspelled
        Console.WriteLine(res.Has("room")); // HOIIO001 "room"
        Console.WriteLine(res.ContainsKey("room")); // HOIIO001 "room"
        Console.WriteLine(res.Get<string>("txn" + "reff")); // HOIIO001 "txn" + "reff"
        Console.WriteLine(res.Find<string>("txn_reff")); // HOIIO001 "txn_reff"
        HoiioResponse typed = res;
        Console.WriteLine(typed["txn_reff"]); // HOIIO001 "txn_reff"
        Console.WriteLine(typed.Get<string>("txn_reff")); // HOIIO001 "txn_reff"
        Console.WriteLine(typed.TryGetValue("txn_reff", out var value) ? value : null); // HOIIO001 "txn_reff"
        """);

    [Test]
    public void Members_of_every_answer_are_not_reported() => Check("""
        var res = Hoiio.Voice.Hangup("AA-C-1");
        Console.WriteLine($"{res.status} {res.Status} {res.text} {res.Text} {res.json} {res.Json} {res.response} {res.Response}");
        Console.WriteLine($"{res.is_success()} {res.IsSuccess()} {res.EnsureSuccess()} {res["status"]} {res["text"]} {res.Has("status")}");
        Console.WriteLine($"{res.Count} {res.Keys} {res.Values} {res.ContainsKey("status")} {res.ToString()} {res.GetType()}");
        var entry = Hoiio.Voice.History().entries[0];
        Console.WriteLine($"{entry.Json} {entry.Count} {entry.Keys} {entry.Has("tag")} {entry.Get<string>("txn_ref")} {entry.ToString()}");
        Console.WriteLine(entry.status); // HOIIO001 status
        Console.WriteLine(entry.IsSuccess()); // HOIIO001 IsSuccess
        """);

    [Test]
    public void A_method_without_parentheses_and_an_unknown_method_are_reported() => Check("""
        var res = Hoiio.Voice.Call("+6511111111", "+6522222222");
        if (res.IsSuccess) // HOIIO001 IsSuccess
            Console.WriteLine(res.is_sucess()); // HOIIO001 is_sucess
        """);

    [Test]
    public void Custom_fields_of_a_notification_are_not_reported() => Check("""
        var notification = Hoiio.Notification("txn_ref=AA-C-1", "?order=4711");
        Console.WriteLine($"{notification.order} {notification["order"]} {notification.Has("order")} {notification.Find<int>("parts")}");
        var authentic = Hoiio.AuthenticNotification("txn_ref=AA-C-1", "signature");
        Console.WriteLine(authentic.order);
        """);

    [Test]
    public void Members_that_a_list_lacks_are_reported() => Check("""
        var history = Hoiio.Voice.History();
        Console.WriteLine($"{history.entries.Count} {history.entries.Contains(history.entries[0])} {history.entries.ToString()}");
        Console.WriteLine(history.entries.Length); // HOIIO001 Length
        Console.WriteLine(history.entries.txn_ref); // HOIIO001 txn_ref
        Console.WriteLine(history.entries.First()); // HOIIO001 First
        var conference = Hoiio.Voice.Conference("+6511111111", "+6522222222");
        Console.WriteLine(conference.txn_refs.Length); // HOIIO001 Length
        Console.WriteLine(conference.txn_refs[0].Length);
        dynamic copy = Hoiio.Voice.HistoryAll().ToArray();
        Console.WriteLine(copy.Length);
        dynamic list = (List<dynamic>)history.entries;
        list.Clear();
        Console.WriteLine(list.Capacity);
        """);

    [Test]
    public void The_message_lists_the_fields() => Assert.That(Messages("""
        Console.WriteLine(Hoiio.Voice.Call("+6511111111", "+6522222222").txn_reff);
        Console.WriteLine(Hoiio.Voice.Hangup("AA-C-1").txn_ref);
        Console.WriteLine((args.Length > 0 ? Hoiio.Account.Balance() : Hoiio.Voice.Hangup("AA-C-1")).balanse);
        Console.WriteLine(Hoiio.Number.Rate("US").entries[0].price);
        Console.WriteLine(Hoiio.Number.AvailableCountries().entries[0].states[0].cod);
        Console.WriteLine(Hoiio.Voice.Hangup("AA-C-1").IsSuccess);
        Console.WriteLine(Hoiio.Number.Rate("US").entries.Length);
        Console.WriteLine(Hoiio.Number.Rate("US").entries.First());
        """), Is.EqualTo(new[]
    {
        "HOIIO001: voice/call has no field 'txn_reff'; it has txn_ref",
        "HOIIO001: voice/hangup has no field 'txn_ref'; it has status",
        "HOIIO001: user/get_balance or voice/hangup has no field 'balanse'; it has currency, balance, points, bonus",
        "HOIIO001: an entry of number/get_rates has no 'price'; it has duration, rate",
        "HOIIO001: a state of number/get_countries has no 'cod'; it has code, name, capability",
        "HOIIO001: 'IsSuccess' is a method of the answer; write IsSuccess()",
        "HOIIO001: a list has no 'Length'; it has Count and an indexer",
        "HOIIO001: a list has no 'First'; for LINQ declare its type: IEnumerable<dynamic> entries = res.entries",
    }));
}
