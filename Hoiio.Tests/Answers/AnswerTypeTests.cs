using System.Collections;
using NUnit.Framework;

namespace HoiioSdk.Tests.Answers;

/// <summary>The CLR types of the fields of an answer.</summary>
sealed class AnswerTypeTests : WireTest
{
    static IEnumerable<TestCaseData> Types()
    {
        TestCaseData Reads(string name, string json, object? expected) =>
            new TestCaseData(name, json, expected).SetArgDisplayNames(name, json);
        yield return Reads("date", "\"2012-01-31 12:06:15.0\"", new DateTime(2012, 1, 31, 12, 6, 15));
        yield return Reads("date", "\"2012-01-31 12:06:15.25\"", new DateTime(2012, 1, 31, 12, 6, 15, 250));
        yield return Reads("date", "\"2012-02-31 12:06:15\"", "2012-02-31 12:06:15");
        yield return Reads("date", "\"\"", "");
        yield return Reads("expiry", "\"2012-12-31\"", new DateTime(2012, 12, 31));
        yield return Reads("expiry", "\"2012-12-31 10:00:00\"", new DateTime(2012, 12, 31));
        yield return Reads("duration", "\"7\"", 7);
        yield return Reads("duration", "7", 7);
        yield return Reads("duration", "\"-7\"", -7);
        yield return Reads("duration", "7.0", 7);
        yield return Reads("duration", "\"-\"", "-");
        yield return Reads("duration", "7.5", 7.5);
        yield return Reads("duration", "null", null);
        yield return Reads("duration", "true", true);
        yield return Reads("date", "false", false);
        yield return Reads("talktime", "\"2352\"", 2352);
        yield return Reads("split_count", "\"2\"", 2);
        yield return Reads("fax_pages", "\"3\"", 3);
        yield return Reads("entries_count", "\"100\"", 100);
        yield return Reads("total_entries_count", "\"99999999999\"", "99999999999");
        yield return Reads("total_entries_count", "99999999999", 99999999999L);
        yield return Reads("rate", "\"0.018\"", 0.018);
        yield return Reads("rate", "0.018", 0.018);
        yield return Reads("rate", "4", 4.0);
        yield return Reads("rate", "1e400", "1e400");
        yield return Reads("duration", "010", 10);
        yield return Reads("balance", "99999999999999999999999999999.9", 1e29);
        yield return Reads("something_new", "1e2", "1e2");
        yield return Reads("debit", "\"1,234.5\"", "1,234.5");
        yield return Reads("debit", "\"n/a\"", "n/a");
        yield return Reads("total_cost", "\"0.064\"", 0.064);
        yield return Reads("balance", "\"54.650\"", 54.65);
        yield return Reads("points", "\"-0.5\"", -0.5);
        yield return Reads("bonus", "0", 0.0);
        yield return Reads("is_unicode", "false", false);
        yield return Reads("is_unicode", "\"true\"", true);
        yield return Reads("is_unicode", "\"maybe\"", "maybe");
        yield return Reads("txn_refs", "\"TX-1,TX-2, TX-3\"", new List<string> { "TX-1", "TX-2", "TX-3" });
        yield return Reads("txn_refs", "[\"TX-1\",\"TX-2\"]", new List<string> { "TX-1", "TX-2" });
        yield return Reads("txn_refs", "\"\"", new List<string>());
        yield return Reads("capability", "[\"VOICE\",\"SMS\"]", new List<string> { "VOICE", "SMS" });
        yield return Reads("capability", "\"VOICE,SMS\"", new List<string> { "VOICE", "SMS" });
        yield return Reads("capabilities", "[]", new List<string>());
        yield return Reads("caller_ids", "[]", new List<string>());
        yield return Reads("entries", "[]", new List<object?>());
        yield return Reads("prefix", "\"+65\"", "65");
        yield return Reads("prefix", "\"65\"", "65");
        yield return Reads("auto_extend_status", "\"disabled\"", "disabled");
        yield return Reads("txn_ref", "1234", "1234");
        yield return Reads("tag", "\"2012-01-31 12:06:15\"", "2012-01-31 12:06:15");
        yield return Reads("tag", "\"2012-01-31T12:06:15Z\"", "2012-01-31T12:06:15Z");
        yield return Reads("something_new", "true", "true");
        yield return Reads("something_new", "0.50", "0.50");
    }

    [TestCaseSource(nameof(Types))]
    public void A_field_has_its_CLR_type_or_is_the_text_that_was_sent(string name, string json, object? expected)
    {
        object? value = Answered($$"""{"status":"success_ok","{{name}}":{{json}}}""")[name];

        Assert.That(value, Is.EqualTo(expected));
        if (expected is IEnumerable and not string)
            Assert.That(value, Is.InstanceOf(expected is List<string> ? typeof(HoiioList<string>) : typeof(HoiioList<object>)));
        else
            Assert.That(value?.GetType(), Is.EqualTo(expected?.GetType()));
    }
}
