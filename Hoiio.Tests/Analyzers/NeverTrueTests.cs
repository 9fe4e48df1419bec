using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO002.</summary>
sealed class NeverTrueTests : RuleTest
{
    [Test]
    public void A_value_that_a_field_never_has_is_reported_in_every_kind_of_comparison() => Check("""
        const string Success = "success";
        var res = Hoiio.Voice.Call("+6511111111", "+6522222222");
        _ = res.status == "success"; // HOIIO002 "success"
        _ = "success" != res.Status; // HOIIO002 "success"
        _ = res["status"] == Success; // HOIIO002 Success
        _ = (string)res.status == "suc" + "cess"; // HOIIO002 "suc" + "cess"
        _ = res.Get<string>("status") == "success"; // HOIIO002 "success"
        _ = res.status.ToString() == "success"; // HOIIO002 "success"
        _ = res.status.Equals("SUCCESS_OK"); // HOIIO002 "SUCCESS_OK"
        _ = "success".Equals(res.status); // HOIIO002 "success"
        _ = string.Equals(res.status, "success"); // HOIIO002 "success"
        Assert.Equal("success", res.status); // HOIIO002 "success"
        _ = res.status is "success"; // HOIIO002 "success"
        _ = res.status is not ("success_ok" or "ok"); // HOIIO002 "ok"
        string status = res.status;
        if (status == "success") // HOIIO002 "success"
            return;
        switch (res.status)
        {
            case "success_ok":
                break;
            case "success": // HOIIO002 "success"
                break;
            case "failure" or "error_insufficient_credit": // HOIIO002 "failure"
                break;
        }
        switch (status)
        {
            case "success": // HOIIO002 "success"
                break;
        }
        _ = res.status switch
        {
            "success_ok" => 1,
            "success" => 2, // HOIIO002 "success"
            _ => 3,
        };
        HoiioResponse typed = res;
        _ = typed.Status == "success"; // HOIIO002 "success"
        _ = typed is { Status: "success" }; // HOIIO002 "success"
        _ = Hoiio.Request("user/get_balance").status == "success"; // HOIIO002 "success"

        static bool IsRefused(HoiioResponse answer) => answer.Status.Equals("refused", StringComparison.Ordinal); // HOIIO002 "refused"
        _ = IsRefused(typed);

        static class Assert
        {
            public static void Equal(string expected, string actual) => System.Diagnostics.Debug.Assert(expected == actual);
        }
        """);

    [Test]
    public void Known_values_of_each_field_are_not_reported() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        _ = status.call_status_dest1 == "answered" || status.call_status_dest2 == CallStatus.Busy;
        _ = status.call_status_dest1 == "ended"; // HOIIO002 "ended"
        _ = status.CallStatusDest2 == "Answered"; // HOIIO002 "Answered"
        var sms = Hoiio.Sms.Status("AA-S-1");
        _ = sms.sms_status == SmsStatus.Received;
        _ = sms.sms_status == "sent"; // HOIIO002 "sent"
        _ = sms.sms_status == CallStatus.Answered; // HOIIO002 CallStatus.Answered
        var fax = Hoiio.Fax.Status("AA-F-1");
        _ = fax.fax_status == FaxStatus.Ongoing;
        _ = fax.fax_status == "sending"; // HOIIO002 "sending"
        var number = Hoiio.Number.SubscribedNumbers().entries[0];
        _ = number.mode == "voice" && number.auto_extend_status == "enabled" && number.capabilities.Contains("SMS");
        _ = number.mode == "sms"; // HOIIO002 "sms"
        _ = number.auto_extend_status == "true"; // HOIIO002 "true"
        _ = number.capabilities.Contains("voice"); // HOIIO002 "voice"
        _ = Hoiio.Account.Info().user_status == "paying"; // HOIIO002 "paying"
        foreach (var call in Hoiio.Voice.HistoryAll().Where(call => call.call_status_dest2 == "declined")) // HOIIO002 "declined"
            Console.WriteLine(call.txn_ref);
        """);

    [Test]
    public void The_documented_fields_of_a_notification_are_checked() => Check("""
        var notification = Hoiio.Notification("sms_status=queued");
        _ = notification.sms_status == "queued" || notification.call_state == "ringing" || notification.order == "paid";
        _ = notification.sms_status == "sent"; // HOIIO002 "sent"
        _ = notification.call_state == "answered"; // HOIIO002 "answered"
        _ = notification.transfer_status == "declined"; // HOIIO002 "declined"
        _ = notification.status == "ok"; // HOIIO002 "ok"
        """);

    [Test]
    public void An_undocumented_status_is_reported_only_if_it_resembles_a_documented_one() => Check("""
        var res = Hoiio.Voice.Call("+6511111111", "+6522222222");
        _ = res.status == "error_insufficient_credit" || res.status == "error_dest2_param_missing";
        _ = res.status == "error_quota_of_the_moon";
        _ = res.status == HoiioStatus.Success || res.status.Equals("Success_OK", StringComparison.OrdinalIgnoreCase);
        _ = res.status == "error_insuficient_credit"; // HOIIO002 "error_insuficient_credit"
        """);

    [Test]
    public void A_comparison_that_may_be_true_is_not_reported() => Check("""
        var res = Hoiio.Voice.Status("AA-C-1");
        var wanted = args[0];
        _ = res.status == wanted || res.tag == "success" || res.status == null || res.currency == "EUR" || res.status is null;
        _ = res.status is string { Length: > 3 } text && text != wanted;
        _ = Other().status == "success";
        var status = "success";
        _ = status == "success";
        _ = new[] { "success" }.Contains(wanted);
        dynamic twice = res.status;
        twice = "success";
        _ = twice == "success";

        static dynamic Other() => new { status = "success" };
        """);

    [Test]
    public void A_search_in_a_text_is_not_reported() => Check("""
        var status = Hoiio.Voice.Status("AA-C-1");
        string text = status.status;
        _ = status.status.Contains("error") || ((string)status.status).Contains("error") || text.Contains("fail");
        _ = status.call_status_dest1.Contains("answer") || status.Get<string>("call_status_dest2").Contains("ed");
        """);

    [Test]
    public void The_message_lists_the_possible_values() => Assert.That(Messages("""
        var res = Hoiio.Sms.Status("AA-S-1");
        _ = res.status == "success";
        _ = res.sms_status == "sent";
        _ = res.status == "error_insuficient_credit";
        """), Is.EqualTo(new[]
    {
        "HOIIO002: status is never \"success\"; it is \"success_ok\", or an error code",
        "HOIIO002: sms_status is never \"sent\"; it is \"queued\", \"delivered\", \"failed\", \"error\" or \"received\"",
        "HOIIO002: status is never \"error_insuficient_credit\"; did you mean \"error_insufficient_credit\"?",
    }));
}
