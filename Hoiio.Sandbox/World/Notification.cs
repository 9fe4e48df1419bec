using System.Collections.ObjectModel;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A notification that the sandbox sent, and what came of it.</summary>
public sealed class Notification
{
    internal Notification(string url, ReadOnlyDictionary<string, string> fields, string query, string body, string signature) =>
        (Url, Fields, Query, Body, Signature) = (url, fields, query, body, signature);

    /// <summary>Its number among all events, once it is answered or has failed.</summary>
    public long Id { get; internal set; }

    /// <summary>When it was sent, on the sandbox's clock.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>Where it went: the notify_url of the request, or the address that is set on the number.</summary>
    public string Url { get; }

    /// <summary>What it says, by name and in order; last the parameters from the query string of <see cref="Url"/>.</summary>
    public ReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>The query string as it was sent, without the question mark: your own parameters, and the fields where the reading
    /// <c>notification</c> puts them there.</summary>
    public string Query { get; }

    /// <summary>The body as it was sent, form-encoded; empty where the reading <c>notification</c> is <c>query</c>.</summary>
    public string Body { get; }

    /// <summary>The value of the header <c>X-Hoiio-Signature</c>: HMAC-SHA256 over <see cref="Body"/> in lower-case hex, keyed with the
    /// access token.</summary>
    public string Signature { get; }

    /// <summary>The HTTP status of the listener's answer, or null if there was none.</summary>
    public int? HttpStatus { get; internal set; }

    /// <summary>Why there was no answer, or null if there was one.</summary>
    public string? Problem { get; internal set; }

    /// <summary>The <see cref="Id"/> of the notification that this one repeats, or null.</summary>
    public long? AgainOf { get; internal init; }

    internal long Bytes => (sizeof(char) * (Url.Length + Query.Length + (2L * Body.Length))) + 1000;

    /// <summary>One line: address, fields, and what came of it.</summary>
    public override string ToString() =>
        $"{Url} {string.Join(' ', Fields.Select(field => $"{field.Key}={field.Value}")).ReplaceLineEndings("\\n")} -> "
            + $"{Problem ?? (HttpStatus is { } status ? WireFormat.Number(status) : "under way")}";
}
