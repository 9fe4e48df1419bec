using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

sealed class AccountTests(Service service) : ServiceTest(service)
{
    [Test]
    public void The_balance_is_the_sum_of_points_and_bonus()
    {
        var res = Hoiio.Account.Balance();

        Succeeded(res);
        Assert.That(res.currency, Is.TypeOf<string>());
        Assert.That(res.points, Is.TypeOf<double>());
        Assert.That(res.bonus, Is.TypeOf<double>());
        Assert.That(res.balance, Is.TypeOf<double>().And.EqualTo(res.points + res.bonus).Within(1e-9));
    }

    [Test]
    public void The_account_info_has_the_owner_country_and_currency()
    {
        var res = Hoiio.Account.Info();

        Succeeded(res);
        Assert.That(res.name, Is.Not.Empty);
        Assert.That(res.mobile_number, Does.StartWith("+"));
        Assert.That(res.country, Has.Length.EqualTo(2));
        Assert.That(res.currency, Has.Length.EqualTo(3));
        Assert.That(res.prefix, Does.Match("^[0-9]+$"));
    }
}
