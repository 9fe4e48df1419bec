using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO008.</summary>
sealed class DroppedAnswerTests : RuleTest
{
    [Test]
    public void A_dropped_answer_of_a_charged_call_is_reported() => Check("""
        using var client = new HoiioClient("app", "token");
        Hoiio.Voice.Call("+6511111111", "+6522222222"); // HOIIO008 Hoiio.Voice.Call("+6511111111", "+6522222222")
        client.Voice.Conference("+6511111111"); // HOIIO008 client.Voice.Conference("+6511111111")
        await Hoiio.Sms.SendAsync("Hi", "+6511111111"); // HOIIO008 await Hoiio.Sms.SendAsync("Hi", "+6511111111")
        Hoiio.Sms.BulkSend("Hi", ["+6511111111"]); // HOIIO008 Hoiio.Sms.BulkSend("Hi", ["+6511111111"])
        Hoiio.Fax.Send("+6511111111", "file.pdf"); // HOIIO008 Hoiio.Fax.Send("+6511111111", "file.pdf")
        Hoiio.Ivr.Dial("+6511111111"); // HOIIO008 Hoiio.Ivr.Dial("+6511111111")
        Hoiio.Number.Subscribe("+6511111111", 1); // HOIIO008 Hoiio.Number.Subscribe("+6511111111", 1)
        Hoiio.Sms.Send("Hi", Hoiio.Account.Info().mobile_number); // HOIIO008 Hoiio.Sms.Send("Hi", Hoiio.Account.Info().mobile_number)
        new List<string> { "+6511111111" }.ForEach(number => Hoiio.Sms.Send("Hi", number)); // HOIIO008 Hoiio.Sms.Send("Hi", number)

        var stop = CancellationToken.None;
        await Hoiio.Ivr.DialAsync(args[0]).ConfigureAwait(false); // HOIIO008 await Hoiio.Ivr.DialAsync(args[0]).ConfigureAwait(false)
        await Hoiio.Ivr.DialAsync(args[0]).WaitAsync(stop); // HOIIO008 await Hoiio.Ivr.DialAsync(args[0]).WaitAsync(stop)
        Hoiio.Ivr.DialAsync(args[0]).Wait(); // HOIIO008 Hoiio.Ivr.DialAsync(args[0]).Wait()
        Hoiio.Ivr.DialAsync(args[0]).GetAwaiter().GetResult(); // HOIIO008 Hoiio.Ivr.DialAsync(args[0]).GetAwaiter().GetResult()

        static void Tell(string number) => Hoiio.Sms.Send("Hi", number); // HOIIO008 Hoiio.Sms.Send("Hi", number)
        Tell("+6511111111");
        """);

    [Test]
    public void A_used_free_or_discarded_answer_is_not_reported() => Check("""
        Hoiio.Voice.Call("+6511111111", "+6522222222").EnsureSuccess();
        (await Hoiio.Sms.SendAsync("Hi", "+6511111111")).EnsureSuccess();
        _ = Hoiio.Sms.Send("Hi", "+6511111111");
        var res = Hoiio.Sms.Send("Hi", "+6511111111");
        Hoiio.Voice.Hangup("AA-C-1");
        Hoiio.Ivr.Play("S1", "Hello");
        Hoiio.Ivr.Hangup("S1");
        Hoiio.Number.ConfigureVoice("+6511111111", "http://my.server.com/myscript");
        Hoiio.Request("sms/send", new { dest = "+6511111111", msg = "Hi" });
        var answers = new[] { "+6511111111" }.Select(number => Hoiio.Sms.Send("Hi", number)).ToList();
        """);

    [Test]
    public void A_dropped_answer_is_reported_as_a_suggestion() => Assert.That(
        CodeAnalysis.Analyze(CodeAnalysis.Compile("""Hoiio.Sms.Send("Hi", "+6511111111");""")).Select(diagnostic => diagnostic.Severity),
        Is.EqualTo(new[] { Microsoft.CodeAnalysis.DiagnosticSeverity.Info }));

    [Test]
    public void The_message_says_what_to_do() => Assert.That(Messages("""Hoiio.Sms.Send("Hi", "+6511111111");"""), Is.EqualTo(new[]
    {
        "HOIIO008: the answer of sms/send is discarded, and a refused call does not throw; add .EnsureSuccess(), or check its status",
    }));
}
