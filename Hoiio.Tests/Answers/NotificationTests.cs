using Microsoft.CSharp.RuntimeBinder;
using NUnit.Framework;

namespace HoiioSdk.Tests.Answers;

/// <summary>Reading and verifying notifications.</summary>
sealed class NotificationTests : WireTest
{
    const string Form = "session=S4643&txn_ref=AA-C-1&call_state=ended&digits=12%23&date=2012-01-31+12%3A06%3A15&duration=2&rate=0.018&"
        + "debit=0.036&dest=%2B6511111111&my_own=1";

    const string Json = """
        {"session":"S4643","txn_ref":"AA-C-1","call_state":"ended","digits":"12#","date":"2012-01-31 12:06:15","duration":2,
        "rate":"0.018","debit":0.036,"dest":"+6511111111"}
        """;

    [TestCase(Form, null)]
    [TestCase("", Form)]
    [TestCase("", "?" + Form)]
    [TestCase("txn_ref=AA-C-1&session=S4643&" + Form, "session=wrong&my_own=1")]
    [TestCase(Json, "my_own=1")]
    [TestCase("\uFEFF" + Json, "my_own=1")]
    [TestCase("\r\n\t " + Json, "my_own=1")]
    public void A_form_a_query_string_and_JSON_read_the_same(string body, string? query)
    {
        var notification = Hoiio.Notification(body, query);

        Assert.That(notification.session, Is.EqualTo("S4643"));
        Assert.That(notification.TxnRef, Is.EqualTo("AA-C-1"));
        Assert.That(notification.digits, Is.EqualTo("12#"));
        Assert.That(notification.date, Is.EqualTo(new DateTime(2012, 1, 31, 12, 6, 15)));
        Assert.That(notification.duration, Is.EqualTo(2));
        Assert.That(notification.rate, Is.EqualTo(0.018));
        Assert.That(notification.Get<decimal>("debit"), Is.EqualTo(0.036m));
        Assert.That(notification.dest, Is.EqualTo("+6511111111"));
        Assert.That(notification.my_own, Is.EqualTo("1"), "passed on from the notify URL");
        Assert.That(notification.tag, Is.Null, "documented, but absent");
        Assert.That(() => notification.tags, Throws.TypeOf<RuntimeBinderException>());
    }

    [TestCase("Session=mine&session=S4643", null)]
    [TestCase("session=S4643&SESSION=x", "?session=wrong&Session=mine")]
    [TestCase("", "?Session=mine&session=S4643")]
    public void A_custom_parameter_and_a_field_whose_names_differ_by_case_are_both_readable(string body, string? query)
    {
        var notification = Hoiio.Notification(body, query);

        Assert.That(notification.session, Is.EqualTo("S4643"));
        Assert.That(notification["Session"], Is.EqualTo("mine"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("{\"session\":")]
    [TestCase("{} {}")]
    [TestCase("""[{"record_url":"http://u/?id=1"}]""")]
    [TestCase("&&")]
    public void A_notification_without_fields_throws(string? body) =>
        Assert.That(() => Hoiio.Notification(body), Throws.TypeOf<HoiioException>().With.Message.Contains("notification"));

    [Test]
    public void Encoded_text_is_decoded()
    {
        var notification = Hoiio.Notification("msg=%E4%BD%A0%E5%A5%BD+%26+%3D&from=%2B1&%E4%BD%A0=a=b=");

        Assert.That(notification.msg, Is.EqualTo("你好 & ="));
        Assert.That(notification["你"], Is.EqualTo("a=b="));
    }

    [Test]
    public void An_error_lists_at_most_a_hundred_fields()
    {
        dynamic notification = Hoiio.Notification(string.Join('&', Enumerable.Range(0, 1000).Select(i => $"a{i}={i}")));

        Assert.That(() => notification.nope, Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>()
            .With.Message.Contains("a98, a99 and 900 more;").And.Message.Not.Contains("a100"));
        dynamic hundred = Hoiio.Notification(string.Join('&', Enumerable.Range(0, 100).Select(i => $"a{i}={i}")));
        Assert.That(() => hundred.nope, Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("a98, a99;"));
    }

    [Test]
    public void A_form_with_very_many_fields_is_read_in_linear_memory()
    {
        var body = string.Join('&', Enumerable.Range(0, 100_000).Select(i => $"a{i}={i}"));
        Hoiio.Notification(body);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Hoiio.Notification(body);

        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / body.Length, Is.LessThan(25));
    }

    // Made with: printf %s 'a=1&b=%2B65' | openssl dgst -sha256 -hmac 'secret-token'
    const string Body = "a=1&b=%2B65";
    const string Signature = "6a129d1707ecdf73e7728aaa60b468dfe47e394e051bb6cb035cab09772de680";

    [TestCase(Body, Signature, true)]
    [TestCase(Body, " " + Signature + "\n", true)]
    [TestCase(Body, "sha256=" + Signature, true)]
    [TestCase(Body, "00, " + Signature, true)]
    [TestCase(Body, "00,11," + Signature + ",22", true)]
    [TestCase(Body, "SHA256=" + Signature + ",sha256=00", true)]
    [TestCase(Body, "sha256=00,00", false)]
    [TestCase(Body, "sha256=", false)]
    [TestCase(Body, ",", false)]
    [TestCase(Body + " ", Signature, false)]
    [TestCase(Body, "", false)]
    [TestCase(Body, null, false)]
    [TestCase(Body, "not hex", false)]
    [TestCase(Body, Signature + "00", false)]
    public void Only_a_signature_made_with_the_access_token_is_authentic(string body, string? signature, bool authentic)
    {
        Hoiio.Init("app", "secret-token");

        Assert.That(Hoiio.IsAuthentic(body, signature), Is.EqualTo(authentic));
        Assert.That(Hoiio.IsAuthentic(body, signature?.ToUpperInvariant()), Is.EqualTo(authentic));
        Assert.That(Hoiio.IsAuthentic(body, signature, accessToken: "another-token"), Is.False);
    }

    [Test]
    public void The_signature_is_computed_over_UTF8() =>
        Assert.That(Hoiio.IsAuthentic("msg=ü", "3b508073e54c7df319d67d23f342081e6d4ee12572d2fc83a1f83a56e3f8e2fb", accessToken: "tökén"),
            Is.True);

    [Test]
    public void An_empty_token_and_a_null_body_are_refused()
    {
        var forged = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData([], "x"u8));

        Assert.That(() => Hoiio.IsAuthentic("x", forged, accessToken: ""), Throws.ArgumentException);
        Assert.That(() => Hoiio.IsAuthentic(null!, forged), Throws.ArgumentNullException.With.Message.Contains("body"));
    }

