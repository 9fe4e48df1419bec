using System.Xml;
using System.Xml.Linq;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>A message to be spoken: plain text, or <c>&lt;speech&gt;</c> and <c>&lt;url&gt;</c> markup.</summary>
static class IvrMessage
{
    /// <summary>The error code for a message, or null.</summary>
    public static string? Validate(string message, int longest)
    {
        if (message.Length > longest)
            return "error_msg_invalid_length";
        if (!message.StartsWith("<speech", StringComparison.Ordinal) && !message.StartsWith("<url", StringComparison.Ordinal))
            return null;
        try
        {
            return XElement.Parse($"<msg>{message}</msg>").Elements().Select(Validate).FirstOrDefault(error => error is not null);
        }
        catch (XmlException)
        {
            return "error_msg_invalid_xml";
        }
    }

    static string? Validate(XElement part) => part.Name.LocalName switch
    {
        "speech" => (string?)part.Attribute("gender") is null or "male" or "female" ? null : "error_msg_invalid_gender",
        "url" => Uri.TryCreate(part.Value.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? null : "error_msg_invalid_url",
        _ => "error_msg_invalid_xml",
    };
}
