using System.Net;
using System.Net.Sockets;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using RestSharp;

namespace HoiioSdk;

/// <summary>The one place that knows how a request is sent and an answer is read.</summary>
sealed class Api : IDisposable
{
    const string MayBeDone = "The service may have done what was asked: check the history before you call again.";

    readonly Lock gate = new();

    Settings settings = new(new Endpoint(Endpoint.Live));

    bool isDisposed;

    public Settings Settings
    {
        get
        {
            lock (gate)
                return settings;
        }
    }

    public void Change(Func<Settings, Settings> change)
    {
        lock (gate)
        {
            ThrowIfDisposed();
            var former = settings.Endpoint;
            settings = change(settings);
            if (settings.Endpoint != former)
                former.Leave();
        }
    }

    /// <summary>Closes the connections once the calls that are under way have their answers.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (!isDisposed)
                settings.Endpoint.Leave();
            isDisposed = true;
        }
    }

    public async Task<dynamic> SendAsync(string path, Parameters parameters, string? appId, string? accessToken, CancellationToken cancellationToken)
    {
        var call = Enter();
        try
        {
            return await SendAsync(call, path, parameters.Form(call.Prefix), call.CredentialsFor(appId, accessToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            call.Endpoint.Leave();
        }
    }

    Settings Enter()
    {
        lock (gate)
        {
            ThrowIfDisposed();
            settings.Endpoint.Enter();
            return settings;
        }
    }

    void ThrowIfDisposed()
    {
        if (isDisposed)
            throw new ObjectDisposedException(nameof(HoiioClient), "This client was disposed, so it makes no calls any more. Dispose it only after the last one, or create another.");
    }

    static async Task<dynamic> SendAsync(
        Settings call, string path, List<KeyValuePair<string, string>> form, Credentials credentials, CancellationToken cancellationToken)
    {
        Debug(call, () => $"POST {path} {string.Join(' ', form.Select(Shortened).Append(credentials.ToString()))}", credentials);
        var response = await ExecuteAsync(call, path, form, credentials, cancellationToken).ConfigureAwait(false);
        var text = response.Content ?? "";
        Debug(call, () => $"HTTP {(int)response.StatusCode} {path} {text}", credentials);
        return new HoiioResponse(path, text, Parse(path, text, response.StatusCode, credentials), response, credentials);
    }

    static async Task<RestResponse> ExecuteAsync(
        Settings call, string path, List<KeyValuePair<string, string>> form, Credentials credentials, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(call.Timeout);
        var exchange = new Exchange(form, credentials, Blocking.CallerWaits);
        var request = new RestRequest(path, Method.Post) { Interceptors = [exchange] };
        foreach (var (name, value) in form)
            request.AddParameter(name, value);

        var response = await call.Endpoint.Client.ExecuteAsync(request, deadline.Token).ConfigureAwait(false);
        if (response.ResponseStatus == ResponseStatus.Completed)
            return response;
        cancellationToken.ThrowIfCancellationRequested();
        // An invalid response is quoted in its exception, and may be an echo of the request with the access token.
        var cause = response.ErrorException is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } ? null : response.ErrorException;
        if (deadline.IsCancellationRequested)
            throw new HoiioTimeoutException(FormattableString.Invariant($"{path}: no complete answer within {call.Timeout.TotalSeconds} seconds. {MayBeDone}"));
        if (exchange.StatusCode is { } statusCode)
            throw new HoiioAnswerException($"{path}: the answer (HTTP {(int)statusCode}) broke off. {MayBeDone}", statusCode, "", cause);
        throw new HoiioConnectionException($"{path}: {Reason(cause, call.Endpoint)}", cause);
    }

    static string Reason(Exception? cause, Endpoint endpoint) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } =>
            $"no connection to {endpoint.Url} ({Detail(cause)}). Nothing was sent. Check the network and Hoiio.ApiEndpoint.",
        null => $"what came from {endpoint.Url} is not an HTTP answer. Check Hoiio.ApiEndpoint. {MayBeDone}",
        _ => $"the connection broke before an answer came ({Detail(cause)}). {MayBeDone}",
    };

    // The outermost message names the address that a socket failed at; for all other faults it only says that there was one.
    static string Detail(Exception cause) => cause.InnerException is SocketException ? cause.Message : cause.GetBaseException().Message;

    static JObject Parse(string path, string text, HttpStatusCode statusCode, Credentials credentials)
    {
        if (ReadJson(text) is { } json && json["status"] is JValue { Value: string })
            return json;
        var start = credentials.Redact(text).ReplaceLineEndings(" ");
        var excerpt = start.Length > 200 ? start[..200] + "..." : start;
        throw new HoiioAnswerException(
            $"{path}: the answer (HTTP {(int)statusCode}) is not a JSON object with a status: {(excerpt == "" ? "it is empty" : excerpt)}. {MayBeDone}", statusCode, text);
    }

    /// <summary>The text as a JSON object; null if it is not one. Decimals keep money exact; a number beyond their range is no reason to lose an answer.</summary>
    public static JObject? ReadJson(string text) => Read(text, FloatParseHandling.Decimal) ?? Read(text, FloatParseHandling.Double);

    static JObject? Read(string text, FloatParseHandling floats)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = floats };
        try
        {
            var json = JObject.Load(reader);
            // Anything after the object except a comment makes the reader throw.
            while (reader.Read())
                continue;
            return json;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static void Debug(Settings call, Func<string> line, Credentials credentials)
    {
        if (call.DebugLevel <= 0)
            return;
        try
        {
            Console.Error.WriteLine(credentials.Redact(line()));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A full disk or a closed stream is no reason to lose an answer.
        }
    }

    static string Shortened(KeyValuePair<string, string> parameter) =>
        parameter.Value.Length > 1000 ? $"{parameter.Key}=({parameter.Value.Length} characters)" : $"{parameter.Key}={parameter.Value}";
}
