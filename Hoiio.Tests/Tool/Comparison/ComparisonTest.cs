using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>Base of tests that compare two recordings.</summary>
[Parallelizable]
abstract class ComparisonTest
{
    protected const string Url = "http://127.0.0.1:8080/";

    protected static Recording Calls(params string[] references)
    {
        var recording = new Recording();
        foreach (var (index, reference) in references.Index())
            recording.Request("voice/call", $"dest2=+65{index + 1}{index + 1}111111", Answer(reference));
        return recording;
    }

    protected static string Answer(string txnRef) => $$"""{"txn_ref":"{{txnRef}}","status":"success_ok"}""";

    protected static void AssertEqual(Recording old, Recording @new)
    {
        var comparison = old.Compare(@new);
        Assert.That((comparison.IsEqual, comparison.Expected.Count), Is.EqualTo((true, 0)), comparison.ToString());
    }

    protected static void AssertDifferences(Recording old, Recording @new, params string[] what)
    {
        var comparison = old.Compare(@new);
        Assert.That(comparison.Differences.Select(difference => difference.What), Is.EqualTo(what), comparison.ToString());
    }
}
