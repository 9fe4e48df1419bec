using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace HoiioSdk;

/// <summary>An app ID with its access token, replaced only as a pair.</summary>
[DebuggerDisplay("{ToString(),nq}")]
sealed class Credentials
{
    const string Mask = "***";

    public Credentials(string appId, string accessToken)
    {
        AppId = Checked(appId);
        AccessToken = Checked(accessToken);
    }

    public string AppId { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string AccessToken { get; }

    /// <summary>The credentials of one call: those given with it, else those of Init.</summary>
    public static Credentials For(string? appId, string? accessToken)
    {
        if (appId is not null && accessToken is not null)
            return new Credentials(appId, accessToken);
        var initialised = Hoiio.Credentials ?? throw new HoiioException(
            "App ID and Access Token not init. Call Hoiio.Init(appId, accessToken) once before the first call, "
            + "or pass both appId and accessToken to this one.");
        return appId is null && accessToken is null
            ? initialised
            : new Credentials(appId ?? initialised.AppId, accessToken ?? initialised.AccessToken);
    }

    /// <summary>The text without the access token, however it was encoded.</summary>
    public string Redact(string text)
    {
        // One so short is for trying things out, and all over any text.
        if (AccessToken.Length < 4)
            return text;
        foreach (var written in new[] { AccessToken, Uri.EscapeDataString(AccessToken), WebUtility.UrlEncode(AccessToken), JsonConvert.ToString(AccessToken)[1..^1] })
            text = text.Replace(written, Mask, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    public override string ToString() => $"app_id={AppId} access_token={Mask}";

    static string Checked(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Check.Required(value, name);
        return char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
            ? throw new ArgumentException($"{name} begins or ends with white space. Copy it again from the developer portal, without spaces and line ends.", name)
            : value;
    }
}
