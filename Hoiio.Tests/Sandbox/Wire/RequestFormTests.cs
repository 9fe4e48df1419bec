using System.Net.Http.Headers;
using System.Text;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Formats in which a request is accepted.</summary>
sealed class RequestFormTests : SandboxTest
{
    static readonly byte[] File = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Page/MediaBox[0 0 595 842]>>endobj\n");

    string Credentials => $"app_id={Sandbox.AppId}&access_token={Sandbox.AccessToken}";

    [Test]
    public void A_fax_of_two_megabytes_can_be_sent_by_GET()
    {
        var file = Convert.ToBase64String([.. File, .. new byte[1_900_000]]);

        var answer = Answer(
            Http.GetAsync($"{Sandbox.ApiEndpoint}fax/send?{Credentials}&dest=%2B6511111111&file={file.Replace("+", "%2B")}").Result);

        Assert.That(Status(answer), Is.EqualTo("success_ok"));
    }

    [Test]
    public void Base64_with_line_breaks_is_accepted() =>
        Do("fax/send", new { dest = FirstPhone, file = Convert.ToBase64String(File, Base64FormattingOptions.InsertLineBreaks) });

    [Test]
    public void Only_the_part_named_file_is_sent_as_the_fax()
    {
        Assert.That(SendAs("file"), Is.EqualTo("success_ok"));
        Assert.That(SendAs("upload"), Is.EqualTo("error_file_param_missing"));
    }

    string SendAs(string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Sandbox.AppId), "app_id" },
            { new StringContent(Sandbox.AccessToken), "access_token" },
            { new StringContent(FirstPhone), "dest" },
        };
        var part = new ByteArrayContent(File);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(part, name, "x.pdf");
        return Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "fax/send", form).Result));
    }
}
