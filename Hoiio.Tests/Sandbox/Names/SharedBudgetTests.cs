using System.Text;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.World;
using HoiioSdk.Tests.Services;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Names;

/// <summary>All sandboxes of a process together keep no more than one may. The memory in use is that of the whole process.</summary>
[NonParallelizable]
sealed class SharedBudgetTests : SandboxTest
{
    const int MaxNamed = 64;

    readonly Dictionary<BoundedQueue<int>, int> ids = [];

    [Test]
    public void Ten_thousand_requests_are_kept_of_all_and_whoever_sends_few_loses_none()
    {
        var few = Sandbox.Named("few");
        for (var i = 0; i < 10; i++)
            few.Client.Account.Info();
        var busy = Sandbox.Named("busy");
        Parallel.For(0, 10_200, new() { MaxDegreeOfParallelism = 8 }, _ => busy.Client.Account.Info());
        Do("user/get_info");

        Assert.That(new[] { Sandbox, few, busy }.Select(one => one.Journal.Entries.Count), Is.EqualTo([1, 10, 9989]));
        Assert.That(busy.Journal.Entries[^1].Id, Is.EqualTo(busy.Status.LastEvent));
    }

    [Test]
    public void What_one_gives_back_another_may_keep()
    {
        var budget = new Budget(maxItems: 10, maxBytes: 1000);
        var (first, second) = (new BoundedQueue<int>(budget, new()), new BoundedQueue<int>(budget, new()));
        Fill(first, 20);
        Assert.That((first.Count, first.Oldest), Is.EqualTo((10, 11)));
        Fill(second, 20);
        Assert.That((first.Count, second.Count), Is.EqualTo((5, 5)));

        first.Clear();
        Fill(second, 20);
        Assert.That(second.Count, Is.EqualTo(10));
        Fill(first, 3);
        first.Dispose();
        Fill(second, 1);
        Assert.That((second.Count, second.Oldest), Is.EqualTo((8, 34)));
        Fill(second, 20);
        Assert.That(second.Count, Is.EqualTo(10));
    }

    [Test]
    public void Whoever_keeps_most_bytes_drops_its_oldest_and_what_was_just_added_stays()
    {
        var budget = new Budget(maxItems: 100, maxBytes: 100);
        var (many, one) = (new BoundedQueue<int>(budget, new()), new BoundedQueue<int>(budget, new()));
        Fill(many, 9, size: 10);
        Fill(one, 1, size: 60);
        Assert.That((many.Bytes, one.Bytes), Is.EqualTo((40, 60)));
        Fill(one, 1, size: 90);
        Assert.That((many.Bytes, one.Bytes), Is.EqualTo((10, 90)));
        Fill(one, 1, size: 500);
        Assert.That((many.Bytes, one.Bytes), Is.EqualTo((0, 500)));
        Fill(many, 1, size: 10);
        Assert.That((many.Bytes, one.Bytes), Is.EqualTo((10, 0)));
    }

    [Test]
    public void Files_of_all_take_no_more_than_those_of_one_may_and_the_oldest_go_first()
    {
        // Of 2 MB each, as large as a fax may be: 31 fit in.
        var pdf = FaxTests.OnePagePdf.PadRight(2 * 1024 * 1024);
        var file = Convert.ToBase64String(Encoding.ASCII.GetBytes(pdf));
        var sandboxes = new[] { Sandbox, Sandbox.Named("gw0"), Sandbox.Named("gw1") };
        for (var i = 0; i < 14; i++)
            foreach (var one in sandboxes)
            {
                one.SetCredit(50);
                Assert.That((string)one.Client.Request("fax/send", new { dest = FirstPhone, file }).status, Is.EqualTo("success_ok"));
            }
        var kept = sandboxes.Select(one => Enumerable.Range(1, 14).Where(number => IsThere($"{one.Url}files/{number}/fax.pdf")).ToList())
            .ToList();

        Assert.That(kept.Sum(numbers => numbers.Count), Is.EqualTo(31));
        Assert.That(kept.Select(numbers => numbers.Count), Is.All.InRange(10, 11));
        Assert.That(kept.Select(numbers => numbers[^1]), Is.All.EqualTo(14));
    }

    [Test]
    public void One_with_a_name_takes_two_MB_at_most()
    {
        UseOne(Sandbox.Named("first"));
        Sandbox.Named("first").Dispose();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < MaxNamed; i++)
            UseOne(Sandbox.Named($"gw{i}"));
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / MaxNamed;

        TestContext.Out.WriteLine($"{each} bytes");
        Assert.That(each, Is.LessThan(2_000_000));

        void UseOne(HoiioSandbox one)
        {
            one.IsClockRunning = true;
            for (var i = 0; i < 20; i++)
            {
                one.Client.Voice.Call(FirstPhone, SecondPhone, notifyUrl: Nowhere);
                one.Client.Sms.Send("Hi", FirstPhone, notifyUrl: Nowhere);
                one.Advance(TimeSpan.FromMinutes(5));
            }
        }
    }

    static bool IsThere(string url)
    {
        using var answer = Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead).Result;
        return answer.IsSuccessStatusCode;
    }

    // An item is its id.
    void Fill(BoundedQueue<int> bounded, int items, long size = 1)
    {
        for (var i = 0; i < items; i++)
        {
            var id = ids[bounded] = ids.GetValueOrDefault(bounded) + 1;
            bounded.Add(id, size, id);
            bounded.EnforceBudget();
        }
    }
}
