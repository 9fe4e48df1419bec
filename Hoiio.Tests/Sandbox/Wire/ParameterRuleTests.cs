using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

[TestFixture]
sealed class ParameterRuleTests : SandboxTest
{
    [Test]
    public void An_empty_parameter_counts_as_missing() =>
        Assert.That(StatusOf("sms/send", new { dest = "", msg = "Hi" }), Is.EqualTo("error_dest_param_missing"));

    [TestCase("notify_url", "not a url", "error_invalid_notify_url")]
    [TestCase("notify_url", "ftp://example.com/", "error_invalid_notify_url")]
    [TestCase("caller_id", "+6512345678", "error_caller_id_invalid")]
    [TestCase("max_duration", "0", "error_max_duration_invalid")]
    [TestCase("max_duration", "-5", "error_max_duration_invalid")]
    [TestCase("max_duration", "99999999999999999999", "error_max_duration_invalid")]
    [TestCase("dest1", "6511111111", "error_dest1_invalid")]
    [TestCase("dest1", "+651234", "error_dest1_invalid")]
    [TestCase("dest1", "+65111111112222223", "error_dest1_invalid")]
    [TestCase("dest2", "+65\n11111111", "error_dest2_invalid")]
    public void An_invalid_parameter_of_a_call_is_refused_with_its_own_error(string parameter, string value, string error)
    {
        var form = new Dictionary<string, string> { ["dest1"] = FirstPhone, ["dest2"] = SecondPhone, [parameter] = value };
        Assert.That(StatusOf("voice/call", form), Is.EqualTo(error));
    }

    static readonly Dictionary<string, string> Required = new()
    {
        ["voice/call"] = "dest2",
        ["voice/conference"] = "dest",
        ["voice/hangup"] = "txn_ref",
        ["voice/query_status"] = "txn_ref",
        ["voice/get_rate"] = "dest1 dest2",
        ["conference/call"] = "dest",
        ["conference/moderate"] = "txn_ref action",
        ["sms/send"] = "dest msg",
        ["sms/bulk_send"] = "msg",
        ["sms/query_status"] = "txn_ref",
        ["fax/send"] = "dest file",
        ["fax/query_status"] = "txn_ref",
        ["ivr/start/dial"] = "dest",
        ["ivr/middle/play"] = "session",
        ["ivr/middle/gather"] = "session",
        ["ivr/middle/record"] = "session",
        ["ivr/middle/monitor"] = "session",
        ["ivr/middle/hold"] = "session",
        ["ivr/middle/unhold"] = "session",
        ["ivr/end/transfer"] = "session dest",
        ["ivr/end/hangup"] = "session",
        ["number/get_choices"] = "country",
        ["number/get_rates"] = "country",
        ["number/subscribe"] = "number duration",
        ["number/update_forwarding"] = "number",
    };

    [TestCaseSource(nameof(Required))]
    public void A_missing_required_parameter_is_reported_before_invalid_values(KeyValuePair<string, string> path)
    {
        var names = path.Value.Split(' ');
        foreach (var missing in names)
        {
            var form = names.Where(name => name != missing).Concat(["page", "mode", "max_duration", "notify_url"])
                .ToDictionary(name => name, _ => "?");
            Assert.That(StatusOf(path.Key, form), Is.EqualTo($"error_{missing}_param_missing"));
        }
    }

    static readonly (string Path, object Valid, string Validated)[] Forms =
    [
        ("voice/call", new { dest2 = SecondPhone }, "dest1 caller_id max_duration tag notify_url"),
        ("voice/conference", new { dest = FirstPhone }, "room caller_id tag notify_url"),
        ("conference/call", new { dest = FirstPhone }, "room caller_id tag notify_url"),
        ("voice/get_history", new { }, "from to page"),
        ("sms/send", new { dest = FirstPhone, msg = "Hi" }, "sender_name tag notify_url"),
        ("sms/bulk_send", new { dest = FirstPhone, msg = "Hi" }, "sender_name tag notify_url"),
        ("sms/get_history", new { }, "from to page"),
        ("fax/send", new { dest = FirstPhone, file = "JVBERi0xLjQ=" }, "caller_id tag notify_url"),
        ("fax/get_history", new { }, "from to page"),
        ("ivr/start/dial", new { dest = FirstPhone }, "msg caller_id max_duration tag notify_url"),
        ("ivr/middle/play", new { session = "S1" }, "msg tag notify_url"),
        ("ivr/middle/gather", new { session = "S1" }, "msg tag notify_url"),
        ("ivr/middle/record", new { session = "S1" }, "msg max_duration tag notify_url"),
        ("ivr/middle/monitor", new { session = "S1" }, "msg tag notify_url monitor_notify_url"),
        ("ivr/middle/hold", new { session = "S1" }, "msg"),
        ("ivr/middle/unhold", new { session = "S1" }, "tag notify_url"),
        ("ivr/end/transfer", new { session = "S1", dest = FirstPhone }, "msg tag notify_url"),
        ("ivr/end/hangup", new { session = "S1" }, "msg force tag notify_url"),
        ("number/get_choices", new { country = "SG" }, "page"),
        ("number/update_forwarding", new { number = VoiceNumber }, "forward_to forward_sms_to mode"),
    ];

