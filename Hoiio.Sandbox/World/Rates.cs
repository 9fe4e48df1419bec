namespace HoiioSdk.Sandbox.World;

/// <summary>What one minute, one SMS part or one fax minute costs, in SGD.</summary>
/// <param name="Prefix">The country code, without the plus.</param>
/// <param name="Call">Per minute and leg.</param>
/// <param name="Sms">Per part.</param>
/// <param name="Fax">Per minute.</param>
/// <param name="KeepsSender">False where a sender name can't replace the number and is put into the text instead.</param>
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

    // No country code is the beginning of another one, so the first match is the only one.
    public static Rate For(string number) => ByCountry.FirstOrDefault(rate => number.AsSpan(1).StartsWith(rate.Prefix)) ?? Elsewhere;
}
