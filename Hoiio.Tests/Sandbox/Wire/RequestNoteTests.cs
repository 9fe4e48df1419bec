using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Common mistakes of clients are noted in the journal with their remedy.</summary>
sealed class RequestNoteTests : SandboxTest
{
    JournalEntry Entry => Sandbox.Journal.Entries[^1];

    string Credentials => $"app_id={Sandbox.AppId}&access_token={Sandbox.AccessToken}";

    [TestCase("sms/send", "msg=Hi&dest=+6511111111", "dest", "error_dest_invalid")]
    [TestCase("voice/call", "dest2=%2B6522222222&dest1=+6511111111", "dest1", "error_dest1_invalid")]
    [TestCase("voice/call", "dest2=+6522222222", "dest2", "error_dest2_invalid")]
    [TestCase("voice/call", "dest2=%2B6522222222&caller_id=+6500000000", "caller_id", "error_caller_id_invalid")]
    [TestCase("sms/send", "msg=Hi&dest=+65+1111+1111", "dest", "error_dest_invalid")]
    [TestCase("sms/send", "msg=Hi&dest=+65-1111-1111", "dest", "error_dest_invalid")]
    [TestCase("voice/conference", "dest=%2B6511111111,+6522222222", "dest", "error_dest_invalid")]
    [TestCase("voice/conference", "dest=+6511111111%2C+6522222222", "dest", "error_dest_invalid")]
    [TestCase("number/subscribe", "number=+16001234567&duration=1", "number", "error_number_invalid")]
    [TestCase("sms/get_rate", "incoming=+6599999999", "incoming", "error_incoming_sms_not_supported")]
    [TestCase("sms/bulk_send", "msg=Hi&recipients=[{\"dest\":\"+6511111111\"}]", "recipients", "error_no_valid_dests")]
    public void An_unescaped_plus_of_a_phone_number_is_noted(string path, string parameters, string name, string status)
    {
        using var form = Body($"{Credentials}&{parameters}", "application/x-www-form-urlencoded");
        Assert.That(Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + path, form).Result)), Is.EqualTo(status));
        Assert.That(Entry.Note, Is.EqualTo($"{name} has an unescaped plus, which is read as a space; write it as %2B"));

        Assert.That(Status(Answer(Http.GetAsync($"{Sandbox.ApiEndpoint}{path}?{Credentials}&{parameters}").Result)), Is.EqualTo(status));
        Assert.That(Entry.Note, Does.StartWith($"{name} has an unescaped plus"));
    }

    [TestCase("dest=%2B6511111111&msg=+6511111111")]
    [TestCase("dest=%2B6511111111&msg=Hi&tag=+6511111111")]
    [TestCase("dest=%2B6511111111&msg=1+2+is+3")]
    [TestCase("dest=%206511111111&msg=a+b")]
    [TestCase("dest=+65&msg=Hi")]
    [TestCase("dest=6511111111&msg=Hi")]
    public void A_space_that_is_not_the_plus_of_a_phone_number_is_not_noted(string parameters)
    {
        using var form = Body($"{Credentials}&{parameters}", "application/x-www-form-urlencoded");
        using var answer = Http.PostAsync(Sandbox.ApiEndpoint + "sms/send", form).Result;
        Assert.That(Entry.Note, Is.Null);
    }

    [Test]
    public void Only_the_first_unescaped_plus_is_noted()
    {
        using var form = Body($"{Credentials}&dest2=+6522222222&dest1=+6511111111", "application/x-www-form-urlencoded");
        using var answer = Http.PostAsync(Sandbox.ApiEndpoint + "voice/call", form).Result;
        Assert.That(Entry.Note, Is.EqualTo("dest2 has an unescaped plus, which is read as a space; write it as %2B"));
    }

    [TestCase("application/json", "the body is application/json, which")]
    [TestCase("application/json; charset=utf-8", "the body is application/json; charset=utf-8, which")]
    [TestCase("application/vnd.api+json", "the body is application/vnd.api+json, which")]
    [TestCase("APPLICATION/JSON", "the body is APPLICATION/JSON, which")]
    [TestCase("application/x-www-form-urlencoded", "the body is JSON, which")]
    [TestCase("text/plain", "the body is JSON, which")]
    public void A_JSON_body_is_noted_with_any_content_type(string contentType, string start)
    {
        foreach (var json in new[] { $$"""{"access_token": "{{Sandbox.AccessToken}}"}""", " \r\n\t{}", "[1]" })
        {
            Assert.That(Send(Body(json, contentType)), Is.EqualTo("error_app_id_param_missing"));
            Assert.That(Entry.Note, Does.StartWith(start)
                .And.EndsWith("the service does not read; send form fields, as application/x-www-form-urlencoded"));
            Assert.That(Entry.Parameters, Is.Empty);
        }
    }

    [Test]
    public void A_JSON_body_of_any_length_is_noted()
    {
        Assert.That(Send(Body($"{{\"file\": \"{new string('A', 12_000_000)}\"}}", "application/json")),
            Is.EqualTo("error_app_id_param_missing"));
        Assert.That(Entry.Note, Does.StartWith("the body is application/json"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    [TestCase("GZIP")]
    public void A_compressed_body_is_noted(string encoding)
    {
        using var body = Body(Gzip(Credentials), "application/x-www-form-urlencoded");
        body.Headers.ContentEncoding.Add(encoding);
        Assert.That(Send(body), Is.EqualTo("error_app_id_param_missing"));
        Assert.That(Entry.Note,
            Is.EqualTo($"the body is compressed ({encoding}), which the service does not read; send it without Content-Encoding"));
    }

    [Test]
    public void A_compressed_body_without_Content_Encoding_is_noted()
    {
        Assert.That(Send(Body(Gzip(Credentials), "application/x-www-form-urlencoded")), Is.EqualTo("error_app_id_param_missing"));
        Assert.That(Entry.Note, Does.StartWith("the body is compressed (gzip), which the service does not read"));
    }

    [Test]
    public void A_body_with_the_identity_encoding_is_read()
    {
        using var body = Body(Credentials, "application/x-www-form-urlencoded");
        body.Headers.ContentEncoding.Add("identity");
        Assert.That((Send(body), Entry.Note), Is.EqualTo(("success_ok", (string?)null)));
    }

    [Test]
    public void The_content_type_of_an_empty_body_is_not_noted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Sandbox.ApiEndpoint}user/get_info?{Credentials}")
        { Content = Body("", "application/json") };
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var answer = Http.SendAsync(request).Result;
        Assert.That((Status(Answer(answer)), Entry.Note), Is.EqualTo(("success_ok", (string?)null)));
    }

    [Test]
    public void A_chunked_form_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Sandbox.ApiEndpoint + "user/get_info")
        { Content = Body(Credentials, "application/x-www-form-urlencoded") };
        request.Headers.TransferEncodingChunked = true;
        using var answer = Http.SendAsync(request).Result;
        Assert.That(Status(Answer(answer)), Is.EqualTo("success_ok"));
    }

    string Send(HttpContent body) => Status(Answer(Http.PostAsync(Sandbox.ApiEndpoint + "user/get_info", body).Result));

    static ByteArrayContent Body(string text, string contentType) => Body(Encoding.ASCII.GetBytes(text), contentType);

    static ByteArrayContent Body(byte[] bytes, string contentType) =>
        new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };

    static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
            gzip.Write(Encoding.ASCII.GetBytes(text));
        return bytes.ToArray();
    }
}
