using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>What is printed to standard error, which the process shares.</summary>
[NonParallelizable]
sealed class IvrPrintTests : FlowTest
{
    [TestCase(true)]
    [TestCase(false)]
    public void Without_a_failed_handler_a_failure_is_printed_to_standard_error_without_the_access_token(bool isHandled)
    {
        var error = Console.Error;
        using var printed = new StringWriter();
        Console.SetError(printed);
        try
        {
            var calls = Sandbox.Client.Ivr.Answer(Server.Url, _ => throw new InvalidOperationException($"Two\nlines {Sandbox.AccessToken}"),
                failed: isHandled ? (_, _) => throw new InvalidOperationException("No log.") : null);
            Server.Handler = posted => calls.ReceiveAsync(posted.Body, posted.Signature, posted.Query);
            var session = Ring();

            Assert.That(printed.ToString(), Is.EqualTo($"Hoiio: call {Sandbox.Call(session).TxnRef} (session {session}): "
                + $"InvalidOperationException: {(isHandled ? "No log." : "Two lines ***")}{Environment.NewLine}"));
        }
        finally
        {
            Console.SetError(error);
        }
    }

    [Test]
    public void Hoiio_answers_calls_like_a_client()
    {
        Sandbox.Use();
        var calls = Hoiio.Ivr.Answer(Server.Url, async call => Log.Enqueue(await call.GatherAsync("Press 1.", maxDigits: 1)));
        Server.Handler = posted => calls.ReceiveAsync(posted.Body, posted.Signature, posted.Query);

        Sandbox.Press(Ring(), "1");

        Assert.That(Log, Is.EqualTo(new[] { "1" }));
    }
}
