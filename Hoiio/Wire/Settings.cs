namespace HoiioSdk.Wire;

/// <summary>The settings of a call. They are replaced as a whole, so that no call sees half of a change.</summary>
sealed record Settings(Endpoint Endpoint)
{
    public Credentials? Credentials { get; init; }

    public string Prefix { get; init; } = "1";

    public int DebugLevel { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The credentials of a call: those passed to it, else those of the client.</summary>
    public Credentials CredentialsFor(string? appId, string? accessToken)
    {
        if (appId is not null && accessToken is not null)
            return new Credentials(appId, accessToken);
        var own = OwnCredentials("or pass both appId and accessToken to this one");
        return appId is null && accessToken is null ? own : new Credentials(appId ?? own.AppId, accessToken ?? own.AccessToken);
    }

    public Credentials OwnCredentials(string orElse) => Credentials ?? throw new HoiioException(
        $"App ID and Access Token not init. Call Hoiio.Init(appId, accessToken) once before the first call, {orElse}.");
}
