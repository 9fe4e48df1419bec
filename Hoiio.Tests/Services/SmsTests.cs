using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

sealed class SmsTests(Service service) : ServiceTest(service)
{
    [Test]
    public void An_SMS_is_sent_and_has_a_reference()
    {
        Charged();
        var res = Hoiio.Sms.Send("Hello how are you?\n\nGood stuff", Mobile1);

        Succeeded(res);
        Assert.That(res.txn_ref, Is.Not.Empty);
    }

    [Test]
    public void A_bulk_SMS_to_one_phone_has_a_reference()
    {
        Charged();
        var res = Hoiio.Sms.BulkSend("1 yeah !@#$%^&*()_+~", Mobile1);

        Succeeded(res);
        Assert.That(res.bulk_txn_ref, Is.Not.Empty);
    }

    [Test]
    public void A_bulk_SMS_to_two_phones_is_accepted()
    {
        Charged();
        Succeeded(Hoiio.Sms.BulkSend("2 yeah !@#$%^&*()_+~", Mobile1, Mobile2));
    }

    [Test]
    public void The_rate_of_a_short_SMS_is_for_one_part()
    {
        var res = Hoiio.Sms.Rate("Hoiio World", Mobile1);

        Succeeded(res);
        Assert.That(res.currency, Is.TypeOf<string>());
        Assert.That(res.is_unicode, Is.False);
        Assert.That(res.split_count, Is.EqualTo(1));
        Assert.That(res.rate, Is.TypeOf<double>());
        Assert.That(res.total_cost, Is.TypeOf<double>());
    }

    [Test]
    public void The_rate_of_an_incoming_SMS_has_a_currency()
    {
        var res = Hoiio.Sms.RateIn(HoiioSmsNumber);

        Succeeded(res);
        Assert.That(res.rate, Is.TypeOf<double>());
        Assert.That(res.currency, Is.TypeOf<string>());
    }

    [Test]
    public void The_rate_of_a_long_SMS_is_for_two_parts() =>
        Assert.That(Hoiio.Sms.Rate(string.Concat(Enumerable.Repeat("Hoiio World ", 24)), Mobile1).split_count, Is.EqualTo(2));

    [Test]
    public void The_rate_of_a_Chinese_SMS_is_marked_as_Unicode() =>
        Assert.That(Hoiio.Sms.Rate("你好", Mobile2).is_unicode, Is.True);

    [Test]
    public void The_history_lists_a_sent_SMS_with_its_status_and_cost()
    {
        Charged();
        Hoiio.Sms.Send("Hoiio World", Mobile1);
        Later(60);
        var res = Hoiio.Sms.History();

        Succeeded(res);
        Assert.That(res.entries_count, Is.EqualTo(res.entries.Count).And.GreaterThan(0));
        foreach (var entry in res.entries)
        {
            Assert.That(entry.sms_status, Is.AnyOf(SmsStatus.Queued, SmsStatus.Delivered, SmsStatus.Failed,
                SmsStatus.Error, SmsStatus.Received));
            Assert.That(entry.date.Year, Is.GreaterThan(2011));
            Assert.That(entry.split_count, Is.TypeOf<int>());
            Assert.That(entry.debit, Is.TypeOf<double>());
        }
    }

    [Test]
    public void The_status_of_an_SMS_has_its_tag_and_cost()
    {
        Charged();
        var txnRef = Hoiio.Sms.Send("Hoiio World", Mobile1, tag: "my-tag").txn_ref;
        Later(60);
        var res = Hoiio.Sms.Status(txnRef);

        Succeeded(res);
        Assert.That(res.txn_ref, Is.EqualTo(txnRef));
        Assert.That(res.tag, Is.EqualTo("my-tag"));
        Assert.That(res.dest, Is.EqualTo(Mobile1));
        Assert.That(res.date, Is.TypeOf<DateTime>());
        Assert.That(res.debit, Is.EqualTo(res.rate * res.split_count).Within(1e-9));
    }
}