    [Test]
    public void AuthenticNotification_verifies_and_reads_a_notification()
    {
        Hoiio.Init("app", "secret-token");

        var notification = Hoiio.AuthenticNotification(Body, Signature, query: "?my_own=1");

        Assert.That(notification.a + notification.b + notification.my_own, Is.EqualTo("1+651"));
        Assert.That(Hoiio.AuthenticNotification(Body, Signature, accessToken: "secret-token").a, Is.EqualTo("1"));
    }

    [TestCase(Body, null, "no signature", "X-Hoiio-Signature")]
    [TestCase(Body, " ", "no signature", "X-Hoiio-Signature")]
    [TestCase(Body + "0", Signature, "does not match", "its body was changed")]
    [TestCase(Body, "00", "does not match", "another access token")]
    [TestCase("", Signature, "is empty", "Was it read before?")]
    [TestCase(null, Signature, "is empty", "Was it read before?")]
    public void A_notification_that_is_not_authentic_throws_with_the_reason(string? body, string? signature, string what, string advice)
    {
        Hoiio.Init("app", "secret-token");

        Assert.That(() => Hoiio.AuthenticNotification(body, signature), Throws.TypeOf<HoiioException>()
            .With.Message.Contains(what).And.Message.Contains(advice).And.Message.Not.Contains("secret-token")
            .And.Message.Not.Contains("65"));
    }

    [Test]
    public void An_empty_body_with_a_valid_signature_is_not_authentic()
    {
        var signature = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("token"u8, ""u8));

        Assert.That(() => Hoiio.AuthenticNotification("", signature, "txn_ref=AA-C-1", accessToken: "token"),
            Throws.TypeOf<HoiioException>());
    }

    [Test]
    public void API_fields_in_the_unsigned_query_string_are_ignored()
    {
        var notification = Hoiio.AuthenticNotification(
            Body, Signature, "call_state=ended&TxnRef=AA-C-1&a=2&my_own=1", accessToken: "secret-token");

        Assert.That(notification.call_state, Is.Null);
        Assert.That(notification.TxnRef, Is.Null);
        Assert.That(notification.a, Is.EqualTo("1"));
        Assert.That(notification.my_own, Is.EqualTo("1"));
    }

    [Test]
    public void Reading_a_missing_custom_parameter_throws_and_suggests_Find()
    {
        var notification = Hoiio.Notification(Form);

        Assert.That(() => notification.step, Throws.TypeOf<RuntimeBinderException>()
            .With.Message.StartsWith("The notification has no field 'step'. It has session, ")
            .And.Message.Contains("; the API also documents ")
            .And.Message.EndsWith("For a custom parameter that may be absent, check Has(\"step\") first, or use "
                + "Find<string>(\"step\")."));
        Assert.That(notification.Find<string>("step") ?? "none", Is.EqualTo("none"));
    }

    [Test]
    public void IsAuthentic_uses_the_access_token_that_is_passed_to_it() =>
        Assert.That(Hoiio.IsAuthentic(Body, Signature, accessToken: "secret-token"), Is.True);
}
