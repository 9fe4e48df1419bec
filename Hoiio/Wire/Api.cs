using HoiioSdk.Answers;
using HoiioSdk.Arguments;
using Newtonsoft.Json;

namespace HoiioSdk.Wire;

/// <summary>Makes the calls of one client, according to its settings.</summary>
sealed class Api : IDisposable
{
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
            var previous = settings.Endpoint;
            settings = change(settings);
            if (settings.Endpoint != previous)
                previous.Release();
        }
    }

    /// <summary>Closes the connections once the calls in progress have their answers.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (!isDisposed)
                settings.Endpoint.Release();
            isDisposed = true;
        }
    }

    public async Task<dynamic> SendAsync(
        string path, Parameters parameters, string? appId, string? accessToken, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = Acquire();
        try
        {
            return await SendAsync(path, parameters, call, call.CredentialsFor(appId, accessToken), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            call.Endpoint.Release();
        }
    }

    static async Task<HoiioResponse> SendAsync(
        string path, Parameters parameters, Settings call, Credentials credentials, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(call.Timeout);
        using var form = await ReadFormAsync(path, parameters, call, credentials, deadline.Token, cancellationToken).ConfigureAwait(false);
        if (call.DebugLevel > 0)
            Print($"POST {path} {string.Concat(form.Shown.Select(shown => $"{shown.Key}={shown.Value} "))}{credentials}", credentials);
        var post = new Post(path, form, call, credentials);
        var response = await post.SendAsync(deadline.Token, cancellationToken).ConfigureAwait(false);
        var text = response.Content ?? "";
        if (call.DebugLevel > 0)
            Print($"HTTP {(int)response.StatusCode} {path} {text}", credentials);
        return AnswerReader.Read(text, path) is { } fields && fields.GetValueOrDefault("status").Token == JsonToken.String
            ? new HoiioResponse(path, text, fields, response, credentials.Redaction)
            : throw post.NotUnderstood(response, text);
    }

    static async Task<Form> ReadFormAsync(string path, Parameters parameters, Settings call, Credentials credentials,
        CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            return new Form(await parameters.ReadAsync(call.Prefix, deadline).ConfigureAwait(false), credentials);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            throw new HoiioTimeoutException(FormattableString.Invariant(
                $"{path}: the file was not read within {call.Timeout.TotalSeconds} seconds. {Ensure.NothingSent}"));
        }
    }

    /// <summary>Prints a line to standard error, without the access token.</summary>
    public void Print(string line) => Print(line, Settings.Credentials);

    static void Print(string line, Credentials? credentials)
    {
        try
        {
            Console.Error.WriteLine(credentials?.Redaction.Apply(line) ?? line);
        }
        catch (Exception)
        {
            // A failing console must not lose an answer.
        }
    }

    Settings Acquire()
    {
        lock (gate)
        {
            ThrowIfDisposed();
            settings.Endpoint.Acquire();
            return settings;
        }
    }

    void ThrowIfDisposed()
    {
        if (isDisposed)
            throw new ObjectDisposedException("HoiioClient",
                "This client is disposed. Dispose it only after its last call, or create another.");
    }
}
