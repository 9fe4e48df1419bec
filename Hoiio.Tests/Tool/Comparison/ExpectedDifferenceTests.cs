using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>Each difference from the Python code that can show in a journal is explained by its name, and nothing but exactly that
/// difference.</summary>
[TestFixture]
sealed class ExpectedDifferenceTests
{
    const string Refused = """{"status":"error_dest_invalid"}""";
    const string Good = """{"status":"success_ok"}""";

    [Test]
    public void Each_expected_difference_is_a_row_of_the_page()
    {
        var rows = Documentation.Page.Of("docs/from-python.md").Rows("What differs from the Python code").Skip(1)
            .Where(row => !row[0].StartsWith("---", StringComparison.Ordinal)).ToList();

        Assert.That(rows.Select(row => row.Length), Is.All.EqualTo(3));
        Assert.That(
            rows.Where(row => row[2].StartsWith('`')).Select(row => new ExpectedDifference(row[2].Trim('`'), row[0], row[1])),
            Is.EquivalentTo(ExpectedDifference.All));
        // A row without a rule says why it shows in no journal.
        Assert.That(rows.Where(row => !row[2].StartsWith('`')).Select(row => row[2]), Is.All.StartsWith("no: "));
    }

    [Test]
    public void GET_for_POST_is_explained_and_not_the_other_way_round()
    {
        AssertExplained("get", new Recording().Request("user/get_balance"), new Recording().Post("user/get_balance"));
        AssertUnexplained("method", new Recording().Post("user/get_balance"), new Recording().Request("user/get_balance"));
        AssertUnexplained("method", new Recording().Request("user/get_balance"),
            new Recording().Request("user/get_balance", method: "PUT"));
    }

    [TestCase("+1room:R1234", "room:R1234")]
    [TestCase("+65room:MY.ROOM", "room:MY.ROOM")]
    [TestCase("+room:R1234", "room:R1234")]
    [TestCase("++86room:R1234", "room:R1234")]
    [TestCase("+1private", "private")]
    public void A_prefix_before_a_room_is_explained(string old, string @new) =>
        AssertExplained("room-prefix", Transfer(old, Refused), Transfer(@new, Good));

    [TestCase("+1room:R1234", "room:R9999")]
    [TestCase("+1room:R1234", "+room:R1234")]
    [TestCase("+1room:R1234", "ROOM:R1234")]
    [TestCase("1room:R1234", "room:R1234")]
    [TestCase("+1xroom:R1234", "room:R1234")]
    [TestCase("room:R1234", "+1room:R1234")]
    [TestCase("+12345678room:R1234", "room:R1234")]
    public void Another_difference_of_a_room_is_unexpected(string old, string @new) =>
        AssertUnexplained("dest", Transfer(old), Transfer(@new));

    [TestCase("dest", "+6511111111,22222222", "+6511111111,+6522222222")]
    [TestCase("dest", "+6511111111,22222222,+85233333333,44444444", "+6511111111,+6522222222,+85233333333,+6544444444")]
    [TestCase("incoming", "99999999", "+6599999999")]
    [TestCase("number", "99999999", "+99999999")]
    [TestCase("caller_id", "11111111", "+6511111111")]
    public void A_prefix_that_the_later_numbers_lack_is_explained(string name, string old, string @new) =>
        AssertExplained("number-prefix", new Recording().Request("x", $"{name}={old}"), new Recording().Request("x", $"{name}={@new}"));

    [TestCase("dest", "22222222,+6511111111", "+6522222222,+6511111111")]
    [TestCase("dest", "+6511111111,22222222", "+6511111111,+6522222223")]
    [TestCase("dest", "+6511111111,22222222", "+6511111112,+6522222222")]
    [TestCase("dest", "+6511111111,22222222", "+6511111111")]
    [TestCase("dest", "+6511111111,22222222,33333333", "+6511111111,+6522222222")]
    [TestCase("dest", "+6511111111", "+6511111111,+6522222222")]
    [TestCase("dest", "+6511111111,22222222,33333333", "+6511111111,+6533333333,+6522222222")]
    [TestCase("dest", "+6511111111,22222222,33333333", "+6511111111,+6522222222,33333333")]
    [TestCase("dest", "+6511111111,22222222,33333333", "+6511111111,+6522222222,+133333333")]
    [TestCase("dest", "+6511111111,22222222", "+6511111111,++6522222222")]
    [TestCase("dest", "+6511111111,+6522222222", "+6511111111,22222222")]
    [TestCase("dest1", "11111111", "+6511111111")]
    [TestCase("caller_id", "private", "+65private")]
    [TestCase("number", "+6599999999", "99999999")]
    [TestCase("msg", "11111111", "+6511111111")]
    [TestCase("msg", "+65hello", "hello")]
    [TestCase("tag", "++8622222222", "+8622222222")]
    public void Another_difference_of_numbers_is_unexpected(string name, string old, string @new) =>
        AssertUnexplained(name, new Recording().Request("x", $"{name}={old}"), new Recording().Request("x", $"{name}={@new}"));

    [TestCase("dest=+6511111111,22222222&caller_id=11111111", "dest=+6511111111,+6522222222&caller_id=+111111111", "caller_id")]
    [TestCase("caller_id=11111111&dest=++8622222222", "caller_id=+6511111111&dest=+8622222222", "dest")]
    public void One_request_has_one_prefix(string old, string @new, string name) =>
        AssertUnexplained(name, new Recording().Request("x", old), new Recording().Request("x", @new));

