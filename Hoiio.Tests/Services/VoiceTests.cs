using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

sealed class VoiceTests(Service service) : ServiceTest(service)
{
    [Test]
    public void A_call_between_two_phones_has_a_reference()
    {
        Charged();
        var res = Placed(Hoiio.Voice.Call(Phone1, Phone2));

        Succeeded(res);
        Assert.That(res.txn_ref, Is.Not.Empty);
    }

    [Test]
    public void The_tag_of_a_call_with_all_optional_parameters_is_in_its_status()
    {
        Charged();
        var res = Placed(Hoiio.Voice.Call(Phone1, Phone2, callerId: "private", maxDuration: 600, tag: "myapp", notifyUrl: NotifyUrl));

        Succeeded(res);
        Assert.That(Hoiio.Voice.Status(res.txn_ref).tag, Is.EqualTo("myapp"));
    }

    [Test]
    public void A_call_without_dest1_rings_the_registered_number()
    {
        Charged();
        Succeeded(Placed(Hoiio.Voice.Call(null, Phone2)));
    }

    [Test]
    public void A_call_to_an_invalid_number_fails_with_error_dest1_invalid()
    {
        var res = Placed(Hoiio.Voice.Call("1234", Phone2));

        Assert.That(res.is_success(), Is.False);
        Assert.That(res.status, Is.EqualTo("error_dest1_invalid"));
        Assert.That(() => res.txn_ref, Throws.TypeOf<HoiioException>());
    }

    [Test]
    public void A_call_that_is_hung_up_is_no_longer_ongoing()
    {
        Charged();
        var txnRef = Placed(Hoiio.Voice.Call(Phone1, Phone2)).txn_ref;
        Later(15);

        Succeeded(Hoiio.Voice.Hangup(txnRef));
        Assert.That(Hoiio.Voice.Status(txnRef).call_status_dest1, Is.Not.EqualTo(CallStatus.Ongoing));
    }

    [Test]
    public void A_conference_has_a_room_and_a_reference_for_each_phone()
    {
        Charged();
        var res = Placed(Hoiio.Voice.Conference(Phone1, Phone2));

        Succeeded(res);
        Assert.That(res.txn_refs.Count, Is.EqualTo(2));
        Assert.That(res.room, Is.Not.Empty);
    }

    [Test]
    public void A_conference_joins_the_room_that_it_names()
    {
        Charged();
        var res = Placed(Hoiio.Voice.Conference([Phone1, Phone2], room: "my.123.abc_room"));

        Succeeded(res);
        Assert.That(res.room, Is.EqualTo("my.123.abc_room"));
        Assert.That(res.txn_refs.Count, Is.EqualTo(2));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Each_participant_of_a_conference_can_be_hung_up(int participant)
    {
        Charged();
        var res = Placed(Hoiio.Voice.Conference(Phone1, Phone2));
        Later(15);

        Succeeded(Hoiio.Voice.Hangup(res.txn_refs[participant]));
        Assert.That(Hoiio.Voice.Status(res.txn_refs[participant]).call_status_dest1, Is.Not.EqualTo(CallStatus.Ongoing));
        Assert.That(Hoiio.Voice.Status(res.txn_refs[1 - participant]).call_status_dest1, Is.EqualTo(CallStatus.Ongoing));
    }

    [Test]
    public void The_rate_of_a_call_has_a_currency_and_a_talktime()
    {
        var res = Hoiio.Voice.Rate(Phone1, Phone2);

        Succeeded(res);
        Assert.That(res.currency, Is.TypeOf<string>());
        Assert.That(res.rate, Is.TypeOf<double>().And.GreaterThan(0.0));
        Assert.That(res.talktime, Is.TypeOf<int>());
    }

    [Test]
    public void The_history_lists_a_finished_call_with_its_cost()
    {
        Charged();
        Finished(Hoiio.Voice.Call(Phone1, Phone2));
        var res = Hoiio.Voice.History();

        Succeeded(res);
        Assert.That(res.entries_count, Is.TypeOf<int>().And.EqualTo(res.entries.Count).And.GreaterThan(0));
        Assert.That(res.total_entries_count, Is.TypeOf<int>());
        foreach (var entry in res.entries)
        {
            Assert.That(entry.txn_ref, Is.TypeOf<string>());
            Assert.That(entry.date, Is.TypeOf<DateTime>());
            Assert.That(entry.rate, Is.TypeOf<double>());
            Assert.That(entry.debit, Is.TypeOf<double>());
            Assert.That(entry.duration, Is.TypeOf<int>());
        }
    }

    [Test]
    public void History_before_the_first_call_is_empty()
    {
        var res = Hoiio.Voice.History(from: "2001-01-01 00:00:00", to: new DateTime(2001, 1, 2));

        Succeeded(res);
        Assert.That(res.entries.Count, Is.Zero);
    }

    [Test]
    public void The_status_of_a_finished_call_has_its_duration_and_cost()
    {
        Charged();
        var txnRef = Finished(Hoiio.Voice.Call(Phone1, Phone2)).txn_ref;
        var res = Hoiio.Voice.Status(txnRef);

        Succeeded(res);
        Assert.That(res.txn_ref, Is.EqualTo(txnRef));
        Assert.That(res.tag, Is.Null.Or.Empty);
        Assert.That(res.date, Is.TypeOf<DateTime>());
        Assert.That(res.dest1, Is.EqualTo(Phone1));
        Assert.That(res.dest2, Is.EqualTo(Phone2));
        Assert.That(res.duration, Is.TypeOf<int>());
        Assert.That(res.debit, Is.EqualTo(res.rate * res.duration).Within(1e-9));
        Assert.That(res.currency, Is.TypeOf<string>());
    }

    /// <summary>Ends a call, so that it is charged.</summary>
    dynamic Finished(dynamic call)
    {
        Placed(call);
        Later(30);
        Hoiio.Voice.Hangup(call.txn_ref);
        Later(15);
        return call;
    }
}
