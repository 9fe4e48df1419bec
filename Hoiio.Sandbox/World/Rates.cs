namespace HoiioSdk.Sandbox.World;

/// <summary>The rates of a country, in SGD.</summary>
/// <param name="Prefix">The country code, without a plus.</param>
/// <param name="Call">The rate of a call, per minute and phone.</param>
/// <param name="Sms">The rate of an SMS, per part.</param>
/// <param name="Fax">The rate of a fax, per minute.</param>
/// <param name="KeepsSender">Whether the country displays a sender name. If not, the name is added to the text.</param>
sealed record Rate(string Prefix, decimal Call, decimal Sms, decimal Fax, bool KeepsSender = true);

/// <summary>The price list.</summary>
static class Rates
{
    public const string Currency = "SGD";

    public const decimal IncomingCall = 0.010m;

    public const decimal IncomingSms = 0.010m;

    public const decimal IncomingFax = 0.010m;

    static readonly Rate Elsewhere = new("", 0.150m, 0.080m, 0.200m);

    static readonly Rate[] ByCountry =
    [
        new("65", 0.018m, 0.032m, 0.032m),
        new("1", 0.014m, 0.020m, 0.030m, KeepsSender: false),
        new("852", 0.022m, 0.045m, 0.040m),
        new("60", 0.045m, 0.040m, 0.060m, KeepsSender: false),
        new("61", 0.030m, 0.065m, 0.045m),
        new("64", 0.030m, 0.070m, 0.045m),
        new("84", 0.080m, 0.050m, 0.110m, KeepsSender: false),
        new("86", 0.025m, 0.040m, 0.050m, KeepsSender: false),
        new("62", 0.090m, 0.040m, 0.120m, KeepsSender: false),
        new("27", 0.100m, 0.045m, 0.130m, KeepsSender: false),
        new("253", 0.350m, 0.090m, 0.400m, KeepsSender: false),
        new("44", 0.025m, 0.060m, 0.040m),
        new("81", 0.035m, 0.075m, 0.060m),
        new("91", 0.030m, 0.025m, 0.060m),
    ];

    // No country code starts with another, so at most one matches.
    public static Rate For(string number) => ByCountry.FirstOrDefault(rate => number.AsSpan(1).StartsWith(rate.Prefix)) ?? Elsewhere;
}
