using System.Globalization;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>Values that the journal truncates are compared in full length.</summary>
[TestFixture]
sealed class LongValueTests
{
    const int NumberCount = 1000;

    static readonly string[] Numbers =
        [.. Enumerable.Range(0, NumberCount).Select(i => string.Create(CultureInfo.InvariantCulture, $"+6512345{i:0000000}"))];

    [Test]
    public void A_list_that_differs_in_its_900th_number_is_reported()
    {
        string[] other = [.. Numbers];
        other[899] = "+65123459999999";

        AssertDiffers("dest", Bulk(Numbers), Bulk(other));
        AssertEqual(Bulk(Numbers), Bulk(Numbers));
    }

    [Test]
    public void The_prefix_of_1000_numbers_is_expected_and_a_different_number_is_not()
    {
        string[] python = [Numbers[0], .. Numbers.Skip(1).Select(number => number[3..])];
        var comparison = Compare(Bulk(python), Bulk(Numbers));
        Assert.That(comparison.IsEqual, Is.True, comparison.ToString());
        Assert.That(comparison.Expected.Keys.Select(pair => pair.Name), Is.EqualTo(new[] { "number-prefix" }));

        python[899] = "99999999";
        AssertDiffers("dest", Bulk(python), Bulk(Numbers));
    }

    // The rules see only the start of a truncated value, so they must not explain a difference in it.
    [Test]
    public void Any_difference_in_a_truncated_list_is_unexpected()
    {
        string[] both = [.. Numbers, .. Numbers];
        AssertEqual(Bulk(both), Bulk(both));
        AssertDiffers("dest", Bulk([both[0], .. both.Skip(1).Select(number => number[3..])]), Bulk(both));
        AssertDiffers("dest", Bulk([.. both.SkipLast(1), "+65123459999998"]), Bulk(both));
    }

    [TestCase("file")]
    [TestCase("msg")]
    public void A_long_text_that_differs_in_one_character_is_reported(string name)
    {
        Action<HoiioSandbox> Send(char middle) => sandbox =>
            Post(sandbox, "fax/send", (name, $"{new string('x', 50_000)}{middle}{new string('x', 50_000)}"));

        AssertDiffers(name, Send('a'), Send('b'));
        AssertEqual(Send('a'), Send('a'));
    }

    static Action<HoiioSandbox> Bulk(string[] numbers) => sandbox =>
        Post(sandbox, "sms/bulk_send", ("dest", string.Join(',', numbers)), ("msg", "Hello"));

    static void Post(HoiioSandbox sandbox, string path, params (string Name, string Value)[] parameters)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(
            [.. parameters.Append(("app_id", sandbox.AppId)).Append(("access_token", sandbox.AccessToken))
                .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))]);
        using var answer = http.PostAsync(sandbox.ApiEndpoint + path, form).Result;
    }

    static void AssertEqual(Action<HoiioSandbox> old, Action<HoiioSandbox> @new)
    {
        var comparison = Compare(old, @new);
        Assert.That(comparison.IsEqual, Is.True, comparison.ToString());
    }

    static void AssertDiffers(string name, Action<HoiioSandbox> old, Action<HoiioSandbox> @new) =>
        Assert.That(Compare(old, @new).Differences.SelectMany(pair => pair.Names), Does.Contain(name));

    static JournalComparison Compare(Action<HoiioSandbox> old, Action<HoiioSandbox> @new)
    {
        using var first = HoiioSandbox.Start();
        using var second = HoiioSandbox.Start();
        old(first);
        @new(second);
        return first.Journal.Compare(second.Journal);
    }
}
