using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Names;

/// <summary>Sandboxes with names in C#: the same as over HTTP.</summary>
sealed class NamedFaceTests : SandboxTest
{
    [Test]
    public void One_with_a_name_has_all_that_the_main_one_has()
    {
        var named = Sandbox.Named("gw0");
        named.PickUpPhone(FirstPhone);
        string call = named.Client.Voice.Call(FirstPhone, SecondPhone).txn_ref;
        named.Advance(TimeSpan.FromSeconds(10));
        named.Answer(call);
        named.Advance(TimeSpan.FromSeconds(10));
        named.SetCredit(1);

        Assert.That((named.Name, named.Url, named.ApiEndpoint),
            Is.EqualTo(("gw0", $"{Sandbox.Url}@gw0/", $"{Sandbox.Url}@gw0/open/")));
        Assert.That(named.Call(call).State, Is.EqualTo("ongoing"));
        Assert.That(named.Journal.Entries, Has.Count.EqualTo(1));
        Assert.That((Sandbox.Name, Sandbox.Status.Points, Sandbox.Journal.Entries.Count, Sandbox.PhonesInHand.Count),
            Is.EqualTo(("", 50m, 0, 0)));
        Assert.That(Sandbox.NamedSandboxes.Single().ToString(), Does.StartWith($"{Sandbox.Url}@gw0/ ").And.Contain("clock standing"));
        Assert.That(named.NamedSandboxes, Is.EqualTo(Sandbox.NamedSandboxes));
    }

    [Test]
    public void The_same_name_is_the_same_sandbox_whoever_asks_and_whoever_used_it_first()
    {
        _ = Http.GetStringAsync($"{Sandbox.Url}@gw0/open/user/get_info").Result;
        Assert.That(Sandbox.Named("gw0").Journal.Entries, Has.Count.EqualTo(1));
        Assert.That(Sandbox.Named("gw1").Named("gw0"), Is.SameAs(Sandbox.Named("gw0")));
    }

    [TestCase("")]
    [TestCase("..")]
    [TestCase("a/b")]
    [TestCase("a b")]
    public void What_is_no_name_is_refused(string name) =>
        Assert.That(() => Sandbox.Named(name), Throws.InstanceOf<ArgumentException>().With.Message.Contains("1 to 40 letters, digits"));

    [Test]
    public void It_starts_as_the_process_was_told_to_whatever_was_done_to_the_main_one()
    {
        var start = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(8));
        using var main = HoiioSandbox.Start(now: start);
        main.Advance(TimeSpan.FromDays(1));
        main.IsClockRunning = true;
        main.SetCredit(0);

        var named = main.Named("gw0");
        Assert.That((named.Now, named.IsClockRunning, named.Status.Balance), Is.EqualTo((start, false, 54.65m)));
    }

    [Test]
    public void To_dispose_one_ends_it_and_no_other_and_one_with_its_name_is_there_anew()
    {
        var (first, other) = (Sandbox.Named("gw0"), Sandbox.Named("gw1"));
        first.Client.Account.Balance();
        first.Dispose();
        first.Dispose();

        Assert.That(Sandbox.NamedSandboxes.Select(named => named.Name), Is.EqualTo(["gw1"]));
        Assert.That(() => first.Client, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => first.Advance(TimeSpan.Zero), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(other.Client.Account.Balance().IsSuccess(), Is.True);

        var anew = Sandbox.Named("gw0");
        Assert.That(anew, Is.Not.SameAs(first));
        Assert.That(anew.Journal.Entries, Is.Empty);
        first.Dispose();
        Assert.That(Sandbox.NamedSandboxes.Select(named => named.Name), Is.EqualTo(["gw0", "gw1"]));
    }

    [Test]
    public void One_that_was_ended_over_http_says_so_in_CSharp()
    {
        var named = Sandbox.Named("gw0");
        using var answer = Http.DeleteAsync($"{named.Url}sandbox").Result;
        Assert.That(() => named.Reset(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(Sandbox.Named("gw0"), Is.Not.SameAs(named));
    }

    [Test]
    public async Task With_the_main_one_all_end()
    {
        await using var main = HoiioSandbox.Start();
        var named = main.Named("gw0");
        var client = named.Client;
        var waiting = named.WaitForRequestsAsync(wait: Timeout.InfiniteTimeSpan);
        await main.DisposeAsync();

        Assert.That(await waiting.WaitAsync(TimeSpan.FromSeconds(30)), Is.Empty);
        Assert.That(() => client.Account.Balance(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => named.Advance(TimeSpan.Zero), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => main.Named("gw0"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => main.Named("gw1"), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void A_clock_that_runs_carries_out_what_falls_due_though_nobody_asks()
    {
        using var listener = new Listener();
        var named = Enumerable.Range(0, 3).Select(i => Sandbox.Named($"gw{i}")).ToList();
        foreach (var one in named)
        {
            one.IsClockRunning = true;
            one.Client.Sms.Send("Hi", FirstPhone, notifyUrl: listener.Url);
        }
        Assert.That(() => listener.Received.Count, Is.EqualTo(3).After(60_000, 50));
    }
}
