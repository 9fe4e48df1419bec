using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

using HoiioSdk.Arguments;

namespace HoiioSdk;

/// <summary>
/// One phone number or many. A string, a string array, a <c>List&lt;string&gt;</c> or a collection expression
/// (<c>["+6511111111", "+6522222222"]</c>, <c>[.. query]</c>) converts to it implicitly.
/// </summary>
[CollectionBuilder(typeof(PhoneNumbers), nameof(Create))]
public sealed class PhoneNumbers : IReadOnlyList<string>
{
    readonly string[] numbers;

    PhoneNumbers(IEnumerable<string> numbers) => this.numbers = [.. numbers];

    /// <summary>How many numbers there are.</summary>
    public int Count => numbers.Length;

    /// <summary>The number at an index.</summary>
    /// <param name="index">The index, from 0.</param>
    public string this[int index] => numbers[index];

    /// <summary>The numbers of a collection expression.</summary>
    /// <param name="numbers">Phone numbers: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    public static PhoneNumbers Create(ReadOnlySpan<string> numbers) => new(numbers.ToArray());

    /// <summary>One number.</summary>
    /// <param name="number">The phone number.</param>
    [return: NotNullIfNotNull(nameof(number))]
    public static implicit operator PhoneNumbers?(string? number) => number is null ? null : new([number]);

    /// <summary>The numbers of an array.</summary>
    /// <param name="numbers">The phone numbers.</param>
    [return: NotNullIfNotNull(nameof(numbers))]
    public static implicit operator PhoneNumbers?(string[]? numbers) => numbers is null ? null : new(numbers);

    /// <summary>The numbers of a list.</summary>
    /// <param name="numbers">The phone numbers.</param>
    [return: NotNullIfNotNull(nameof(numbers))]
    public static implicit operator PhoneNumbers?(List<string>? numbers) => numbers is null ? null : new(numbers);

    /// <summary>The numbers of a list in an answer, such as <c>res.caller_ids</c>.</summary>
    /// <param name="numbers">The phone numbers.</param>
    [return: NotNullIfNotNull(nameof(numbers))]
    public static implicit operator PhoneNumbers?(HoiioList<string>? numbers) => numbers is null ? null : new(numbers);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)numbers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The numbers as they were given, separated by commas.</summary>
    public override string ToString() => string.Join(',', numbers);

    /// <summary>The phone-number rule: what starts with a digit lacks its country code; all else goes as it is.</summary>
    internal static string InternationalFormat(string number, string prefix) =>
        number is [>= '0' and <= '9', ..] ? $"+{prefix}{number}" : number;

    /// <summary>Returns the number unless it is several: the service would take each, and the prefix rule only the first.</summary>
    /// <param name="number">The number.</param>
    /// <param name="name">The parameter that holds it, such as <c>dests</c>.</param>
    /// <param name="element">Its place in there, such as <c>dests[1]</c>.</param>
    internal static string EnsureSingle(string number, string name, string element) => !number.Contains(',', StringComparison.Ordinal)
        ? number
        : throw Ensure.Invalid(name, $"{element} holds a comma. Pass each phone number as an element of its own. {Ensure.NothingSent}");

    /// <summary>Returns the numbers if there is at least one and each is a text of its own.</summary>
    internal static PhoneNumbers EnsureNotEmpty(PhoneNumbers? dests)
    {
        if (dests is null)
            throw new ArgumentNullException(nameof(dests), $"dests is required and was null. {Ensure.NothingSent}");
        if (dests.Count == 0)
            throw new ArgumentException($"dests holds no phone number. Pass at least one. {Ensure.NothingSent}", nameof(dests));
        if (Array.FindIndex(dests.numbers, string.IsNullOrEmpty) is >= 0 and var missing)
            throw new ArgumentException($"dests[{missing}] is null or empty. Pass only phone numbers. {Ensure.NothingSent}", nameof(dests));
        for (var i = 0; i < dests.Count; i++)
            EnsureSingle(dests[i], nameof(dests), $"dests[{i}]");
        return dests;
    }
}