    static readonly Dictionary<string, (string Value, string Error)> BadValues = new()
    {
        ["dest1"] = ("123", "error_dest1_invalid"),
        ["caller_id"] = ("+6512345678", "error_caller_id_invalid"),
        ["max_duration"] = ("0", "error_max_duration_invalid"),
        ["ivr max_duration"] = ("0", "error_invalid_max_duration"),
        ["tag"] = (new('t', 257), "error_tag_invalid_length"),
        ["notify_url"] = ("x", "error_invalid_notify_url"),
        ["monitor_notify_url"] = ("x", "error_invalid_notify_url"),
        ["room"] = ("a room", "error_invalid_room"),
        ["sender_name"] = ("ab", "error_invalid_sender_name"),
        ["msg"] = (new('a', 1001), "error_msg_invalid_length"),
        ["force"] = ("yes", "error_invalid_force"),
        ["from"] = ("2012-01-01", "error_from_invalid"),
        ["to"] = ("2012-01-01", "error_to_invalid"),
        ["page"] = ("0", "error_page_invalid"),
        ["forward_to"] = ("x", "error_forward_to_invalid"),
        ["forward_sms_to"] = ("x", "error_forward_to_invalid"),
        ["mode"] = ("sms", "error_mode_invalid"),
    };

    static IEnumerable<TestCaseData> Validations => Forms.SelectMany(form => form.Validated.Split(' ').Select(name =>
        new TestCaseData(form.Path, form.Valid, name).SetArgDisplayNames(form.Path, name)));

    [TestCaseSource(nameof(Validations))]
    public void Every_path_validates_its_parameters(string path, object valid, string name)
    {
        var (value, error) = BadValues.GetValueOrDefault($"{path.Split('/')[0]} {name}", BadValues[name]);
        var form = Form(valid);
        form[name] = value;
        Assert.That(StatusOf(path, form), Is.EqualTo(error));
    }

    [TestCase("+1234567", "error_dest_invalid")]
    [TestCase("+12345678", "success_ok")]
    [TestCase("+123456789012345", "success_ok")]
    [TestCase("+1234567890123456", "error_dest_invalid")]
    [TestCase("+02345678", "error_dest_invalid")]
    [TestCase("+12345678\n", "error_dest_invalid")]
    [TestCase("+1234567٣", "error_dest_invalid")]
    public void A_phone_number_has_8_to_15_digits(string dest, string status) =>
        Assert.That(StatusOf("sms/send", new { dest, msg = "Hi" }), Is.EqualTo(status));

    [Test]
    public void The_maximum_lengths_of_tag_and_notify_url_are_exact()
    {
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "a", tag = new string('t', 256) }), Is.EqualTo("success_ok"));
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "a", tag = new string('t', 257) }),
            Is.EqualTo("error_tag_invalid_length"));
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "a", notify_url = "https://my.server.com/" }),
            Is.EqualTo("success_ok"));
        const string Start = "http://127.0.0.1/";
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "a", notify_url = Start.PadRight(4000, 'u') }),
            Is.EqualTo("success_ok"));
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "a", notify_url = Start.PadRight(4001, 'u') }),
            Is.EqualTo("error_invalid_notify_url"));
    }

    [TestCase("voice/get_history")]
    [TestCase("sms/get_history")]
    [TestCase("fax/get_history")]
    public void A_history_validates_its_period_and_page(string path)
    {
        Assert.That(StatusOf(path, new { from = "2012-02-30 00:00:00" }), Is.EqualTo("error_from_invalid"));
        Assert.That(StatusOf(path, new { to = "0001-01-01 00:00:00" }), Is.EqualTo("error_to_invalid"));
        Assert.That(StatusOf(path, new { from = "2012-01-02 00:00:00", to = "2012-01-01 00:00:00" }), Is.EqualTo("error_to_before_from"));
        Assert.That(StatusOf(path, new { page = "0" }), Is.EqualTo("error_page_invalid"));
        Assert.That(StatusOf(path, new { page = " 1" }), Is.EqualTo("error_page_invalid"));
        Assert.That(Count(Do(path, new { page = "1" })), Is.Zero);
        Assert.That(Count(Do(path, new { from = "2012-01-01 00:00:00", to = "2012-01-01 00:00:00" })), Is.Zero);
        Assert.That(StatusOf(path, new { page = "abc" }), Is.EqualTo("error_page_invalid"));
        Assert.That(Count(Do(path, new { page = int.MaxValue })), Is.Zero);
        Assert.That(Count(Do(path, new { to = "9999-12-31 23:59:59" })), Is.Zero);
    }

    [Test]
    public void Pages_after_the_last_one_are_empty()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Assert.That(Count(Do("sms/get_history", new { page = 1 })), Is.EqualTo(1));
        Assert.That(Count(Do("sms/get_history", new { page = 2 })), Is.Zero);
        Assert.That(Count(Do("sms/get_history", new { page = int.MaxValue })), Is.Zero);
    }
}
