using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>References, file URLs and rooms compare by what they refer to.</summary>
sealed class ReferenceComparisonTests : ComparisonTest
{
    [Test]
    public void References_compare_by_what_they_refer_to()
    {
        var old = Calls("AA-C-1", "AA-C-2").Request("voice/hangup", "txn_ref=AA-C-2");
        var shifted = new Recording().Request("voice/call", "dest2=+6500000000", Answer("AA-C-1"));
        shifted.Append(Calls("AA-C-2", "AA-C-3")).Request("voice/hangup", "txn_ref=AA-C-3");
        AssertDifferences(old, shifted, "voice/call: only in the new journal");
    }

    [Test]
    public void A_reference_to_a_different_call_is_reported_even_if_references_are_shifted()
    {
        var old = Calls("AA-C-1", "AA-C-2").Request("voice/hangup", "txn_ref=AA-C-2");
        AssertDifferences(old, Calls("AA-C-1", "AA-C-2").Request("voice/hangup", "txn_ref=AA-C-1"), "voice/hangup: txn_ref differs");
        AssertDifferences(old, Calls("AA-C-2", "AA-C-3").Request("voice/hangup", "txn_ref=AA-C-2"), "voice/hangup: txn_ref differs");
    }

    [Test]
    public void A_reference_to_a_missing_call_does_not_match_an_equal_reference_to_another_call()
    {
        Recording Call(string dest, string reference) => new Recording().Request("voice/call", $"dest2={dest}", Answer(reference));
        var hangUp = new Recording().Request("voice/hangup", "txn_ref=AA-C-1");
        var old = Call("+6511111111", "AA-C-1").Append(Call("+6522222222", "AA-C-2")).Append(hangUp);
        var @new = Call("+6522222222", "AA-C-1").Append(hangUp);
        AssertDifferences(old, @new, "voice/call: only in the old journal", "voice/hangup: txn_ref differs");
    }

    [Test]
    public void A_reference_in_a_text_compares_by_what_it_refers_to()
    {
        var old = Calls("AA-C-1").Request("sms/send", "msg=Your call AA-C-1 (AA-C-11)");
        AssertEqual(old, Calls("AA-C-9").Request("sms/send", "msg=Your call AA-C-9 (AA-C-11)"));
        AssertDifferences(old, Calls("AA-C-9").Request("sms/send", "msg=Your call AA-C-1 (AA-C-11)"), "sms/send: msg differs");
    }

    [TestCase("""{"txn_refs":"AA-C-1,AA-C-2","room":"R1001","status":"success_ok"}""")]
    [TestCase("""{"txn_refs":["AA-C-1","AA-C-2"],"room":"R1001","status":"success_ok"}""")]
    [TestCase("""{"entries":[{"txn_ref":"AA-C-1"},{"txn_ref":"AA-C-2"},{"room":"R1001"}],"status":"success_ok"}""")]
    public void References_in_a_list_compare_by_what_they_refer_to(string answer)
    {
        Recording Listed(Func<string, string> shift, string hungUp) => new Recording().Request("voice/conference", "", shift(answer))
            .Request("voice/hangup", $"txn_ref={hungUp}").Request("voice/conference", shift("room=R1001"));
        string Shift(string text) => text.Replace("C-1", "C-7").Replace("C-2", "C-8").Replace("R1001", "R1003");
        AssertEqual(Listed(text => text, "AA-C-2"), Listed(Shift, "AA-C-8"));
        AssertDifferences(Listed(text => text, "AA-C-2"), Listed(Shift, "AA-C-7"), "voice/hangup: txn_ref differs");
    }

    [Test]
    public void References_in_lists_of_different_lengths_are_not_matched()
    {
        Recording History(string entries) => new Recording().Request("sms/get_history", "", $$"""{"entries":[{{entries}}]}""")
            .Request("sms/query_status", "txn_ref=AA-S-1");
        AssertEqual(History("""{"txn_ref":"AA-S-1"}"""), History("""{"txn_ref":"AA-S-2"},{"txn_ref":"AA-S-1"}"""));
    }

    [Test]
    public void The_URL_of_a_file_compares_by_the_file_regardless_of_the_port_and_name_of_the_sandbox()
    {
        Recording Files(string first, string second, string used) => new Recording()
            .Notification(Url, $"txn_ref=AA-F-1&fax_url=http://127.0.0.1:{first}/f.pdf")
            .Notification(Url, $"txn_ref=AA-F-2&fax_url=http://localhost:{second}/f.pdf")
            .Request("sms/send", $"msg=See http://127.0.0.1:{used}/f.pdf").Request($"/files/{used.Split('/')[^1]}/f.pdf");
        var old = Files("5001/files/1", "5001/files/2", "5001/files/2");
        AssertEqual(old, Files("5002/files/1", "5002/files/2", "5002/files/2"));
        AssertEqual(old, Files("4646/files/2", "4646/files/3", "4646/files/3"));
        AssertEqual(old, Files("4646/@gw0/files/2", "4646/@gw0/files/3", "4646/@gw0/files/3"));
        AssertDifferences(old, Files("4646/files/2", "4646/files/3", "4646/files/2"),
            "sms/send: msg differs", "/files/2/f.pdf: path differs");
    }

    [Test]
    public void A_room_that_the_script_names_is_compared_as_text()
    {
        var old = new Recording().Request("voice/conference", "dest=+6511111111&room=R500", """{"room":"R500","status":"success_ok"}""");
        var @new = new Recording().Request("voice/conference", "dest=+6511111111&room=R501", """{"room":"R501","status":"success_ok"}""");
        AssertDifferences(old, @new, "voice/conference: room differs");
    }
}
