using HoiioSdk.Answers;
using HoiioSdk.Arguments;
using Newtonsoft.Json;

namespace HoiioSdk.Wire;

/// <summary>The API as one client sees it: makes its calls by its settings.</summary>
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

    public async Task<dynamic> SendAsync(
        string path, Parameters parameters, string? appId, string? accessToken, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = Enter();
        try
        {
            return await SendAsync(path, parameters, call, call.CredentialsFor(appId, accessToken), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            call.Endpoint.Leave();
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
            // A console that fails is no reason to lose an answer.
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
            throw new ObjectDisposedException("HoiioClient",
                "This client was disposed, so it makes no calls any more. Dispose it only after the last one, or create another.");
    }
}
