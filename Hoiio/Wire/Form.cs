using System.Net;

namespace HoiioSdk.Wire;

/// <summary>The body of a request: its parameters and the credentials.</summary>
/// <remarks>RestSharp's own form encoding hangs on some texts beyond the BMP and takes 20 bytes for each byte.</remarks>
sealed class Form(IReadOnlyCollection<KeyValuePair<string, string>> parameters, Credentials credentials)
    : FormUrlEncodedContent([.. parameters, new("app_id", credentials.AppId), new("access_token", credentials.AccessToken)])
{
    const int MaxShownLength = 1000;

    /// <summary>Whether the request may have been sent, at least in part.</summary>
    public bool MayBeSent { get; private set; }

    /// <summary>The parameters for display, without the credentials: a long value is replaced by its length.</summary>
    public IEnumerable<KeyValuePair<string, string>> Shown => parameters.Select(parameter => parameter.Value.Length <= MaxShownLength
        ? parameter
        : new(parameter.Key, $"({parameter.Value.Length} characters)"));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        MayBeSent = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
