using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HoiioSdk.Answers;

namespace HoiioSdk;

/// <summary>
/// A date and time of the Hoiio API, which knows only the time zone GMT+8. A string, a <see cref="DateTime"/> or a
/// <see cref="DateTimeOffset"/> converts to it implicitly.
/// </summary>
public sealed class GmtPlus8
{
    // The first moment that GMT+8 shares with UTC. Before it lies only what stands for no beginning, such as DateTime.MinValue.
    static readonly DateTime earliest = DateTime.MinValue + FieldTypes.Offset;

    readonly string text;

    GmtPlus8(string text) => this.text = text;

    /// <summary>A text in the API's own format, sent as it is.</summary>
    /// <param name="text">YYYY-MM-DD HH:MM:SS, in GMT+8.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator GmtPlus8?(string? text) => text is null ? null : new(text);

    /// <summary>A date and time as the answers hold it: GMT+8. One that is marked as UTC or local is converted to GMT+8.</summary>
    /// <param name="time">The date and time. <see cref="DateTime.MinValue"/> and <see cref="DateTime.MaxValue"/> stand for no beginning
    /// and no end.</param>
    public static implicit operator GmtPlus8(DateTime time) =>
        new(Format(time.Kind == DateTimeKind.Unspecified ? time : InGmtPlus8(time.ToUniversalTime())));

    /// <summary>A moment with its offset, converted to GMT+8.</summary>
    /// <param name="time">The moment.</param>
    public static implicit operator GmtPlus8(DateTimeOffset time) => new(Format(InGmtPlus8(time)));

    /// <summary>The date and time as it is sent.</summary>
    public override string ToString() => text;

    // DateTimeOffset.MaxValue, which stands for no end, has no later hour in GMT+8.
    static DateTime InGmtPlus8(DateTimeOffset time) =>
        time.UtcDateTime > DateTime.MaxValue - FieldTypes.Offset ? DateTime.MaxValue : time.ToOffset(FieldTypes.Offset).DateTime;

    static string Format(DateTime time) =>
        (time < earliest ? earliest : time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
