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

    /// <summary>The number of phone numbers.</summary>
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

    /// <summary>The phone numbers as they were passed, separated by commas.</summary>
    public override string ToString() => string.Join(',', numbers);

    /// <summary>Adds the country code to a number that starts with a digit. Anything else is sent unchanged.</summary>
    internal static string InternationalFormat(string number, string prefix) =>
        number is [>= '0' and <= '9', ..] ? $"+{prefix}{number}" : number;

    /// <summary>Returns the numbers of a list that is separated by commas.</summary>
    internal static string[] Split(string numbers) =>
        numbers.Contains(',', StringComparison.Ordinal) ? numbers.Split(',', StringSplitOptions.TrimEntries) : [numbers];

    /// <summary>Returns a single number. Of several, the service would use each, but only the first would get the prefix.</summary>
    /// <param name="number">The number.</param>
    /// <param name="name">The parameter that holds it, such as <c>dests</c>.</param>
    /// <param name="element">Its place in the parameter, such as <c>dests[1]</c>.</param>
    internal static string EnsureSingle(string number, string name, string element) => !number.Contains(',', StringComparison.Ordinal)
        ? number
        : throw Ensure.Invalid(name, $"{element} holds a comma. Pass each phone number as an element of its own. {Ensure.NothingSent}");

    /// <summary>Returns the numbers if there is at least one, and each is a single number.</summary>
    internal static PhoneNumbers EnsureNotEmpty(PhoneNumbers? dests)
    {
        if (dests is null)
            throw new ArgumentNullException(nameof(dests), $"dests is required and was null. {Ensure.NothingSent}");
        if (dests.Count == 0)
            throw new ArgumentException($"dests has no phone number. Pass at least one. {Ensure.NothingSent}", nameof(dests));
        if (Array.FindIndex(dests.numbers, string.IsNullOrEmpty) is >= 0 and var missing)
            throw new ArgumentException($"dests[{missing}] is null or empty. Pass only phone numbers. {Ensure.NothingSent}", nameof(dests));
        for (var i = 0; i < dests.Count; i++)
            EnsureSingle(dests[i], nameof(dests), $"dests[{i}]");
        return dests;
    }
}
