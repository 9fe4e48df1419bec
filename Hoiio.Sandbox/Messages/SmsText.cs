using System.Buffers;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Messages;

/// <summary>The size of a text: the number of parts, and whether it is sent as Unicode.</summary>
sealed record SmsText(bool IsUnicode, int Parts)
{
    /// <summary>The maximum length of a text, in characters.</summary>
    public const int MaxLength = 459;

    static readonly int[] AsciiLimits = [160, 306, MaxLength];
    static readonly int[] UnicodeLimits = [70, 134, 201];
    static readonly SearchValues<char> CountedTwice = SearchValues.Create("\n[]\\^{}|€");

    public static SmsText Measure(string text)
    {
        // The euro sign is the only character outside ASCII that does not require Unicode.
        var isUnicode = text.Any(letter => !char.IsAscii(letter) && letter != '€');
        var length = isUnicode ? text.Length : text.Length + text.Count(CountedTwice.Contains);
        var limits = isUnicode ? UnicodeLimits : AsciiLimits;
        var fits = Array.FindIndex(limits, limit => length <= limit);
        return fits >= 0 ? new(isUnicode, fits + 1) : throw new ApiException("error_msg_too_big");
    }
}
