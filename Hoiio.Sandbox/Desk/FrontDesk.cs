using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Api;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>The HTTP API under /sandbox/, with the functions of <see cref="HoiioSandbox"/> for the page and for other languages.</summary>
sealed class FrontDesk(SandboxControl sandbox)
{
    /// <summary>The media type of a journal: lines of JSON.</summary>
    public const string JournalType = "application/x-ndjson";

    const string JsonType = "application/json";
    const int MaxBodyLength = 1024 * 1024;
    const int MaxMessageLength = 2000;
    const int MaxJournalLength = 256 * 1024 * 1024;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public async Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        int httpStatus;
        byte[] json;
        try
        {
            var verb = context.Request.Method == "HEAD" ? "GET" : context.Request.Method;
            var path = context.Request.Path.Value!["/sandbox".Length..].Trim('/').Split('/');
            var matches = DeskRoutes.All.Select(route => (Route: route, Reference: route.Match(path)))
                .Where(match => match.Reference is not null).ToList();
            var (route, reference) = matches.Find(match => match.Route.Verb == verb);
            if (matches.Count == 0 || (route is null && path is [""]))
                throw new NotFoundException($"{context.Request.PathBase}{context.Request.Path} was not found. {ListRoutes(path[0])}");
            if (route is null)
            {
                var verbs = string.Join(", ", matches.Select(match => match.Route.Verb));
                context.Response.Headers.Allow = verbs;
                throw new DeskException(405, $"{context.Request.Path} takes {verbs}, not {context.Request.Method}.");
            }
            var journal = route.TakesJournal ? await ReadJournalAsync(context.Request, cancellationToken).ConfigureAwait(false) : [];
            var body = route.TakesJournal ? [] : await ReadBodyAsync(context.Request, cancellationToken).ConfigureAwait(false);
            route.EnsureKnown(context.Request.Query.Keys, body);
            var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
            var request = new DeskRequest(
                BaseUrl.From(context.Request), BaseUrl.RootFrom(context.Request), reference!, query, body, journal, cancellationToken);
            var answer = await route.Handle(sandbox, request).ConfigureAwait(false);
            if (answer is EventStream events)
            {
                await events.SendAsync(context, cancellationToken).ConfigureAwait(false);
                return;
            }
            if (answer is List<string> lines)
            {
                var text = string.Concat(lines.Select(line => line + "\n"));
                await SendAsync(context, 200, Encoding.UTF8.GetBytes(text), cancellationToken, JournalType).ConfigureAwait(false);
                return;
            }
            (httpStatus, json) = (route.ReturnsCreated ? 201 : 200, Json.WriteBytes(answer));
        }
        catch (FormatException problem)
        {
            (httpStatus, json) = (400, Error(problem.Message));
        }
        catch (ReplayDifferenceException problem)
        {
            (httpStatus, json) = (409, Error(problem.Message));
        }
        catch (Exception problem) when (problem is ArgumentException or DeskException)
        {
            httpStatus = problem switch
            {
                DeskException { HttpStatus: var known } => known,
                ArgumentException exception => SandboxControl.HttpStatusFor(exception),
                _ => 500,
            };
            json = Error(MessageOf(problem));
        }
        catch (ObjectDisposedException)
        {
            throw new OperationCanceledException();
        }
#pragma warning disable CA1031 // Report every failure to the client.
        catch (Exception problem) when (problem is not (OperationCanceledException or IOException))
#pragma warning restore CA1031
        {
            (httpStatus, json) = (500, Error($"Internal error of the sandbox: {problem}"));
        }
        await SendAsync(context, httpStatus, json, cancellationToken).ConfigureAwait(false);
    }

    public static Task SendErrorAsync(HttpContext context, int httpStatus, string sentence, CancellationToken cancellationToken) =>
        SendAsync(context, httpStatus, Error(sentence), cancellationToken);

    static async Task SendAsync(
        HttpContext context, int httpStatus, byte[] json, CancellationToken cancellationToken, string contentType = "application/json")
    {
        context.Response.StatusCode = httpStatus;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = json.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(json, cancellationToken).ConfigureAwait(false);
    }

    static byte[] Error(string sentence) => Json.WriteBytes(new Problem(Shorten(sentence)));

    // A message may quote a long request. Keep its beginning, with the error, and its end, with the solution.
    static string Shorten(string sentence)
    {
        if (sentence.Length <= MaxMessageLength)
            return sentence;
        var (start, end) = (MaxMessageLength / 2, sentence.Length - (MaxMessageLength / 2));
        // Do not split a surrogate pair.
        start -= char.IsLowSurrogate(sentence[start]) ? 1 : 0;
        end += char.IsLowSurrogate(sentence[end]) ? 1 : 0;
        return $"{sentence[..start]} .. {sentence[end..]}";
    }

    static string ListRoutes(string part)
    {
        var routes = DeskRoutes.All.Where(route => part.Length == 0 || route.Path.Split('/')[0] == part).ToList();
        return routes.Count == 0
            ? "GET /sandbox/ lists the paths."
            : $"The available requests are {string.Join(", ", routes.Select(Name))}.";
    }

    static string Name(DeskRoute route) => $"{route.Verb} {(route.Path.Length > 0 ? route.Path : "/sandbox")}";

    static async Task<List<string>> ReadJournalAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(http.ContentType, out var type)
            || !(IsMediaType(type, JournalType) || IsMediaType(type, JsonType)))
            throw new DeskException(415, $"Send a journal with Content-Type: {JournalType} or {JsonType}{ActualType(http)}");
        var lines = new List<string>();
        var length = 0L;
        using var reader = new StreamReader(http.Body, Encoding.UTF8, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            length += line.Length;
            if (length > MaxJournalLength)
                throw new DeskException(413, $"The journal is longer than {MaxJournalLength} characters.");
            lines.Add(line);
        }
        return lines;
    }

    static bool IsMediaType(MediaTypeHeaderValue type, string expected) =>
        type.MediaType.Equals(expected, StringComparison.OrdinalIgnoreCase);

    static string ActualType(HttpRequest http) => http.ContentType is { } other ? $", not {other}." : ". This body has no Content-Type.";

    // Only JSON, which a web page cannot send to another origin without a preflight request.
    static async Task<JsonObject> ReadBodyAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var isJson = MediaTypeHeaderValue.TryParse(http.ContentType, out var type)
            && IsMediaType(type, JsonType)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        while (await http.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            // Only validate the type of a body that is not empty, because clients often send a type without a body.
            if (!isJson)
                throw new DeskException(415, $"Send JSON in UTF-8 with Content-Type: {JsonType}{ActualType(http)}");
            body.Write(buffer, 0, count);
            if (body.Length > MaxBodyLength)
                throw new DeskException(413, $"The body is longer than {MaxBodyLength} bytes.");
        }
        if (body.Length == 0)
            return [];
        try
        {
            body.Position = 0;
            var node = await JsonNode.ParseAsync(body, documentOptions: Strict, cancellationToken: cancellationToken).ConfigureAwait(false);
            var json = node as JsonObject
                ?? throw new ArgumentException("The body must be a JSON object, such as {\"keys\": \"2\"}.");
            // JsonNode only validates names and texts when they are read.
            foreach (var (_, value) in json)
                value?.ToJsonString();
            return json;
        }
        catch (InvalidOperationException problem)
        {
            throw new ArgumentException(
                "The body has a text with an unpaired surrogate or invalid UTF-8.", problem);
        }
        catch (JsonException problem)
        {
            throw new ArgumentException($"The body is not valid JSON: {problem.Message}", problem);
        }
    }

    /// <summary>Returns the message of an exception without the name of the C# parameter, which .NET appends.</summary>
    public static string MessageOf(Exception problem)
    {
        var added = problem is ArgumentException { ParamName: { } name }
            ? problem.Message.LastIndexOf($" (Parameter '{name}')", StringComparison.Ordinal)
            : -1;
        return added < 0 ? problem.Message : problem.Message[..added];
    }

    sealed class DeskException(int httpStatus, string message) : Exception(message)
    {
        public int HttpStatus => httpStatus;
    }
}
