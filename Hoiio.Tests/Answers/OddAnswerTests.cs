using NUnit.Framework;

namespace HoiioSdk.Tests.Answers;

/// <summary>A successful call is charged, so an unexpected value must not lose its answer.</summary>
sealed class OddAnswerTests : WireTest
{
    [TestCase("{\"status\":\"success_ok\",\"txn_ref\":\"A\",\"txn_ref\":\"B\"}", "B")]
    [TestCase("\uFEFF{\"status\":\"success_ok\",\"txn_ref\":\"B\"}", "B")]
    [TestCase("  {\"status\":\"success_ok\",\"txn_ref\":\"B\"}\r\n\r\n", "B")]
    [TestCase("{\"status\":\"success_ok\",\"rate\":1e400,\"txn_ref\":\"B\"}", "B")]
    [TestCase("{\"status\":\"success_ok\",\"rate\":NaN,\"debit\":[Infinity,-Infinity],\"txn_ref\":\"B\"}", "B")]
    [TestCase("{\"status\":\"success_ok\",\"entries\":\"none\",\"date\":{\"x\":[1]},\"txn_refs\":{},\"txn_ref\":\"B\"}", "B")]
    [TestCase("{\"status\":\"success_ok\",\"entries\":[1,null,[2],{\"entries\":[]}],\"txn_refs\":[null,{}],\"txn_ref\":\"B\"}", "B")]
    public void The_reference_of_an_odd_answer_is_readable(string body, string reference) =>
        Assert.That(Answered(body).txn_ref, Is.EqualTo(reference));

    [Test]
    public void The_reader_terminates_whatever_follows_the_object()
    {
        const string Letters = "\r\n\t 07.-+e,:{}[]\"'/xN";
        foreach (var end in from first in Letters from second in Letters select $"{first}{second}")
        {
            // Assert would wait for a reader that does not end.
            var reading = Task.Run(() => Hoiio.Notification($"{{\"a\":1}}{end}"));
            var isOver = Task.WaitAny([reading], TimeSpan.FromMinutes(1)) == 0;

            Assert.That(isOver, Is.True, $"the characters after the object: {(int)end[0]} and {(int)end[1]}");
            Assert.That(reading.Exception?.InnerException, Is.Null.Or.TypeOf<HoiioException>());
        }
    }

    static readonly System.Text.Json.JsonSerializerOptions Deep = new() { MaxDepth = 2000 };

