using NUnit.Framework;
using RestSharp;

namespace HoiioSdk.Tests.Services;

sealed class BasicsTests(Service service) : ServiceTest(service)
{
    [Test]
    public void Init()
    {
        Hoiio.Init("a", "b");

        Assert.That(Hoiio.Account.Balance().status, Is.AnyOf("error_invalid_app_id", "error_invalid_access_token"));
    }

    [Test]
    public void Other_credentials_for_one_call()
    {
        Assert.That(Hoiio.Account.Balance(accessToken: "b").status, Is.EqualTo("error_invalid_access_token"));
        Succeeded(Hoiio.Account.Balance());
    }

    [Test]
    public void Response()
    {
        dynamic res = Hoiio.Account.Balance();

        Succeeded(res);
        Assert.That(res.is_success(), Is.True);
        Assert.That(res.text, Does.Contain("success_ok"));
        Assert.That(res.json["status"].ToString(), Is.EqualTo("success_ok"));
        Assert.That(res.response, Is.TypeOf<RestResponse>());
        Assert.That(res.response.Headers, Is.Not.Empty);
        Assert.That((int)res.response.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void Same_service_under_the_name_user()
    {
        Assert.That(Hoiio.User, Is.SameAs(Hoiio.Account));
        Assert.That(Hoiio.User.Balance().balance, Is.EqualTo(Hoiio.Account.Balance().balance));
    }
}
