using System.Net;
using RestSharp.Interceptors;

namespace HoiioSdk;

/// <summary>
/// One request with its answer. It adds the credentials to the form as it goes out, so that no object that a caller gets to see holds them.
/// </summary>
sealed class Exchange(List<KeyValuePair<string, string>> form, Credentials credentials, bool callerWaits) : Interceptor
{
    static readonly HttpRequestOptionsKey<Exchange> Key = new(nameof(Exchange));

    /// <summary>HTTP status of the answer, once its headers have come.</summary>
    public HttpStatusCode? StatusCode { get; private set; }

    bool CallerWaits => callerWaits;

    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        requestMessage.Options.Set(Key, this);
        requestMessage.Content = new FormUrlEncodedContent([.. form, new("app_id", credentials.AppId), new("access_token", credentials.AccessToken)]);
        return default;
    }

    /// <summary>Carries an exchange out: on the caller's own thread if the caller waits, else asynchronously.</summary>
    public sealed class Handler(HttpMessageHandler connections) : DelegatingHandler(connections)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Options.TryGetValue(Key, out var exchange);
            var response = exchange!.CallerWaits
                ? Send(request, cancellationToken)
                : await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            exchange.StatusCode = response.StatusCode;
            // RestSharp reads it with a thread of the pool, which may have none to spare.
            if (exchange.CallerWaits)
                response.Content = ReadToEnd(response.Content, cancellationToken);
            return response;
        }

        static ByteArrayContent ReadToEnd(HttpContent content, CancellationToken cancellationToken)
        {
            using var body = new MemoryStream();
            using (content)
            using (cancellationToken.Register(content.Dispose))
                content.CopyTo(body, null, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var whole = new ByteArrayContent(body.ToArray());
            foreach (var header in content.Headers)
                whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
            return whole;
        }
    }
}
