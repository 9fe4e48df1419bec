using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

sealed class SmsTests(Service service) : ServiceTest(service)
{
    [Test]
    public void Send()
    {
        Charged();
        var res = Hoiio.Sms.Send("Hello how are you?\n\nGood stuff", Mobile1);

        Succeeded(res);
        Assert.That(res.txn_ref, Is.Not.Empty);
    }

    [Test]
    public void Bulk_send_to_one()
    {
        Charged();
        var res = Hoiio.Sms.BulkSend("1 yeah !@#$%^&*()_+~", Mobile1);

        Succeeded(res);
        Assert.That(res.bulk_txn_ref, Is.Not.Empty);
    }

    [Test]
    public void Bulk_send_to_two()
    {
        Charged();
        Succeeded(Hoiio.Sms.BulkSend("2 yeah !@#$%^&*()_+~", Mobile1, Mobile2));
    }

    [Test]
    public void Rate()
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
    public void Rate_in()
    {
        var res = Hoiio.Sms.RateIn(HoiioSmsNumber);

        Succeeded(res);
        Assert.That(res.rate, Is.TypeOf<double>());
        Assert.That(res.currency, Is.TypeOf<string>());
    }

    [Test]
    public void Rate_long() =>
        Assert.That(Hoiio.Sms.Rate(string.Concat(Enumerable.Repeat("Hoiio World ", 24)), Mobile1).split_count, Is.EqualTo(2));

    [Test]
    public void Rate_unicode() =>
        Assert.That(Hoiio.Sms.Rate("你好", Mobile2).is_unicode, Is.True);

    [Test]
    public void History()
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
    public void Status()
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
