using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>An intended difference from the Python code is reported as expected under its name; any other is unexpected.</summary>
[TestFixture]
sealed class ExpectedDifferenceTests
{
    const string Refused = """{"status":"error_dest_invalid"}""";
    const string Success = """{"status":"success_ok"}""";

    [Test]
    public void Each_expected_difference_is_a_row_in_from_python_md()
    {
        var rows = Documentation.Page.Of("docs/from-python.md").Rows("What differs from the Python code").Skip(1)
            .Where(row => !row[0].StartsWith("---", StringComparison.Ordinal)).ToList();

        Assert.That(rows.Select(row => row.Length), Is.All.EqualTo(3));
        Assert.That(
            rows.Where(row => row[2].StartsWith('`')).Select(row => new ExpectedDifference(row[2].Trim('`'), row[0], row[1])),
            Is.EquivalentTo(ExpectedDifference.All));
        // A row without a rule explains why the difference does not show in a journal.
        Assert.That(rows.Where(row => !row[2].StartsWith('`')).Select(row => row[2]), Is.All.StartsWith("no: "));
    }

    [Test]
    public void POST_instead_of_GET_is_expected_and_any_other_change_of_the_method_is_not()
    {
        AssertExpected("get", new Recording().Request("user/get_balance"), new Recording().Post("user/get_balance"));
        AssertUnexpected("method", new Recording().Post("user/get_balance"), new Recording().Request("user/get_balance"));
        AssertUnexpected("method", new Recording().Request("user/get_balance"),
            new Recording().Request("user/get_balance", method: "PUT"));
    }

    [TestCase("+1room:R1234", "room:R1234")]
    [TestCase("+65room:MY.ROOM", "room:MY.ROOM")]
    [TestCase("+room:R1234", "room:R1234")]
    [TestCase("++86room:R1234", "room:R1234")]
    [TestCase("+1private", "private")]
    public void A_prefix_before_a_room_in_the_old_journal_is_expected(string old, string @new) =>
        AssertExpected("room-prefix", Transfer(old, Refused), Transfer(@new, Success));

    [TestCase("+1room:R1234", "room:R9999")]
    [TestCase("+1room:R1234", "+room:R1234")]
    [TestCase("+1room:R1234", "ROOM:R1234")]
    [TestCase("1room:R1234", "room:R1234")]
    [TestCase("+1xroom:R1234", "room:R1234")]
    [TestCase("room:R1234", "+1room:R1234")]
    [TestCase("+12345678room:R1234", "room:R1234")]
    public void Any_other_difference_of_a_room_is_unexpected(string old, string @new) =>
        AssertUnexpected("dest", Transfer(old), Transfer(@new));

    [TestCase("dest", "+6511111111,22222222", "+6511111111,+6522222222")]
    [TestCase("dest", "+6511111111,22222222,+85233333333,44444444", "+6511111111,+6522222222,+85233333333,+6544444444")]
    [TestCase("incoming", "99999999", "+6599999999")]
    [TestCase("number", "99999999", "+99999999")]
    [TestCase("caller_id", "11111111", "+6511111111")]
    public void A_prefix_that_is_missing_in_the_old_journal_is_expected(string name, string old, string @new) =>
        AssertExpected("number-prefix", new Recording().Request("x", $"{name}={old}"), new Recording().Request("x", $"{name}={@new}"));

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
    public void Any_other_difference_of_numbers_is_unexpected(string name, string old, string @new) =>
        AssertUnexpected(name, new Recording().Request("x", $"{name}={old}"), new Recording().Request("x", $"{name}={@new}"));

    [TestCase("dest=+6511111111,22222222&caller_id=11111111", "dest=+6511111111,+6522222222&caller_id=+111111111", "caller_id")]
    [TestCase("caller_id=11111111&dest=++8622222222", "caller_id=+6511111111&dest=+8622222222", "dest")]
    public void Different_prefixes_in_one_request_are_unexpected(string old, string @new, string name) =>
        AssertUnexpected(name, new Recording().Request("x", old), new Recording().Request("x", @new));

    [Test]
    public void An_unexpected_difference_does_not_determine_the_prefix_of_the_request() => Assert.That(
        new Recording().Request("x", "dest=+6511111111,22222222,33333333&caller_id=11111111")
            .Compare(new Recording().Request("x", "dest=+6511111111,+6522222222,+133333333&caller_id=+111111111"))
            .Differences.Single().Names,
        Is.EqualTo(["dest"]));

    [Test]
    public void A_second_plus_that_only_the_old_journal_has_is_expected()
    {
        AssertExpected("prefix-plus", Transfer("++8622222222", Refused), Transfer("+8622222222"));
        AssertUnexpected("dest", Transfer("++8622222222"), Transfer("+8622222223"));
        AssertUnexpected("dest", Transfer("+8622222222"), Transfer("++8622222222"));
    }

