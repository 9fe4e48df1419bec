using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>What HOIIO007 says the service refuses is what the sandbox refuses, value by value.</summary>
[Category("OneCulture")]
[Parallelizable(ParallelScope.All)]
sealed class LimitTests
{
    const string Url = "http://my.server.com/";

    static readonly TestCaseData[] Limits =
    [
        Limit("Voice.History(from: {0})", "voice/get_history", "from", "error_from_invalid",
            "2012-01-31 12:06:15", "2012-01-31", "2012-02-30 00:00:00", "31/01/2012 12:06:15", "2012-01-31T12:06:15"),
        Limit("Sms.History(to: {0})", "sms/get_history", "to", "error_to_invalid", "2012-01-31 12:06:15", "tomorrow"),
        Limit("Voice.History(page: {0})", "voice/get_history", "page", "error_page_invalid", 0, 1, -1),
        Limit("Fax.History(type: {0})", "fax/get_history", "type", "error_invalid_type", "incoming", "outgoing", "all", "Incoming", "sent"),
        Limit("Voice.Moderate(\"AA-C-1\", {0})", "conference/moderate", "action", "error_action_invalid",
            "kick", "mute", "unmute", "hold"),
        Limit("Number.Subscribe(\"+6511111111\", {0})", "number/subscribe", "duration", "error_invalid_duration",
            1, 2, 3, 12, 13, "1", "2", "auto_extend", "forever"),
        Limit("Number.Configure(\"+6511111111\", mode: {0})", "number/update_forwarding", "mode", "error_mode_invalid",
            "voice", "fax", "sms"),
        Limit("Number.Configure(\"+6511111111\", forwardTo: {0})", "number/update_forwarding", "forward_to", "error_forward_to_invalid",
            Url, "/myscript", "ftp://my.server.com"),
        Limit("Number.ConfigureSms(\"+6511111111\", {0})", "number/update_forwarding", "forward_sms_to", "error_forward_to_invalid",
            Url, "my.server.com"),
        Limit("Sms.Send(\"Hi\", \"+6511111111\", notifyUrl: {0})", "sms/send", "notify_url", "error_invalid_notify_url",
            Url, Url.PadRight(4000, 'x'), Url.PadRight(4001, 'x'), "my.server.com"),
        Limit("Sms.Send(\"Hi\", \"+6511111111\", tag: {0})", "sms/send", "tag", "error_tag_invalid_length",
            new string('t', 256), new string('t', 257)),
        Limit("Sms.Send(\"Hi\", \"+6511111111\", senderName: {0})", "sms/send", "sender_name", "error_invalid_sender_name",
            "Shop", "Me", "The shop 12", "The shop 123", "+6522222222"),
        Limit("Voice.Conference([\"+6511111111\"], room: {0})", "voice/conference", "room", "error_invalid_room",
            "my.123.abc_room", "MY-ROOM", "my room", new string('r', 32), new string('r', 33)),
        Limit("Ivr.Transfer(\"S1\", \"room:\", onFailure: {0})", "ivr/end/transfer", "on_failure", "error_on_failure_invalid",
            "hangup", "continue", "stop"),
        Limit("Ivr.Hangup(\"S1\", force: {0})", "ivr/end/hangup", "force", "error_invalid_force", "enabled", "yes"),
        Limit("Ivr.Gather(\"S1\", maxDigits: {0})", "ivr/middle/gather", "max_digits", "error_invalid_max_digits", 0, 255, 256, -1),
        Limit("Ivr.Gather(\"S1\", timeout: {0})", "ivr/middle/gather", "timeout", "error_invalid_timeout", 0, 1),
        Limit("Ivr.Gather(\"S1\", attempts: {0})", "ivr/middle/gather", "attempts", "error_invalid_attempts", 0, 1),
        Limit("Ivr.Play(\"S1\", {0})", "ivr/middle/play", "msg", "error_msg_invalid_length", new string('m', 1000), new string('m', 1001)),
        Limit("Ivr.Dial(\"+6511111111\", maxDuration: {0})", "ivr/start/dial", "max_duration", "error_invalid_max_duration", 0, 1),
        Limit("Sms.Send({0}, \"+6511111111\")", "sms/send", "msg", "error_msg_too_big", new string('m', 459), new string('m', 460)),
    ];

    [TestCaseSource(nameof(Limits))]
    public void Only_refused_values_are_reported(string call, string path, string parameter, string error, object[] values)
    {
        var program = values.Select(value => $"_ = Hoiio.{string.Format(null, call, value is string text ? $"\"{text}\"" : value)};");

        var reported = CodeAnalysis.Analyze(CodeAnalysis.Compile(string.Join('\n', program)))
            .Select(diagnostic => values[diagnostic.Location.GetLineSpan().StartLinePosition.Line]);

        using var sandbox = HoiioSandbox.Start();
        Assert.That(reported, Is.EqualTo(values.Where(value => StatusOf(sandbox, path, parameter, value) == error)));
    }

    static string StatusOf(HoiioSandbox sandbox, string path, string parameter, object value)
    {
        // The other required parameters.
        var parameters = new Dictionary<string, object>
        {
            ["txn_ref"] = "AA-C-1",
            ["session"] = "S1",
            ["dest"] = path == "ivr/end/transfer" ? "room:" : "+6511111111",
            ["number"] = "+6511111111",
            ["msg"] = "Hi",
            [parameter] = value,
        };
        return sandbox.Client.Request(path, parameters).status;
    }

    static TestCaseData Limit(string call, string path, string parameter, string error, params object[] values) =>
        new TestCaseData(call, path, parameter, error, values).SetArgDisplayNames(call);
}
