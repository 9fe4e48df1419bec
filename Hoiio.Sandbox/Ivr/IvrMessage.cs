using System.Xml;
using System.Xml.Linq;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>The message of a block: plain text, or <c>&lt;speech&gt;</c> and <c>&lt;url&gt;</c> markup.</summary>
static class IvrMessage
{
    const string GenderError = "error_msg_invalid_gender";
    const string UrlError = "error_msg_invalid_url";
    const string XmlError = "error_msg_invalid_xml";

    /// <summary>The error codes for invalid markup.</summary>
    public static readonly string[] MarkupErrors = [GenderError, UrlError, XmlError];

    /// <summary>Returns the error code for the markup of a message, or null if it is valid.</summary>
    public static string? Validate(string message)
    {
        if (!message.StartsWith("<speech", StringComparison.Ordinal) && !message.StartsWith("<url", StringComparison.Ordinal))
            return null;
        try
        {
            return XElement.Parse($"<msg>{message}</msg>").Elements().Select(Validate).FirstOrDefault(error => error is not null);
        }
        catch (XmlException)
        {
            return XmlError;
        }
    }

    static string? Validate(XElement part) => part.Name.LocalName switch
    {
        "speech" => (string?)part.Attribute("gender") is null or "male" or "female" ? null : GenderError,
        "url" => Uri.TryCreate(part.Value.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? null : UrlError,
        _ => XmlError,
    };
}
