using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace HoiioSdk.Tests.Answers;

/// <summary>Reading a field as a given type: exactly, or not at all.</summary>
sealed class GetTests : WireTest
{
    [Test]
    public void Get_reads_the_exact_value_as_the_requested_type()
    {
        dynamic res = Answered("""
            {"status":"success_ok","date":"2012-01-31 12:06:15","debit":0.1400000000000000000001,"rate":"0.020","duration":"7",
            "expiry":"2012-12-31","is_unicode":"true","flag":"true"}
            """);

        Assert.That(res.Get<decimal>("debit"), Is.EqualTo(0.1400000000000000000001m));
        Assert.That(res.Get<decimal>("rate").ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo("0.020"));
        Assert.That(res.Get<string>("rate"), Is.EqualTo("0.020"));
        Assert.That(res.Get<DateTimeOffset>("date"), Is.EqualTo(new DateTimeOffset(2012, 1, 31, 12, 6, 15, TimeSpan.FromHours(8))));
        Assert.That(res.Get<DateTime>("Date"), Is.EqualTo(new DateTime(2012, 1, 31, 12, 6, 15)));
        Assert.That(res.Get<DateOnly>("expiry"), Is.EqualTo(new DateOnly(2012, 12, 31)));
        Assert.That(res.Get<long>("duration"), Is.EqualTo(7L));
        Assert.That(res.Get<int?>("duration"), Is.EqualTo(7));
        Assert.That(res.Get<bool>("is_unicode"), Is.True);
        Assert.That(res.Get<bool>("flag"), Is.True);
    }

    [Test]
    public void Get_names_a_type_in_CSharp_syntax()
    {
        HoiioResponse res = Answered("""{"status":"success_ok","tag":"x"}""");
        var readings = new Dictionary<string, Func<object>>
        {
            ["decimal"] = () => res.Get<decimal>("tag"),
            ["double"] = () => res.Get<double>("tag"),
            ["float"] = () => res.Get<float>("tag"),
            ["int"] = () => res.Get<int?>("tag")!,
            ["long"] = () => res.Get<long>("tag"),
            ["bool"] = () => res.Get<bool>("tag"),
            ["DateTime"] = () => res.Get<DateTime>("tag"),
            ["List<string>"] = () => res.Get<List<string>>("tag")!,
        };

        foreach (var (name, reading) in readings)
            Assert.That(reading, Throws.TypeOf<InvalidCastException>().With.Message.EqualTo(
                $"tag of voice/query_status cannot be read as {name}. Read it with Get<string>(\"tag\")."));
        Assert.That(() => res.Get<DateTimeOffset>("date"), Throws.TypeOf<InvalidCastException>()
            .With.Message.EqualTo(
                "The answer of voice/query_status lacks date. "
                + "If it may be absent, use Find<DateTimeOffset?>(\"date\"), which then returns null."));
    }

    [Test]
    public void Get_reads_a_nested_value_as_JSON_text()
    {
        HoiioResponse res = Answered("""{"status":"success_ok","entries":[ {"a" : 1} ]}""");

        Assert.That(res.Get<string>("entries"), Is.EqualTo("""[{"a":1}]"""));
    }

    [Test]
    public void Get_reads_a_number_as_every_type_that_can_hold_it()
    {
        HoiioResponse res = Answered("""{"status":"success_ok","duration":"200","balance":18446744073709551615}""");

        Assert.That(res.Get<byte>("duration"), Is.EqualTo(200));
        Assert.That(res.Get<ulong>("balance"), Is.EqualTo(ulong.MaxValue));
        Assert.That(() => res.Get<sbyte>("duration"), Throws.TypeOf<InvalidCastException>());
    }

    [TestCase("0,018")]
    [TestCase("1,234.5")]
    [TestCase("")]
    [TestCase("NaN")]
    public void Get_refuses_numbers_in_other_notations(string text)
    {
        dynamic res = Answered($$"""{"status":"success_ok","rate":"{{text}}"}""");

        Assert.That(res.rate, Is.EqualTo(text));
        Assert.That(() => res.Get<decimal?>("rate"),
            Throws.TypeOf<InvalidCastException>().With.Message.Contains("cannot be read as decimal"));
        Assert.That(() => res.Get<double>("rate"), Throws.TypeOf<InvalidCastException>());
        Assert.That(() => res.Get<float>("rate"), Throws.TypeOf<InvalidCastException>());
        Assert.That(() => res.Get<int>("rate"), Throws.TypeOf<InvalidCastException>());
    }