    static IEnumerable<TestCaseData> Oddities()
    {
        TestCaseData Odd(string what, string json) => new TestCaseData(json).SetArgDisplayNames(what);
        yield return Odd("more than a decimal holds", "99999999999999999999999999999.9");
        yield return Odd("400 digits", new string('9', 400));
        yield return Odd("400 digits behind the point", "0." + new string('3', 400));
        yield return Odd("more than a double holds", "1E400");
        yield return Odd("less than a double holds", "-1E-400");
        yield return Odd("octal", "010");
        yield return Odd("64 levels", Nested(64));
        yield return Odd("100 levels", Nested(100));
        yield return Odd("100 levels of objects", string.Concat(Enumerable.Repeat("{\"x\":", 100)) + "1" + new string('}', 100));
        yield return Odd("250 levels", Nested(250));
        yield return Odd("2000 fields", $"{{{string.Join(',', Enumerable.Range(0, 2000).Select(i => $"\"f{i}\":{i}"))}}}");
        yield return Odd("a null character between", "\0 7");
    }

    [TestCase("2147483647", int.MaxValue)]
    [TestCase("2147483648", 2147483648L)]
    [TestCase("-2147483649", -2147483649L)]
    [TestCase("\"2147483648\"", "2147483648")]
    public void A_number_above_int_is_read_as_it_was_sent(string json, object expected)
    {
        object duration = Answered($$"""{"status":"success_ok","duration":{{json}}}""").duration;
        Assert.That(duration, Is.TypeOf(expected.GetType()).And.EqualTo(expected));
    }

    [TestCaseSource(nameof(Oddities))]
    public void An_unexpected_value_leaves_the_other_fields_readable(string json)
    {
        foreach (var name in new[] { "balance", "date", "txn_refs", "tag" })
        {
            HoiioResponse res = Answered($$"""
                {"status":"success_ok", "before": 1.50 ,
                "{{name}}" :
                {{json}}, "list":[{{json}},
                {{json}}],"txn_ref":"AA-C-1","after":[ -7, .5,{"x":2.50 } ]}
                """);

            Assert.That(res.Get<string>("txn_ref"), Is.EqualTo("AA-C-1"));
            Assert.That(res.Get<string>("before") + res.Get<string>("after"), Is.EqualTo("""1.50[-7,.5,{"x":2.50}]"""));
            Assert.That(res.Get<string>(name), Is.EqualTo(json.Trim('\0', ' ')));
            Assert.That(res.Get<string>("list"), Is.EqualTo($"[{json.Trim('\0', ' ')},{json.Trim('\0', ' ')}]"));
            Assert.That(res.ToString(), Does.Contain("txn_ref: \"AA-C-1\""));
            Assert.That(Newtonsoft.Json.JsonConvert.SerializeObject(res), Does.Contain("\"txn_ref\":\"AA-C-1\""));
            Assert.That(System.Text.Json.JsonSerializer.Serialize(res, Deep), Does.Contain("\"txn_ref\":\"AA-C-1\""));
            Assert.That(Hoiio.Notification(res.Text).txn_ref, Is.EqualTo("AA-C-1"));
        }
    }

    [Test]
    public void A_million_commas_are_read_in_linear_time()
    {
        var reading = Task.Run(() => Hoiio.Notification($$"""{"a":[{{new string(',', 1_000_000)}}],"b":1}"""));

        Assert.That(Task.WaitAny([reading], TimeSpan.FromMinutes(1)), Is.Zero, "the time for a comma does not grow");
        Assert.That((int)((HoiioObject)reading.Result).Get<int>("b"), Is.EqualTo(1));
    }

    [TestCase("""{"a":18446744073709551616,"b":79228162514264337593543950335,"states":null,"rate":1.0,"c":true,"d":false}""")]
    public void Json_equals_the_JSON_that_was_sent(string json) =>
        Assert.That(Hoiio.Notification(json).Json.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(json));

    [Test]
    public void Numbers_of_the_JSON_can_be_used_in_arithmetic()
    {
        dynamic json = Hoiio.Notification("""{"rate":0.25,"duration":3}""").Json;

        Assert.That((decimal)(json.rate * json.duration), Is.EqualTo(0.75m));
    }

    [Test]
    public void Comments_are_skipped()
    {
        HoiioResponse res = Answered("""
            /* 1 */ {"status":"success_ok" /* 2 */, // 3
            "rate": /* 4, */ 0.50 /* 5 */ , "entries" : [ /* 6 */ 1.50, /* 7 */ 2 /* 8 */ ]} // 9
            """);

        Assert.That(res.Get<string>("rate") + res.Get<string>("entries"), Is.EqualTo("0.50[1.50,2]"));
    }

    [TestCase("\r")]
    [TestCase("\n")]
    [TestCase("\r\n")]
    public void All_kinds_of_line_endings_are_read(string end)
    {
        var json = """{|"status":"a||b",|"rate"|:|0.50|,|"entries":[|1.50||,|2]|}|""".Replace("|", end);

        HoiioObject notification = Hoiio.Notification(json);

        Assert.That(notification.Get<string>("rate") + notification.Get<string>("entries"), Is.EqualTo("0.50[1.50,2]"));
        Assert.That(() => Hoiio.Notification($$"""{"entries":[{}{{end}}"""), Throws.TypeOf<HoiioException>(), "the JSON ends there");
    }

    [TestCase(100_000)]
    [TestCase(257)]
    public void An_answer_nested_too_deeply_is_not_understood(int levels)
    {
        foreach (var nested in new[] { Nested(levels), new string('[', levels), string.Concat(Enumerable.Repeat("{\"x\":", levels)) })
        {
            Assert.That(() => Answered($$"""{"status":"success_ok","x":{{nested}}}"""), Throws.TypeOf<HoiioAnswerException>());
            Assert.That(() => Hoiio.Notification($$"""{"status":"success_ok","x":{{nested}}}"""), Throws.TypeOf<HoiioException>());
        }
    }

    [Test]
    public void Deeply_nested_names_take_linear_memory()
    {
        var name = new string('x', 4000);
        var json = string.Concat(Enumerable.Repeat($"{{\"{name}\":", 250)) + "1" + new string('}', 250);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Hoiio.Notification(json);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.LessThan(10 * json.Length));
    }

    [TestCase("{\"status\":\"success_ok\",\"rate\":1.2.3}")]
    [TestCase("{\"status\":\"success_ok\",\"rate\":-}")]
    [TestCase("{\"status\":\"success_ok\",\"rate\":")]
    [TestCase("{\"status\":\"success_ok\",\"rate\":1")]
    [TestCase("{\"status\":\"success_ok\",\"rate\":[1")]
    [TestCase("{\"status\":\"success_ok\"} 7")]
    [TestCase("{\"status\":\"success_ok\"} {}")]
    [TestCase("{\"status\":7}")]
    [TestCase("{\"status\":\"success_ok\",\"x\":new Date(1)}")]
    [TestCase("7")]
    [TestCase("[7]")]
    public void An_answer_that_is_not_a_JSON_object_with_a_status_is_not_understood(string body) =>
        Assert.That(() => Answered(body), Throws.TypeOf<HoiioAnswerException>().With.Property("Text").EqualTo(body));

    [Test]
    public void An_entry_does_not_keep_its_page_in_memory()
    {
        var entries = Enumerable.Range(1, 100)
            .Select(i => $$"""{"txn_ref":"AA-C-{{i}}","tag":"my-tag","date":"2012-01-31 12:06:15","rate":"0.018"}""");
        var page = $$"""{"status":"success_ok","entries":[{{string.Join(',', entries)}}]}""";
        var kept = new List<HoiioObject>();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 300; i++)
            kept.Add(Hoiio.Notification(page).entries[i % 100]);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / kept.Count;

        Assert.That(each, Is.LessThan(6 * 1024));
        Assert.That(kept[7].Json["txn_ref"]!.ToString(), Is.EqualTo("AA-C-8"));
    }

    static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
