using System.Text;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.World;
using HoiioSdk.Tests.Services;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Names;

/// <summary>
/// All sandboxes of a process share the storage limits of one. Does not run in parallel, because a test measures the memory of the process.
/// </summary>
[NonParallelizable]
sealed class SharedBudgetTests : SandboxTest
{
    const int MaxNamed = 64;

    readonly Dictionary<BoundedQueue<int>, int> ids = [];

    [Test]
    public void All_sandboxes_together_keep_10000_requests_and_drop_those_of_the_busiest_first()
    {
        var few = Sandbox.Named("few");
        for (var i = 0; i < 10; i++)
            few.Client.Account.Info();
        var busy = Sandbox.Named("busy");
        Parallel.For(0, 10_200, new() { MaxDegreeOfParallelism = 8 }, _ => busy.Client.Account.Info());
        Do("user/get_info");

        Assert.That(new[] { Sandbox, few, busy }.Select(sandbox => sandbox.Journal.Entries.Count), Is.EqualTo([1, 10, 9989]));
        Assert.That(busy.Journal.Entries[^1].Id, Is.EqualTo(busy.Status.LastEvent));
    }

    [Test]
    public void Capacity_that_one_list_releases_is_available_to_others()
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
    public void The_list_with_the_most_bytes_drops_its_oldest_items_but_not_the_one_just_added()
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
    public void The_files_of_all_sandboxes_share_one_limit_and_the_oldest_are_dropped_first()
    {
        // Each file has 2 MB, the maximum for a fax, so that 31 of them fit.
        var pdf = FaxTests.OnePagePdf.PadRight(2 * 1024 * 1024);
        var file = Convert.ToBase64String(Encoding.ASCII.GetBytes(pdf));
        var sandboxes = new[] { Sandbox, Sandbox.Named("gw0"), Sandbox.Named("gw1") };
        for (var i = 0; i < 12; i++)
            foreach (var sandbox in sandboxes)
            {
                sandbox.SetCredit(50);
                Assert.That((string)sandbox.Client.Request("fax/send", new { dest = FirstPhone, file }).status, Is.EqualTo("success_ok"));
            }
        var kept = sandboxes
            .Select(sandbox => Enumerable.Range(1, 12).Where(number => Exists($"{sandbox.Url}files/{number}/fax.pdf")).ToList())
            .ToList();

        Assert.That(kept.Sum(numbers => numbers.Count), Is.EqualTo(31));
        Assert.That(kept.Select(numbers => numbers.Count), Is.All.InRange(10, 11));
        Assert.That(kept.Select(numbers => numbers[^1]), Is.All.EqualTo(12));
    }

    [Test]
    public void A_named_sandbox_uses_at_most_2_MB_of_memory()
    {
        Use(Sandbox.Named("first"));
        Sandbox.Named("first").Dispose();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < MaxNamed; i++)
            Use(Sandbox.Named($"gw{i}"));
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / MaxNamed;

        TestContext.Out.WriteLine($"{each} bytes");
        Assert.That(each, Is.LessThan(2_000_000));

        void Use(HoiioSandbox sandbox)
        {
            sandbox.IsClockRunning = true;
            for (var i = 0; i < 20; i++)
            {
                sandbox.Client.Voice.Call(FirstPhone, SecondPhone, notifyUrl: Nowhere);
                sandbox.Client.Sms.Send("Hi", FirstPhone, notifyUrl: Nowhere);
                sandbox.Advance(TimeSpan.FromMinutes(5));
            }
        }
    }

    static bool Exists(string url)
    {
        using var answer = Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead).Result;
        return answer.IsSuccessStatusCode;
    }

    // Adds items with consecutive numbers as their value and ID.
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
