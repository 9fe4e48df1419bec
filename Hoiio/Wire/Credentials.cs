using System.Diagnostics;
using System.Runtime.CompilerServices;
using HoiioSdk.Answers;
using HoiioSdk.Arguments;

namespace HoiioSdk.Wire;

/// <summary>An app ID with its access token, replaced only as a pair.</summary>
[DebuggerDisplay("{ToString(),nq}")]
sealed class Credentials
{
    // Real credentials have 16 characters. Anything much longer was pasted by mistake.
    const int MaxLength = 256;

    public Credentials(string appId, string accessToken)
    {
        AppId = Validate(appId);
        AccessToken = Validate(accessToken);
        Redaction = new(accessToken);
    }

    public string AppId { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string AccessToken { get; }

    public Redaction Redaction { get; }

    public override string ToString() => $"app_id={AppId} access_token={Redaction.Mask}";

    static string Validate(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Ensure.NotNullOrEmpty(value, name);
        Ensure.WellFormed(value, name);
        if (value.Length > MaxLength)
            throw new ArgumentException(
                $"{name} has {value.Length} characters, which is too many. Copy only the {name} from the developer portal.", name);
        return char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
            ? throw new ArgumentException(
                $"{name} starts or ends with white space. Copy it again from the developer portal, without spaces and line breaks.", name)
            : value;
    }
}