    [Test]
    public void A_fax_filename_that_only_the_new_journal_has_is_expected()
    {
        Recording Fax(string parameters) => new Recording().Request("fax/send", $"dest=+6511111111{parameters}");
        AssertExpected("fax-filename", Fax(""), Fax("&filename=f.pdf"));
        AssertUnexpected("filename", Fax("&filename=f.pdf"), Fax(""));
        AssertUnexpected("filename", Fax("&filename=f.pdf"), Fax("&filename=g.pdf"));
        AssertUnexpected("filename", new Recording().Request("sms/send"), new Recording().Request("sms/send", "filename=f.pdf"));
    }

    [Test]
    public void Credentials_of_a_single_call_and_their_refusal_are_expected()
    {
        var old = new Recording().Request("user/get_balance").Request("user/get_info").Request("user/get_balance");
        Recording New(string answer) => new Recording().Request("user/get_balance").Request("user/get_info", "app_id=other", answer)
            .Request("user/get_balance");
        AssertExpected("call-credentials", old, New("""{"status":"error_invalid_app_id"}"""));
        AssertUnexpected("status", old, New("""{"status":"error_insufficient_credit"}"""));
        AssertUnexpected("app_id", New(Success), old);
    }

    [Test]
    public void A_redirect_that_only_the_Python_code_follows_is_expected()
    {
        Recording Redirected() => new Recording().Request("sms/send", "msg=a", "", httpStatus: 307);
        AssertExpected("redirect", Redirected().Request("redirected/sms/send"), Redirected());
        Assert.That(Redirected().Request("redirected/sms/query_status").Compare(Redirected()).IsEqual, Is.False);
        Assert.That(new Recording().Request("sms/send").Request("redirected/sms/send")
            .Compare(new Recording().Request("sms/send")).IsEqual, Is.False);
        Assert.That(Redirected().Compare(Redirected().Request("redirected/sms/send")).IsEqual, Is.False);
    }

    [Test]
    public void A_refusal_in_the_old_journal_is_expected_only_for_a_wrongly_prefixed_number()
    {
        AssertUnexpected("status", Transfer("room:R1234", Refused), Transfer("room:R1234", Success));
        AssertUnexpected("status", Transfer("+1room:R1234", """{"status":"error_session_ended"}"""), Transfer("room:R1234", Success));
        AssertUnexpected("status", Transfer("+1room:R1234", Success), Transfer("room:R1234", Refused));
        AssertUnexpected("status", Transfer("+1room:R1234", Refused), Transfer("room:R1234", """{"status":"error_session_ended"}"""));
    }

    [Test]
    public void Notifications_of_an_SMS_that_the_Python_code_could_not_send_are_expected()
    {
        const string Url = "http://127.0.0.1:8080/";
        var old = new Recording().Request("sms/bulk_send", "dest=+6511111111,22222222",
            """{"bulk_txn_ref":"AA-B-147","status":"success_ok"}""")
            .Notification(Url, "status=error_dest_invalid&dest=22222222");
        Recording New(string dest, string otherFields = "") => new Recording().Request(
            "sms/bulk_send", "dest=+6511111111,+6522222222", """{"bulk_txn_ref":"AA-B-147","status":"success_ok"}""")
            .Notification(Url, $"status=success_ok&txn_ref=AA-S-2&dest={dest}&bulk_txn_ref=AA-B-147{otherFields}")
            .Notification(Url, "sms_status=delivered&txn_ref=AA-S-2");
        AssertExpected("number-prefix", old, New("+6522222222"));
        Assert.That(old.Compare(New("+6522222222").Notification(Url, "sms_status=delivered&txn_ref=AA-S-3")).IsEqual, Is.False);
        Assert.That(old.Compare(New("+6522222223")).IsEqual, Is.False);
        Assert.That(old.Compare(New("+6522222222", "&tag=t")).Differences.Single().Names, Is.EqualTo(["tag"]));
    }

    static Recording Transfer(string dest, string answer = Success) =>
        new Recording().Request("ivr/end/transfer", $"session=S4643&dest={dest}", answer);

    static void AssertExpected(string name, Recording old, Recording @new)
    {
        var comparison = old.Compare(@new);
        Assert.That(comparison.IsEqual, Is.True, comparison.ToString());
        Assert.That(comparison.Expected.Keys.Select(difference => difference.Name), Does.Contain(name).And.All.AnyOf(name, "prefix-plus"));
    }

    static void AssertUnexpected(string name, Recording old, Recording @new)
    {
        var comparison = old.Compare(@new);
        Assert.That(comparison.Differences.SelectMany(difference => difference.Names), Does.Contain(name), comparison.ToString());
    }
}
