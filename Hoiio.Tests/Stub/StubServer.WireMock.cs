using System.Text;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace HoiioSdk.Tests.Stub;

sealed partial class StubServer
{
    // Without an address it listens on every interface of the machine.
    readonly WireMockServer server = WireMockServer.Start("http://127.0.0.1:0");

    public StubServer() => server
        .Given(WireMock.RequestBuilders.Request.Create().UsingAnyMethod())
        .RespondWith(Response.Create().WithCallback(Serve));

    public string Url => server.Url + "/open/";

    public void Dispose() => server.Dispose();

    ResponseMessage Serve(IRequestMessage request)
    {
        var answer = Receive(new StubRequest(
            request.Method,
            new Uri(request.AbsoluteUrl).PathAndQuery,
            request.Headers!.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            request.Body ?? Encoding.UTF8.GetString(request.BodyAsBytes ?? [])));
        var message = new ResponseMessage
        {
            StatusCode = answer.StatusCode,
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answer.Body },
        };
        message.AddHeader("Content-Type", answer.ContentType);
        if (answer.Location is not null)
            message.AddHeader("Location", answer.Location);
        return message;
    }
}
