using FsCheck;
using FsCheck.Fluent;
using HoiioSdk.Answers;
using HoiioSdk.Sandbox.Tool.Comparison;
using HoiioSdk.Wire;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>Properties that hold for any input, tested with random input.</summary>
[Category("OneCulture")]
sealed class PropertyTests
{
    [Test]
    public void A_form_decodes_to_the_parameters_that_were_sent()
    {
        // Use whole code points: text with an unpaired surrogate is refused earlier.
        var codePoints = Gen.OneOf(Gen.Choose(0, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF), Gen.Choose(' ', '~'));
        var texts = codePoints.Select(char.ConvertFromUtf32).ArrayOf().Select(string.Concat);

        Check(texts.ArrayOf(), values =>
        {
            var sent = values.Select((text, index) => KeyValuePair.Create(FormattableString.Invariant($"name {index}&="), text)).ToList();
            using var form = new Form(sent, new("id", "token"));
            using var reader = new FormReader(form.ReadAsStringAsync().Result);
            var read = reader.ReadForm();
            return read.Count == sent.Count + 2 && sent.TrueForAll(parameter => read[parameter.Key] == parameter.Value);
        });
    }

    [Test]
    public void A_number_in_an_answer_keeps_every_digit()
    {
        var digits = Gen.Elements([.. "0123456789"]).NonEmptyListOf().Select(string.Concat);
        var fractions = Gen.OneOf(Gen.Constant(""), digits.Select(text => "." + text));
        var exponents = Gen.OneOf(Gen.Constant(""), from e in Gen.Elements("e", "E", "e+", "e-") from power in digits select e + power);
        var numbers =
            from sign in Gen.Elements("", "-")
            from whole in digits
            from fraction in fractions
            from exponent in exponents
            select sign + whole + fraction + exponent;
        var whiteSpace = Gen.Elements("", " ", "\t", "\n", "\r\n", "\r", "  \n ");

        Check(Gen.Zip(numbers, whiteSpace), input =>
        {
            var (number, gap) = input;
            var list = $$"""[{{number}}{{gap}},{{gap}}{"b"{{gap}}:{{gap}}{{number}}}]""";
            var json = $$"""{"a":{{gap}}{{list}},{{gap}}"debit":{{number}}{{gap}}}""";
            var fields = AnswerReader.Read(json, "sms/send")!;
            return fields["debit"].Text == number
                && fields["a"].ToJson().ToString(Formatting.None) == $$"""[{{number}},{"b":{{number}}}]""";
        });
    }

    [Test]
    public void An_alignment_is_a_longest_common_subsequence()
    {
        var texts = Gen.Elements("a", "b", "c", "d").ArrayOf();

        Check(Gen.Zip(texts, texts), input =>
        {
            var (old, current) = input;
            var pairs = Alignment.Align(old, current);
            return pairs.TrueForAll(pair => old[pair.Old] == current[pair.New])
                && pairs.Zip(pairs.Skip(1)).All(two => two.First.Old < two.Second.Old && two.First.New < two.Second.New)
                && pairs.Count == LengthOfLongestCommonSubsequence(old, current);
        });
    }

    // The textbook algorithm: the length for each pair of prefixes.
    static int LengthOfLongestCommonSubsequence(string[] one, string[] other)
    {
        var lengths = new int[one.Length + 1, other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
            for (var j = 1; j <= other.Length; j++)
                lengths[i, j] = one[i - 1] == other[j - 1]
                    ? lengths[i - 1, j - 1] + 1
                    : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
        return lengths[one.Length, other.Length];
    }

    static void Check<T>(Gen<T> inputs, Func<T, bool> holds) =>
        Prop.ForAll(inputs.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
