using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>What <see cref="Hoiio.DebugLevel"/> prints to standard error.</summary>
[Category("OneCulture")]
sealed class DebugOutputTests : WireTest
{
    [Test]
    public void Debug_output_shows_request_and_answer_without_the_access_token()
    {
        var output = Printed(() =>
        {
            Answered($$"""{"status":"success_ok","txn_ref":"AA-S-1","echo":"access_token={{Uri.EscapeDataString(AccessToken)}}"}""",
                () => Hoiio.Sms.Send("Hoiio World", "+6511111111"));
            Hoiio.Sms.Send(new string('a', 1000), "+6511111111", tag: new string('b', 1001));
            Hoiio.DebugLevel = -1;
            Hoiio.Account.Balance();
        });

        Assert.That(output, Does.Contain("POST sms/send dest=+6511111111 msg=Hoiio World").And.Contain("HTTP 200 sms/send")
            .And.Contain("AA-S-1"));
        Assert.That(output, Does.Contain("app_id=app-1 access_token=***").And.Not.Contain("T0k3n"));
        Assert.That(output, Does.Contain($" msg={new string('a', 1000)} tag=(1001 characters)"), "a long value is replaced by its length");
        Assert.That(output, Does.Not.Contain("get_balance"));
    }

    [Test]
    public void A_call_cancelled_beforehand_prints_no_request() =>
        Assert.That(Printed(() => Assert.That(() => Hoiio.Account.BalanceAsync(cancellationToken: new(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>())), Is.Empty);

    [Test]
    public void Debug_output_and_errors_contain_no_escape_characters()
    {
        var output = Printed(() =>
        {
            dynamic res = Answered("""{"status":"error_\u001b[31m"}""".Replace("\\u001b", "\u001b"),
                () => Hoiio.Sms.Send("\u001b[2J", "+6511111111", tag: "a\rb"));
            Assert.That(() => res.EnsureSuccess(), Throws.TypeOf<HoiioStatusException>()
                .With.Message.Contains(@"answered error_\u001b[31m"));
        });

        Assert.That(output, Does.Contain(@"msg=\u001b[2J tag=a\u000d").And.Contain(@"error_\u001b[31m"));
        Assert.That(output.Where(letter => char.IsControl(letter) && letter != '\n'), Is.Empty);
    }

    [Test]
    public void A_failing_console_does_not_lose_an_answer()
    {
        using var full = new BrokenWriter(new IOException("No space left on device"));
        using var over = new BrokenWriter(new InvalidOperationException("There is no currently active test."));
        var closed = new StreamWriter(Stream.Null);
        closed.Dispose();
        foreach (var output in new TextWriter[] { full, over, closed })
            PrintTo(output, () => Assert.That(
                Answered("""{"status":"success_ok","txn_ref":"AA-S-1"}""", () => Hoiio.Sms.Send("Hoiio World", "+6511111111")).txn_ref,
                Is.EqualTo("AA-S-1")));
    }

    static string Printed(Action calls)
    {
        var output = new StringWriter();
        PrintTo(output, calls);
        return output.ToString();
    }

    static void PrintTo(TextWriter output, Action calls)
    {
        var standardError = Console.Error;
        Console.SetError(output);
        try
        {
            Hoiio.DebugLevel = 1;
            calls();
        }
        finally
        {
            Console.SetError(standardError);
        }
    }

    sealed class BrokenWriter(Exception problem) : StringWriter
    {
        public override void WriteLine(string? value) => throw problem;
    }
}
