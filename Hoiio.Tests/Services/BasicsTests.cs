using NUnit.Framework;
using RestSharp;

namespace HoiioSdk.Tests.Services;

sealed class BasicsTests(Service service) : ServiceTest(service)
{
    [Test]
    public void Unknown_credentials_are_refused()
    {
        Hoiio.Init("a", "b");

        Assert.That(Hoiio.Account.Balance().status, Is.AnyOf("error_invalid_app_id", "error_invalid_access_token"));
    }

    [Test]
    public void Credentials_passed_to_one_call_do_not_change_those_of_Init()
    {
        Assert.That(Hoiio.Account.Balance(accessToken: "b").status, Is.EqualTo("error_invalid_access_token"));
        Succeeded(Hoiio.Account.Balance());
    }

    [Test]
    public void An_answer_has_the_members_of_the_Python_SDK()
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
    public void User_is_the_same_service_as_Account()
    {
        Assert.That(Hoiio.User, Is.SameAs(Hoiio.Account));
        Assert.That(Hoiio.User.Balance().balance, Is.EqualTo(Hoiio.Account.Balance().balance));
    }
}
