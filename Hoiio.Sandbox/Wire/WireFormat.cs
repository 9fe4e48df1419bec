using System.Globalization;

namespace HoiioSdk.Sandbox.Wire;

/// <summary>Formats and parses the values of the API: dates in GMT+8, money with three decimals, independent of the machine's culture and
/// time zone.</summary>
static class WireFormat
{
    const string DateFormat = "yyyy-MM-dd HH:mm:ss";
    public const int MaxUrlLength = 4000;

    public static TimeSpan Zone { get; } = TimeSpan.FromHours(8);

    /// <summary>Converts seconds to a time span, rounded to a tick. <see cref="TimeSpan.FromSeconds(double)"/> truncates.</summary>
    public static TimeSpan Seconds(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    public static string Money(decimal amount) => amount.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset time) => time.ToOffset(Zone).ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>The last second of a day.</summary>
    public static string EndOf(DateOnly day) => Date(StartOf(day.AddDays(1)).AddSeconds(-1));

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Zone).DateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Zone);

    public static DateTimeOffset? ParseDate(string text) =>
        // Parse the time zone with the text, so that a date out of range in GMT+8 returns null instead of throwing.
        DateTimeOffset.TryParseExact(text + " +08:00", DateFormat + " zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : null;

    /// <summary>Parses a date, or a date and a time, with or without an offset. The default offset is that of the API, GMT+8.</summary>
    public static DateTimeOffset? ParseTime(string text)
    {
        string[] dates =
            ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];
        string[] formats = [.. dates.SelectMany(date => new[] { date + "zzz", date + " zzz" })];
        // The first hours of the calendar exist in UTC only. They are valid times, but too early for a clock.
        string[] candidates = [text.EndsWith('Z') ? text[..^1] + "+00:00" : text, text + "+08:00", text + "+00:00"];
        foreach (var candidate in candidates)
            if (DateTimeOffset.TryParseExact(candidate, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return time;
        return null;
    }

    public static bool IsUrl(string text) =>
        text.Length <= MaxUrlLength && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    public static int? ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