    [Test]
    public void An_unexpected_difference_does_not_set_the_prefix() => Assert.That(
        new Recording().Request("x", "dest=+6511111111,22222222,33333333&caller_id=11111111")
            .With(new Recording().Request("x", "dest=+6511111111,+6522222222,+133333333&caller_id=+111111111")).Differences.Single().Names,
        Is.EqualTo(["dest"]));

    [Test]
    public void The_plus_of_the_prefix_is_explained_where_it_is_dropped()
    {
        AssertExplained("prefix-plus", Transfer("++8622222222", Refused), Transfer("+8622222222"));
        AssertUnexplained("dest", Transfer("++8622222222"), Transfer("+8622222223"));
        AssertUnexplained("dest", Transfer("+8622222222"), Transfer("++8622222222"));
    }

    [Test]
    public void The_name_of_a_fax_is_explained_where_only_the_port_has_one()
    {
        Recording Fax(string parameters) => new Recording().Request("fax/send", $"dest=+6511111111{parameters}");
        AssertExplained("fax-filename", Fax(""), Fax("&filename=f.pdf"));
        AssertUnexplained("filename", Fax("&filename=f.pdf"), Fax(""));
        AssertUnexplained("filename", Fax("&filename=f.pdf"), Fax("&filename=g.pdf"));
        AssertUnexplained("filename", new Recording().Request("sms/send"), new Recording().Request("sms/send", "filename=f.pdf"));
    }

    [Test]
    public void Credentials_of_a_single_call_are_explained_with_the_refusal_that_they_bring()
    {
        var old = new Recording().Request("user/get_balance").Request("user/get_info").Request("user/get_balance");
        Recording New(string answer) => new Recording().Request("user/get_balance").Request("user/get_info", "app_id=other", answer)
            .Request("user/get_balance");
        AssertExplained("call-credentials", old, New("""{"status":"error_invalid_app_id"}"""));
        AssertUnexplained("status", old, New("""{"status":"error_insufficient_credit"}"""));
        AssertUnexplained("app_id", New(Good), old);
    }

    [Test]
    public void A_redirect_that_only_the_Python_code_follows_is_explained()
    {
        Recording Redirected() => new Recording().Request("sms/send", "msg=a", "", httpStatus: 307);
        AssertExplained("redirect", Redirected().Request("redirected/sms/send"), Redirected());
        Assert.That(Redirected().Request("redirected/sms/query_status").With(Redirected()).IsEqual, Is.False);
        Assert.That(new Recording().Request("sms/send").Request("redirected/sms/send")
            .With(new Recording().Request("sms/send")).IsEqual, Is.False);
        Assert.That(Redirected().With(Redirected().Request("redirected/sms/send")).IsEqual, Is.False);
    }

    [Test]
    public void A_refusal_is_explained_only_by_the_number_that_was_spoilt()
    {
        AssertUnexplained("status", Transfer("room:R1234", Refused), Transfer("room:R1234", Good));
        AssertUnexplained("status", Transfer("+1room:R1234", """{"status":"error_session_ended"}"""), Transfer("room:R1234", Good));
        AssertUnexplained("status", Transfer("+1room:R1234", Good), Transfer("room:R1234", Refused));
        AssertUnexplained("status", Transfer("+1room:R1234", Refused), Transfer("room:R1234", """{"status":"error_session_ended"}"""));
    }

    [Test]
    public void The_notifications_of_an_SMS_that_Python_could_not_send_are_explained_with_it()
    {
        const string Url = "http://127.0.0.1:8080/";
        var old = new Recording().Request("sms/bulk_send", "dest=+6511111111,22222222",
            """{"bulk_txn_ref":"AA-B-147","status":"success_ok"}""")
            .Notification(Url, "status=error_dest_invalid&dest=22222222");
        Recording New(string dest, string more = "") => new Recording().Request(
            "sms/bulk_send", "dest=+6511111111,+6522222222", """{"bulk_txn_ref":"AA-B-147","status":"success_ok"}""")
            .Notification(Url, $"status=success_ok&txn_ref=AA-S-2&dest={dest}&bulk_txn_ref=AA-B-147{more}")
            .Notification(Url, "sms_status=delivered&txn_ref=AA-S-2");
        AssertExplained("number-prefix", old, New("+6522222222"));
        Assert.That(old.With(New("+6522222222").Notification(Url, "sms_status=delivered&txn_ref=AA-S-3")).IsEqual, Is.False);
        Assert.That(old.With(New("+6522222223")).IsEqual, Is.False);
        Assert.That(old.With(New("+6522222222", "&tag=t")).Differences.Single().Names, Is.EqualTo(["tag"]));
    }

    static Recording Transfer(string dest, string answer = Good) =>
        new Recording().Request("ivr/end/transfer", $"session=S4643&dest={dest}", answer);

    static void AssertExplained(string name, Recording old, Recording @new)
    {
        var comparison = old.With(@new);
        Assert.That(comparison.IsEqual, Is.True, comparison.ToString());
        Assert.That(comparison.Expected.Keys.Select(one => one.Name), Does.Contain(name).And.All.AnyOf(name, "prefix-plus"));
    }

    static void AssertUnexplained(string name, Recording old, Recording @new)
    {
        var comparison = old.With(@new);
        Assert.That(comparison.Differences.SelectMany(one => one.Names), Does.Contain(name), comparison.ToString());
    }
}
