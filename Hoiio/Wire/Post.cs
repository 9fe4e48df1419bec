using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using HoiioSdk.Arguments;
using RestSharp;
using RestSharp.Interceptors;

namespace HoiioSdk.Wire;

/// <summary>Sends one request, and creates the error if it fails.</summary>
sealed class Post(string path, Form form, Settings settings, Credentials credentials) : Interceptor
{
    public static readonly HttpRequestOptionsKey<Post> Key = new(nameof(Post));

    const string MayBeDone = "The service may have done what was asked: check the history before you call again.";
    const int MaxQuotedLength = 200;

    // Enough text for the quote, even if it consists of access tokens of up to 3 KB each, which are masked as ***.
    const int MaxSearchedLength = 1 << 18;

    /// <summary>The HTTP status, once the headers of the answer have arrived.</summary>
    public HttpStatusCode? StatusCode { private get; set; }

    /// <param name="deadline">Is cancelled at the timeout, or with the caller's token.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<RestResponse> SendAsync(CancellationToken deadline, CancellationToken cancellationToken)
    {
        var request = new RestRequest(path, Method.Post) { Interceptors = [this] };
        var response = await settings.Endpoint.Client.ExecuteAsync(request, deadline).ConfigureAwait(false);
        // The answer keeps its request. Do not let the request keep the body.
        request.Interceptors = null;
        if (response.ResponseStatus != ResponseStatus.Completed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(response.ErrorException!, deadline.IsCancellationRequested);
        }
        // Add the parameters only now: RestSharp would write a form from them.
        foreach (var (name, value) in form.Shown)
            request.AddParameter(name, value);
        return response;
    }

    /// <summary>Creates the error for a response that is not an answer of the API.</summary>
    public HoiioAnswerException NotUnderstood(RestResponse response, string text)
    {
        var answer = $"{path}: the answer (HTTP {(int)response.StatusCode})";
        return new(RedirectHost(response) is { Length: > 0 } host
            ? $"{answer} is a redirect to {credentials.Redaction.Apply(host)}, which is not followed: the access token would go there. "
                + $"Check ApiEndpoint. {MayBeDone}"
            : $"{answer} is not a JSON object with a status: {Excerpt(text)}. {NotFoundHint(response)}{MayBeDone}",
            response.StatusCode, text);
    }

    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        requestMessage.Options.Set(Key, this);
        requestMessage.Content = form;
        return default;
    }

    HoiioException Failure(Exception cause, bool isLate)
    {
        if (cause is ArgumentException)
            ExceptionDispatchInfo.Throw(cause);
        var error = (cause as HttpRequestException)?.HttpRequestError;
        // These may quote secrets: an echo of the request with the access token, or the URL of a proxy with its password.
        var shown = error is HttpRequestError.InvalidResponse or HttpRequestError.ProxyTunnelError ? null : cause;
        var outcome = form.MayBeSent ? MayBeDone : Ensure.NothingSent;
        if (isLate)
        {
            var missing = form.MayBeSent ? "complete answer" : "connection";
            return new HoiioTimeoutException(
                FormattableString.Invariant($"{path}: no {missing} within {settings.Timeout.TotalSeconds} seconds. {outcome}"));
        }
        if (StatusCode is { } statusCode)
        {
            var fault = error == HttpRequestError.ConfigurationLimitExceeded ? "is longer than 64 MB" : "broke off";
            return new HoiioAnswerException($"{path}: the answer (HTTP {(int)statusCode}) {fault}. {outcome}", statusCode, "", shown);
        }
        return new HoiioConnectionException($"{path}: {Reason(cause, error)} {outcome}", shown);
    }

    string Reason(Exception cause, HttpRequestError? error) =>
        !form.MayBeSent ? $"no connection to {settings.Endpoint.Url} ({Detail(cause, error)}). Check the network and ApiEndpoint."
        : error == HttpRequestError.InvalidResponse ? $"the response of {settings.Endpoint.Url} is not HTTP. Check ApiEndpoint."
        : $"the connection broke before an answer came ({Detail(cause, error)}).";

    // Only the host: the rest of the address may be secret.
    string? RedirectHost(RestResponse response) =>
        (int)response.StatusCode is >= 300 and < 400
        && Uri.TryCreate(new Uri(settings.Endpoint.Url), response.GetHeaderValue("Location"), out var location) ? location.Host : null;

    static string NotFoundHint(RestResponse response) => response.StatusCode == HttpStatusCode.NotFound ? "Check ApiEndpoint. " : "";

    string Excerpt(string text) =>
        credentials.Redaction.Apply(text[..Math.Min(text.Length, MaxSearchedLength)]).ReplaceLineEndings(" ") switch
        {
            "" => "it is empty",
            { Length: > MaxQuotedLength } line => line[..MaxQuotedLength] + "...",
            var line => line.TrimEnd('.'),
        };

    static string Detail(Exception cause, HttpRequestError? error) => error switch
    {
        HttpRequestError.ProxyTunnelError when cause is HttpRequestException { StatusCode: { } statusCode } =>
            $"the proxy answered HTTP {(int)statusCode}",
        // Nothing was sent to the endpoint yet, so the response is that of the proxy.
        HttpRequestError.InvalidResponse => "the proxy did not answer in HTTP",
        // The outermost message names the address of a failed socket. For other faults only the innermost names the cause.
        _ => (cause.InnerException is SocketException ? cause : cause.GetBaseException()).Message.TrimEnd('.'),
    };
}
