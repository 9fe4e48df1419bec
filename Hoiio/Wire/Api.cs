using Newtonsoft.Json;

namespace HoiioSdk;

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
        // Before all else: what follows may run code of the caller's that makes calls of its own.
        var callerWaits = Blocking.ClaimThread();
        cancellationToken.ThrowIfCancellationRequested();
        var call = Enter();
        try
        {
            var credentials = call.CredentialsFor(appId, accessToken);
            using var form = new Form(parameters.AsSent(call.Prefix), credentials);
            if (call.DebugLevel > 0)
                Print($"POST {path} {string.Concat(form.Shown.Select(shown => $"{shown.Name}={shown.Value} "))}{credentials}", credentials);
            var post = new Post(path, form, call, callerWaits);
            var response = await post.SendAsync(cancellationToken).ConfigureAwait(false);
            var text = response.Content ?? "";
            if (call.DebugLevel > 0)
                Print($"HTTP {(int)response.StatusCode} {path} {text}", credentials);
            return AnswerReader.Read(text, path, credentials.Redact) is { } fields
                && fields.GetValueOrDefault("status").Token == JsonToken.String
                ? new HoiioResponse(path, text, fields, response, credentials)
                : throw post.NotUnderstood(response, text, credentials);
        }
        finally
        {
            call.Endpoint.Leave();
        }
    }

    static void Print(string line, Credentials credentials)
    {
        try
        {
            Console.Error.WriteLine(credentials.Redact(line));
        }
        catch (Exception)
        {
            // Whatever ails the console, it is no reason to lose an answer.
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
            throw new ObjectDisposedException(nameof(HoiioClient),
                "This client was disposed, so it makes no calls any more. Dispose it only after the last one, or create another.");
    }
}