    [Test]
    public void Get_reads_the_same_values_as_the_members()
    {
        dynamic res = Answered("""
            {"status":"success_ok","duration":7.0,"rate":0.5,"debit":" +0.50 ","date":"0001-01-01 00:00:00","states":null}
            """);

        Assert.That(res.debit, Is.EqualTo(0.5));
        Assert.That(res.Get<decimal>("debit"), Is.EqualTo(0.5m));
        Assert.That(res.Get<long>("duration"), Is.EqualTo(7));
        Assert.That(res.Get<float>("rate"), Is.EqualTo(0.5f));
        Assert.That(() => res.Get<int>("rate"), Throws.TypeOf<InvalidCastException>());
        Assert.That(() => res.Get<DateTimeOffset>("date"), Throws.TypeOf<InvalidCastException>());
        Assert.That(() => res.Get<DayOfWeek>("duration"), Throws.TypeOf<InvalidCastException>());
        Assert.That(res.Get<string>("text"), Is.EqualTo(res.text));
        Assert.That(res.Get<JObject>("json"), Is.SameAs(res.Json));
        Assert.That(() => res.Get<int>("text"), Throws.TypeOf<InvalidCastException>().With.Message.Contains("cannot be read as int"));
        Assert.That(res.states, Is.Empty, "null is read as an empty list");
        Assert.That(() => res.Get<string>("states"), Throws.TypeOf<InvalidCastException>());
    }

    [Test]
    public void Get_throws_for_an_absent_or_unreadable_value()
    {
        dynamic res = Answered("""{"status":"success_ok","duration":"seven"}""");

        Assert.That(res.Get<decimal?>("debit"), Is.Null);
        Assert.That(res.Find<string>("tag"), Is.Null);
        Assert.That(() => res.Get<decimal>("debit"), Throws.TypeOf<InvalidCastException>().With.Message.Contains("Find<decimal?>"));
        Assert.That(() => res.Get<int>("duration"), Throws.TypeOf<InvalidCastException>().With.Message.Contains("duration"));
        Assert.That(() => res.Get<int>("nope"), Throws.TypeOf<KeyNotFoundException>());
    }

    [Test]
    public void Get_returns_a_value_or_names_the_absent_field()
    {
        HoiioResponse res = Answered("""{"status":"success_ok","txn_ref":"AA-S-141147","dest1":null}""");

        string reference = res.Get<string>("txn_ref");

        Assert.That(reference, Is.EqualTo("AA-S-141147"));
        Assert.That(() => res.Get<string>("tag"), Throws.TypeOf<InvalidCastException>().With.Message.EqualTo(
            "The answer of voice/query_status lacks tag. If it may be absent, use Find<string>(\"tag\"), which then returns null."));
        Assert.That(() => res.Get<string>("dest1"), Throws.TypeOf<InvalidCastException>().With.Message.Contains("lacks dest1"));
    }

    [Test]
    public void Find_returns_the_default_for_an_absent_field()
    {
        HoiioResponse res = Answered("""{"status":"success_ok","txn_ref":"AA-S-141147","duration":"7","dest1":null,"rate":"none"}""");

        string? tag = res.Find<string>("tag");

        Assert.That(tag, Is.Null);
        Assert.That(res.Find<string>("TxnRef"), Is.EqualTo("AA-S-141147"));
        Assert.That(res.Find<int?>("Duration"), Is.EqualTo(7));
        Assert.That(res.Find<decimal?>("debit"), Is.Null);
        Assert.That(res.Find<string>("dest1"), Is.Null);
        Assert.That(res.Find<int>("debit"), Is.Zero);
        Assert.That(() => res.Find<string>("tags"), Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("has no field 'tags'"));
        Assert.That(() => res.Find<decimal?>("rate"), Throws.TypeOf<InvalidCastException>(), "an unreadable field is not an absent one");
        HoiioResponse failed = Answered("""{"status":"error_txn_ref_invalid"}""");
        Assert.That(() => failed.Find<decimal>("debit"), Throws.TypeOf<HoiioException>().With.Message.Contains("error_txn_ref_invalid"));
    }

    [TestCase("010", "010", 10)]
    [TestCase("08", "08", 8)]
    [TestCase("-0000000000000000000000000009", "-0000000000000000000000000009", -9)]
    [TestCase("1e2", "1e2", 100)]
    [TestCase("1E2", "1E2", 100)]
    [TestCase("-7", "-7", -7)]
    [TestCase("7.0", "7.0", 7)]
    public void Get_reads_a_number_as_the_text_that_was_sent(string json, string text, int number)
    {
        HoiioResponse res = Answered(
            $$"""{"status":"success_ok","duration":{{json}},"entries":[{{json}}, {"x" : {{json}} }],"txn_ref":"A"}""");

        Assert.That(res.Get<string>("duration"), Is.EqualTo(text));
        Assert.That(res.Get<int>("duration"), Is.EqualTo(number));
        Assert.That(res.Get<decimal>("duration"), Is.EqualTo(number));
        Assert.That(res.Json.ToString(Formatting.None), Does.Contain($"\"duration\":{text},\"entries\":[{text},{{\"x\":{text}}}]"));
    }

