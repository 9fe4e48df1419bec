using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Names;

/// <summary>Named sandboxes in C#, which are the same as over HTTP.</summary>
sealed class NamedFaceTests : SandboxTest
{
    [Test]
    public void A_named_sandbox_has_the_same_features_as_the_main_one()
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
    public void The_same_name_returns_the_same_sandbox_in_CSharp_and_over_HTTP()
    {
        _ = Http.GetStringAsync($"{Sandbox.Url}@gw0/open/user/get_info").Result;
        Assert.That(Sandbox.Named("gw0").Journal.Entries, Has.Count.EqualTo(1));
        Assert.That(Sandbox.Named("gw1").Named("gw0"), Is.SameAs(Sandbox.Named("gw0")));
    }

    [TestCase("")]
    [TestCase("..")]
    [TestCase("a/b")]
    [TestCase("a b")]
    public void An_invalid_name_is_refused(string name) =>
        Assert.That(() => Sandbox.Named(name), Throws.InstanceOf<ArgumentException>().With.Message.Contains("1 to 40 letters, digits"));

    [Test]
    public void A_named_sandbox_starts_with_the_initial_settings_of_the_process()
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
    public async Task Disposing_a_named_sandbox_ends_pending_waits_and_event_streams()
    {
        var requests = Http.GetStringAsync($"{Sandbox.Url}@gw0/sandbox/requests?wait=60");
        using var stream = await Http.GetStreamAsync($"{Sandbox.Url}@gw0/sandbox/events");
        using var events = new StreamReader(stream);
        await events.ReadLineAsync();
        for (var attempt = 0; attempt < 100 && !requests.IsCompleted; attempt++)
        {
            // A wait that arrives after the disposal creates the sandbox again.
            if (Sandbox.NamedSandboxes.Count > 0)
                Sandbox.Named("gw0").Dispose();
            await Task.WhenAny(requests, Task.Delay(100));
        }

        Assert.That(requests.IsCompletedSuccessfully ? requests.Result : "still waiting", Is.EqualTo("[]"));
        Assert.That(await events.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30)), Is.Not.Null);
    }

    [Test]
    public void Disposing_a_named_sandbox_ends_the_requests_that_wait_because_of_a_fault()
    {
        foreach (var fault in new[] { Fault.Timeout, Fault.Delay(TimeSpan.FromHours(1)) })
        {
            var named = Sandbox.Named("gw0");
            named.Fail("*", fault);
            var request = Http.GetAsync(named.ApiEndpoint + "user/get_info");
            Assert.That(() => named.Journal.Entries.Count, Is.EqualTo(1).After(30_000, 20));

            named.Dispose();

            Assert.That(async () => await request.WaitAsync(TimeSpan.FromSeconds(30)), Throws.TypeOf<HttpRequestException>(), $"{fault}");
        }
    }

    [Test]
    public void Disposing_a_named_sandbox_deletes_only_it_and_its_name_can_be_used_again()
    {
        var (first, other) = (Sandbox.Named("gw0"), Sandbox.Named("gw1"));
        first.Client.Account.Balance();
        first.Dispose();
        first.Dispose();

        Assert.That(Sandbox.NamedSandboxes.Select(named => named.Name), Is.EqualTo(["gw1"]));
        Assert.That(() => first.Client, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => first.Advance(TimeSpan.Zero), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(other.Client.Account.Balance().IsSuccess(), Is.True);

        var recreated = Sandbox.Named("gw0");
        Assert.That(recreated, Is.Not.SameAs(first));
        Assert.That(recreated.Journal.Entries, Is.Empty);
        first.Dispose();
        Assert.That(Sandbox.NamedSandboxes.Select(named => named.Name), Is.EqualTo(["gw0", "gw1"]));
    }

    [Test]
    public void A_sandbox_that_was_deleted_over_HTTP_is_disposed_in_CSharp()
    {
        var named = Sandbox.Named("gw0");
        using var answer = Http.DeleteAsync($"{named.Url}sandbox").Result;
        Assert.That(() => named.Reset(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(Sandbox.Named("gw0"), Is.Not.SameAs(named));
    }

    [Test]
    public async Task Disposing_the_main_sandbox_disposes_all_named_ones()
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
    public void The_running_clock_of_a_named_sandbox_triggers_due_events_without_requests()
    {
        using var listener = new Listener();
        var named = Enumerable.Range(0, 3).Select(i => Sandbox.Named($"gw{i}")).ToList();
        foreach (var sandbox in named)
        {
            sandbox.IsClockRunning = true;
            sandbox.Client.Sms.Send("Hi", FirstPhone, notifyUrl: listener.Url);
        }
        Assert.That(() => listener.Received.Count, Is.EqualTo(3).After(60_000, 50));
    }
}
