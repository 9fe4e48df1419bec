using FsCheck;
using FsCheck.Fluent;
using HoiioSdk.Answers;
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

    static void Check<T>(Gen<T> inputs, Func<T, bool> holds) =>
        Prop.ForAll(inputs.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
