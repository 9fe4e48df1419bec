using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using HoiioSdk.Arguments;
using RestSharp;
using RestSharp.Interceptors;

namespace HoiioSdk.Wire;

/// <summary>One request with its answer, and what became of it.</summary>
sealed class Post(string path, Form form, Settings settings, Credentials credentials) : Interceptor
{
    public static readonly HttpRequestOptionsKey<Post> Key = new(nameof(Post));

    const string MayBeDone = "The service may have done what was asked: check the history before you call again.";
    const int MaxQuotedLength = 200;

    // An access token takes 3 KB at most, however it is written, and *** in its place: what is quoted ends before this does.
    const int MaxSearchedLength = 1 << 18;

    /// <summary>HTTP status of the answer, once its headers have come.</summary>
    public HttpStatusCode? StatusCode { private get; set; }

    /// <param name="deadline">Is cancelled when the time is up, or with the caller's own token.</param>
    /// <param name="cancellationToken">The caller's own token.</param>
    public async Task<RestResponse> SendAsync(CancellationToken deadline, CancellationToken cancellationToken)
    {
        var request = new RestRequest(path, Method.Post) { Interceptors = [this] };
        var response = await settings.Endpoint.Client.ExecuteAsync(request, deadline).ConfigureAwait(false);
        // The answer keeps its request, which need not keep what was sent.
        request.Interceptors = null;
        if (response.ResponseStatus != ResponseStatus.Completed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(response.ErrorException!, deadline.IsCancellationRequested);
        }
        // Only now: RestSharp would write a form of its own from them.
        foreach (var (name, value) in form.Shown)
            request.AddParameter(name, value);
        return response;
    }

    /// <summary>The error of an answer that is none of the API's.</summary>
    public HoiioAnswerException NotUnderstood(RestResponse response, string text)
    {
        var answer = $"{path}: the answer (HTTP {(int)response.StatusCode})";
        return new(RedirectHost(response) is { Length: > 0 } host
            ? $"{answer} is a redirect to {credentials.Redaction.Apply(host)}, which is not followed: the access token would go there. "
                + $"Check ApiEndpoint. {MayBeDone}"
            : $"{answer} is not a JSON object with a status: {Beginning(text)}. {NotThere(response)}{MayBeDone}",
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
        var error = (cause as HttpRequestException)?.HttpRequestError ?? (cause as HttpIOException)?.HttpRequestError;
        // What these quote may be secret: an echo of the request with the access token, or the address of a proxy with its password.
        var shown = error is HttpRequestError.InvalidResponse or HttpRequestError.ProxyTunnelError ? null : cause;
        var outcome = form.IsUnderWay ? MayBeDone : Ensure.NothingSent;
        if (isLate)
        {
            var missing = form.IsUnderWay ? "complete answer" : "connection";
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
        !form.IsUnderWay ? $"no connection to {settings.Endpoint.Url} ({Detail(cause, error)}). Check the network and ApiEndpoint."
        : error == HttpRequestError.InvalidResponse ? $"what came from {settings.Endpoint.Url} is not an HTTP answer. Check ApiEndpoint."
        : $"the connection broke before an answer came ({Detail(cause, error)}).";

    // The host alone: whatever else stands in the address may be secret.
    string? RedirectHost(RestResponse response) =>
        (int)response.StatusCode is >= 300 and < 400
        && Uri.TryCreate(new Uri(settings.Endpoint.Url), response.GetHeaderValue("Location"), out var location) ? location.Host : null;

    static string NotThere(RestResponse response) => response.StatusCode == HttpStatusCode.NotFound ? "Check ApiEndpoint. " : "";

    string Beginning(string text) =>
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
        // The endpoint cannot have answered what it was not sent.
        HttpRequestError.InvalidResponse => "the proxy did not answer in HTTP",
        // The outermost message names the address that a socket failed at; for all other faults it only says that there was one.
        _ => (cause.InnerException is SocketException ? cause : cause.GetBaseException()).Message.TrimEnd('.'),
    };
}
