using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

sealed class NumberTests(Service service) : ServiceTest(service)
{
    [Test]
    public void Each_available_country_has_a_code_a_name_and_a_prefix()
    {
        var res = Hoiio.Number.AvailableCountries();

        Succeeded(res);
        Assert.That(res.entries_count, Is.TypeOf<int>().And.EqualTo(res.entries.Count).And.GreaterThan(0));
        foreach (var country in res.entries)
        {
            Assert.That(country.code, Has.Length.EqualTo(2));
            Assert.That(country.name, Is.Not.Empty);
            Assert.That(country.prefix, Does.Match("^[0-9]+$"));
            foreach (var state in country.states)
                Assert.That(state.code + state.name, Is.TypeOf<string>());
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Each_available_number_has_its_capabilities(int page)
    {
        var res = Hoiio.Number.AvailableNumbers("US", "AL", page: page);

        Succeeded(res);
        Assert.That(res.entries_count, Is.EqualTo(res.entries.Count));
        Assert.That(res.total_entries_count, Is.TypeOf<int>());
        foreach (var entry in res.entries)
        {
            Assert.That(entry.number, Does.StartWith("+1"));
            Assert.That(entry.capability is null || entry.capability.Contains("VOICE") || entry.capability.Contains("SMS")
                || entry.capability.Contains("FAX"));
        }
    }

    [Test]
    public void No_number_is_listed_on_two_pages()
    {
        var numbers = new HashSet<string>();
        for (var page = 1; ; page++)
        {
            var res = Hoiio.Number.AvailableNumbers("SG", page: page);
            Succeeded(res);
            if (res.entries_count == 0)
                break;
            foreach (var entry in res.entries)
                Assert.That(numbers.Add(entry.number), Is.True, "no number is listed twice");
        }

        Assert.That(numbers, Is.Not.Empty);
    }

    [TestCase("US")]
    [TestCase("SG")]
    public void Each_rate_of_a_number_has_a_duration_in_months(string country)
    {
        var res = Hoiio.Number.Rate(country);

        Succeeded(res);
        foreach (var entry in res.entries)
        {
            Assert.That(entry.rate, Is.TypeOf<double>());
            Assert.That(entry.duration, Is.TypeOf<int>());
        }
    }

    [Test]
    public void A_subscription_has_a_cost_and_an_expiry_date()
    {
        Charged();
        var number = Hoiio.Number.AvailableNumbers("SG").entries[0].number;
        var res = Hoiio.Number.Subscribe(number, 1);

        Succeeded(res);
        Assert.That(res.currency, Is.TypeOf<string>());
        Assert.That(res.debit, Is.TypeOf<double>());
        Assert.That(res.expiry, Is.TypeOf<DateTime>());
        Assert.That(Held(number).expiry, Is.EqualTo(res.expiry));
    }

    [Test]
    public void The_forwarding_URL_of_a_number_can_be_set() => Succeeded(Hoiio.Number.Configure(HoiioNumber, forwardTo: NotifyUrl));

    [Test]
    public void Forwarding_can_be_set_for_calls_and_faxes_of_own_numbers_only()
    {
        Succeeded(Hoiio.Number.ConfigureVoice(HoiioNumber, NotifyUrl));
        Assert.That(Held(HoiioNumber).mode, Is.EqualTo("voice"));
        Succeeded(Hoiio.Number.ConfigureFax(HoiioNumber, NotifyUrl));
        Assert.That(Held(HoiioNumber).mode, Is.EqualTo("fax"));
        Assert.That(Hoiio.Number.ConfigureVoice("+6500000001", NotifyUrl).is_success(), Is.False, "not a number of the account");
    }

    [Test]
    public void Each_subscribed_number_has_its_expiry_and_country()
    {
        var res = Hoiio.Number.SubscribedNumbers();

        Succeeded(res);
        Assert.That(res.entries_count, Is.EqualTo(res.entries.Count));
        foreach (var number in res.entries)
        {
            Assert.That(number.number, Does.StartWith("+"));
            Assert.That(number.expiry, Is.TypeOf<DateTime>());
            Assert.That(number.auto_extend_status, Is.AnyOf("enabled", "disabled"));
            Assert.That(number.country, Has.Length.EqualTo(2));
            Assert.That(number.Has("state") ? number.state : "", Is.TypeOf<string>());
        }

        Assert.That(Hoiio.Number.ActiveNumbers().text, Is.EqualTo(res.text));
    }

    /// <summary>A number of the account, as the service lists it.</summary>
    static dynamic Held(string number) =>
        ((IEnumerable<dynamic>)Hoiio.Number.SubscribedNumbers().entries).Single(entry => entry.number == number);
}
