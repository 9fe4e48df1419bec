using HoiioSdk.Sandbox.Tool.JournalView;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.JournalView;

/// <summary>The text of each type of journal line.</summary>
[Parallelizable]
sealed class JournalTextTests
{
    [TestCase(
        """
        {"id":1,"type":"request","time":"2026-10-01T01:00:00Z","method":"POST","path":"sms/send","http_status":200,"status":"success_ok",
        "parameters":{"app_id":"sandbox-app","access_token":"***","dest":"+6511111111","msg":"Hello"},"answer":"{}"}
        """,
        "2026-10-01 09:00:00  request       sms/send dest=+6511111111 msg=Hello", "success_ok", false)]
    [TestCase(
        """{"type":"request","path":"sms/send","http_status":200,"status":"error_dest_invalid"}""",
        "                     request       sms/send", "error_dest_invalid", true)]
    [TestCase(
        """{"type":"request","path":"sms/send","http_status":200,"status":"success_ok","fault":"reset","note":"a plus"}""",
        "                     request       sms/send", "success_ok [reset] (a plus)", true)]
    [TestCase("""{"type":"request","path":"/","http_status":404}""", "                     request       /", "HTTP 404", true)]
    [TestCase("""{"type":"request","path":"sms/send"}""", "                     request       sms/send", "", false)]
    [TestCase(
        """{"type":"notification","time":"2026-10-01T09:00:05+08:00","url":"http://a/","fields":{"txn_ref":"AA-S-1"},"http_status":200}""",
        "2026-10-01 09:00:05  notification  http://a/ txn_ref=AA-S-1", "HTTP 200", false)]
    [TestCase(
        """{"type":"notification","url":"http://a/","fields":{},"problem":"Connection refused"}""",
        "                     notification  http://a/", "Connection refused", true)]
    [TestCase(
        """{"type":"act","id":3,"verb":"POST","path":"calls/S4643/keys","body":{"keys":"2"},"status":200,"replay":{"carried_out":3}}""",
        "                     act           POST calls/S4643/keys keys=2", "HTTP 200", false)]
    [TestCase("""{"type":"act","verb":"PUT","path":"phones/%2B6511111111","status":409}""",
        "                     act           PUT phones/%2B6511111111", "HTTP 409", true)]
    [TestCase(
        """
        {"type":"start","now":"2026-10-01T09:00:00+08:00","clock":"standing","points":"50.000","bonus":"4.650",
        "readings":{"dates":"fraction"}}
        """,
        """
        2026-10-01 09:00:00  start         clock=standing points=50.000 bonus=4.650 \
        readings={"dates":"fraction"}
        """,
        "", false)]
    [TestCase("""{"type":"start","now":"2026-10-01 09:30:00","bonus":"0"}""", "2026-10-01 09:30:00  start         bonus=0", "", false)]
    [TestCase("""{"id":2,"type":"reset","time":"2026-10-01T09:00:00+08:00"}""", "2026-10-01 09:00:00  reset", "", false)]
    [TestCase("""{"type":"left_out","lines":5}""", "                     missing", "5 lines could not be written", true)]
    [TestCase("""{"type":"new_type","a":1}""", "                     new_type      a=1", "", false)]
    public void Each_type_of_line_has_its_own_text(string line, string text, string outcome, bool hasFailed) =>
        Assert.That(JournalText.Read(line), Is.EqualTo(
            new JournalText(text.Replace("\\\n", "", StringComparison.Ordinal), outcome, hasFailed)));

    [Test]
    public void Long_values_are_truncated()
    {
        var values = string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"p{i}\":\"{new string('x', 50)}\""));
        var text = JournalText.Read($$$"""{"type":"request","path":"{{{new string('y', 300)}}}","parameters": { {{{values}}} } }""").Event;
        Assert.That(text, Does.Contain($" p1={new string('x', 40)}… p2=").And.Contain($" {new string('y', 200)}… ").And.EndsWith("…"));
        Assert.That(text, Has.Length.LessThan(500));
    }

    [Test]
    public void Truncation_does_not_split_a_surrogate_pair() =>
        Assert.That(JournalText.Read($$"""{"type":"a","b":"{{new string('x', 39)}}😀"}""").Event, Does.EndWith($"={new string('x', 39)}…"));

    [Test]
    public void Control_characters_are_escaped() => Assert.That(
        JournalText.Read("""{"type":"request","path":"a\nb","parameters":{"msg":"\u001b[31m\u202e"},"status":"c\rd"}"""),
        Is.EqualTo(new JournalText(@"                     request       a\u000ab msg=\u001b[31m\u202e", @"c\u000dd", HasFailed: false)));

    [TestCase("hello", "it is not valid JSON")]
    [TestCase("""{"type":"request","pa""", "it is not valid JSON")]
    [TestCase("""{"type":"request","path":"\ud800"}""", "it is not valid JSON")]
    [TestCase("[1]", "it is not a JSON object with a type")]
    [TestCase("""{"type":1}""", "it is not a JSON object with a type")]
    [TestCase("""{"type":"request"}""", "it has no path")]
    [TestCase("""{"type":"notification"}""", "it has no url")]
    [TestCase("""{"type":"act","path":"clock"}""", "it has no verb")]
    public void A_line_that_does_not_belong_to_a_journal_is_refused_with_the_reason(string line, string reason) =>
        Assert.That(() => JournalText.Read(line), Throws.TypeOf<FormatException>().With.Message.EqualTo(reason));
}
