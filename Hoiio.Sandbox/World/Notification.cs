using System.Collections.ObjectModel;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A notification that the sandbox sent, and its result.</summary>
public sealed class Notification
{
    internal Notification(string url, ReadOnlyDictionary<string, string> fields, string query, string body, string signature) =>
        (Url, Fields, Query, Body, Signature) = (url, fields, query, body, signature);

    /// <summary>Its event ID, set once it is answered or has failed.</summary>
    public long Id { get; internal set; }

    /// <summary>The time on the sandbox's clock when it was sent.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>The URL it was sent to: the notify_url of the request, or the forwarding URL of the number.</summary>
    public string Url { get; }

    /// <summary>Its fields by name, in order, followed by the parameters from the query string of <see cref="Url"/>.</summary>
    public ReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>The query string as sent, without the question mark: your own parameters, and the fields if the reading <c>notification</c>
    /// puts them there.</summary>
    public string Query { get; }

    /// <summary>The form-encoded body as sent; empty if the reading <c>notification</c> is <c>query</c>.</summary>
    public string Body { get; }

    /// <summary>The value of the header <c>X-Hoiio-Signature</c>: the HMAC-SHA256 of <see cref="Body"/> in lower-case hexadecimal, with the
    /// access token as the key.</summary>
    public string Signature { get; }

    /// <summary>The HTTP status of the listener's answer, or null without an answer.</summary>
    public int? HttpStatus { get; internal set; }

    /// <summary>Why there was no answer, or null if the listener answered.</summary>
    public string? Problem { get; internal set; }

    /// <summary>The <see cref="Id"/> of the notification that this one repeats, or null.</summary>
    public long? AgainOf { get; internal init; }

    internal long Bytes => (sizeof(char) * (Url.Length + Query.Length + (2L * Body.Length))) + 1000;

    /// <summary>Returns one line: URL, fields, and result.</summary>
    public override string ToString() =>
        $"{Url} {string.Join(' ', Fields.Select(field => $"{field.Key}={field.Value}")).ReplaceLineEndings("\\n")} -> "
            + $"{Problem ?? (HttpStatus is { } status ? WireFormat.Number(status) : "in progress")}";
}