    [TestCase("0.1400000000000000000000000000001")]
    [TestCase("12345678901234567890123456789.1")]
    [TestCase("99999999999999999999999999999.9")]
    [TestCase("1e-30")]
    [TestCase("1E400")]
    public void Get_never_rounds_money(string debit)
    {
        foreach (var json in new[] { debit, $"\"{debit}\"" })
        {
            HoiioResponse res = Answered($$"""{"status":"success_ok","debit":{{json}}}""");

            Assert.That(res.Get<string>("debit"), Is.EqualTo(debit));
            Assert.That(() => res.Get<decimal>("debit"), Throws.TypeOf<InvalidCastException>());
        }
    }

    [TestCase("0.1400000000000000000000000000000000")]
    [TestCase("0.1400000000000000000000000001")]
    [TestCase("79228162514264337593543950335")]
    [TestCase("1.5e3")]
    public void Get_reads_all_digits_that_a_decimal_can_hold(string debit) =>
        Assert.That(((HoiioResponse)Answered($$"""{"status":"success_ok","debit":{{debit}}}""")).Get<decimal>("debit"),
            Is.EqualTo(decimal.Parse(debit, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)));

    [Test]
    public void Get_throws_instead_of_returning_infinity()
    {
        HoiioResponse res = Answered("""{"status":"success_ok","rate":1e39,"debit":1e400,"points":-1e400}""");

        Assert.That(res.Get<double>("rate"), Is.EqualTo(1e39));
        Assert.That(() => res.Get<float>("rate"), Throws.TypeOf<InvalidCastException>().With.Message.Contains("float"));
        Assert.That(() => res.Get<double>("debit"), Throws.TypeOf<InvalidCastException>());
        Assert.That(() => res.Get<double>("points"), Throws.TypeOf<InvalidCastException>());
    }

    enum Outcome
    {
        Answered,
        NoAnswer,
    }

    [Test]
    [SetCulture("tr-TR")]
    public void Get_reads_an_enum_by_the_names_of_its_members()
    {
        HoiioResponse res = Answered("""
            {"status":"success_ok","call_status_dest1":"answered","call_status_dest2":"no_answer","tag":"1","msg":"FRIDAY",
            "entries":["answered","no_answer"]}
            """);

        Assert.That(res.Get<Outcome>("call_status_dest1"), Is.EqualTo(Outcome.Answered));
        Assert.That(res.Get<Outcome?>("call_status_dest2"), Is.EqualTo(Outcome.NoAnswer));
        Assert.That(res.Get<Outcome[]>("entries"), Is.EqualTo(new[] { Outcome.Answered, Outcome.NoAnswer }));
        Assert.That(res.Get<DayOfWeek>("msg"), Is.EqualTo(DayOfWeek.Friday), "the case of I does not depend on the culture");
        Assert.That(res.Find<Outcome?>("currency"), Is.Null);
        Assert.That(() => res.Get<Outcome>("tag"), Throws.TypeOf<InvalidCastException>().With.Message.EqualTo(
            "tag of voice/query_status cannot be read as Outcome, which has Answered, NoAnswer. Read it with Get<string>(\"tag\")."));
        Assert.That(() => res.Get<DayOfWeek>("call_status_dest1"),
            Throws.TypeOf<InvalidCastException>().With.Message.Contains("DayOfWeek, which has Sunday, Monday"));
    }

    [Test]
    public void Changing_the_JSON_of_an_answer_does_not_change_the_answer()
    {
        HoiioResponse res = Answered("""{"status":"success_ok","txn_ref":"A","debit":"0.1","entries":[{"x":"1"}]}""");

        res.Json["txn_ref"] = "B";
        res.Json.Remove("debit");
        ((JArray)res.Json["entries"]!).Clear();

        Assert.That(res.Get<string>("txn_ref"), Is.EqualTo("A"));
        Assert.That(res.Get<decimal>("debit"), Is.EqualTo(0.1m));
        Assert.That(res.Get<string>("entries"), Is.EqualTo("""[{"x":"1"}]"""));
        Assert.That(res.Text, Does.Contain("\"A\""));
    }
}
