using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Which fault affects which request, and how often.</summary>
[TestFixture]
sealed class FaultOrderTests : SandboxTest
{
    const string Credit = "user/get_balance";
    const string Info = "user/get_info";
    const string Ok = "success_ok";

    [Test]
    public void A_fault_for_all_paths_affects_each_path()
    {
        Sandbox.Fail("*", Fault.Status("error_a"), times: 2);
        Assert.That(new[] { StatusOf(Credit), StatusOf(Info), StatusOf(Info) }, Is.EqualTo(["error_a", "error_a", Ok]));
    }

    [Test]
    public void A_fault_for_all_paths_does_not_affect_unknown_paths_and_files()
    {
        Sandbox.Fail("*", Fault.Redirect, times: null);
        Assert.That(StatusOf("redirected/user/get_info"), Is.EqualTo("error_unknown_path"));
        using var answer = Http.GetAsync($"{Sandbox.Url}files/1/fax.pdf").Result;
        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public void The_first_matching_fault_is_used()
    {
        Sandbox.Fail(Info, Fault.Status("error_a"));
        Sandbox.Fail("*", Fault.Status("error_b"), times: 2);
        Sandbox.Fail(Credit, Fault.Status("error_c"));
        Assert.That(new[] { StatusOf(Credit), StatusOf(Info), StatusOf(Info), StatusOf(Credit), StatusOf(Credit) },
            Is.EqualTo(["error_b", "error_a", "error_b", "error_c", Ok]));
    }

    [Test]
    public void A_fault_without_a_limit_stays_until_it_is_cleared()
    {
        Sandbox.Fail(Info, Fault.Status("error_a"), times: null);
        Sandbox.Fail(Info, Fault.Status("error_b"));
        Assert.That(Enumerable.Range(0, 20).Select(_ => StatusOf(Info)), Is.All.EqualTo("error_a"));
        Assert.That(Sandbox.Faults[0], Is.EqualTo(new OrderedFault(Info, Fault.Status("error_a"), Times: null)));
        Sandbox.ClearFaults(Info);
        Assert.That(StatusOf(Info), Is.EqualTo(Ok));
    }

    [Test]
    public void Faults_for_all_paths_and_for_one_path_are_cleared_separately()
    {
        Sandbox.Fail("*", Fault.Reset, times: null, probability: 0.5);
        Sandbox.Fail(Info, Fault.Status("error_a"));
        Sandbox.ClearFaults("*");
        Assert.That(Sandbox.Faults, Is.EqualTo([new OrderedFault(Info, Fault.Status("error_a"))]));
        Sandbox.Fail("*", Fault.Reset);
        Sandbox.ClearFaults(Info);
        Assert.That(Sandbox.Faults, Is.EqualTo([new OrderedFault("*", Fault.Reset)]));
    }

    [Test]
    public void A_fault_affects_requests_with_its_probability()
    {
        Sandbox.Fail(Info, Fault.Status("error_a"), times: null, probability: 0.1);
        var affected = Enumerable.Range(0, 500).Count(_ => StatusOf(Info) == "error_a");
        Assert.That(affected, Is.InRange(25, 85));
    }

    [Test]
    public void Times_counts_only_the_requests_that_the_fault_affects()
    {
        Sandbox.Fail(Info, Fault.Status("error_a"), times: 3, probability: 0.2);
        Assert.That(Enumerable.Range(0, 200).Count(_ => StatusOf(Info) == "error_a"), Is.EqualTo(3));
        Assert.That(Sandbox.Faults, Is.Empty);
    }

    [Test]
    public void If_a_fault_does_not_occur_the_next_matching_one_is_tried()
    {
        Sandbox.Fail(Info, Fault.Status("error_a"), times: null, probability: 0.5);
        Sandbox.Fail("*", Fault.Status("error_b"), times: null);
        var answers = Enumerable.Range(0, 50).Select(_ => StatusOf(Info)).ToList();
        Assert.That(answers.Distinct(), Is.EquivalentTo(["error_a", "error_b"]));
    }

    [Test]
    public void The_same_requests_get_the_same_faults_after_a_reset_and_in_another_sandbox()
    {
        List<string> Answers(HoiioSandbox sandbox)
        {
            sandbox.Fail("*", Fault.Status("error_a"), times: null, probability: 0.3);
            sandbox.Fail(Info, Fault.Status("error_b"), times: null, probability: 0.5);
            return [.. Enumerable.Range(0, 60).Select(i =>
                (string)(i % 3 == 0 ? sandbox.Client.Account.Balance() : sandbox.Client.Account.Info()).status)];
        }
        var first = Answers(Sandbox);
        Sandbox.Reset();
        using var other = HoiioSandbox.Start();
        Assert.That(first.Distinct(), Is.EquivalentTo([Ok, "error_a", "error_b"]));
        Assert.That(Answers(Sandbox), Is.EqualTo(first));
        Assert.That(Answers(other), Is.EqualTo(first));
    }

    [Test]
    public void A_fault_affects_concurrent_requests_exactly_as_often_as_ordered()
    {
        Sandbox.Fail("*", Fault.Status("error_a"), times: 20, probability: 0.5);
        var answers = Enumerable.Range(0, 200).AsParallel().WithDegreeOfParallelism(8).Select(_ => StatusOf(Info)).ToList();
        Assert.That(answers.Count(answer => answer == "error_a"), Is.EqualTo(20));
    }
}
