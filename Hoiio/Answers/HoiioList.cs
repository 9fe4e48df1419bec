using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using HoiioSdk.Answers;
using Newtonsoft.Json.Linq;

namespace HoiioSdk;

/// <summary>
/// A read-only list in an answer, which prints as it is written in the answer. <c>res.txn_refs[^1]</c>, <c>res.entries[..2]</c> and
/// <c>foreach</c> work as usual; for LINQ declare its type: <c>IEnumerable&lt;dynamic&gt; entries = res.entries;</c>
/// </summary>
/// <typeparam name="T"><see cref="string"/>, or <see cref="object"/> for entries, which are <see cref="HoiioObject"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class HoiioList<T> : IReadOnlyList<T>, INested
{
    readonly Field[] elements;

    internal HoiioList(Field[] elements) => this.elements = elements;

    /// <summary>The number of elements.</summary>
    public int Count => elements.Length;

    Field[] INested.Elements => elements;

    /// <summary>The element at an index.</summary>
    /// <param name="index">The index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public T this[int index] => index >= 0 && index < Count ? (T)elements[index].Value!
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The list has {Count} elements, counted from 0.");

    /// <summary>The element at an index that may be counted from the end: <c>[^1]</c> is the last.</summary>
    /// <param name="index">The index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public T this[Index index] => this[index.GetOffset(Count)];

    /// <summary>A part of the list: <c>[..2]</c> is the first two elements.</summary>
    /// <param name="range">The range.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range exceeds the list.</exception>
    public HoiioList<T> this[Range range]
    {
        get
        {
            try
            {
                return new(elements[range]);
            }
            catch (ArgumentOutOfRangeException)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(range), range, $"The list has {Count} elements, and {range} is out of range.");
            }
        }
    }

    /// <summary>A copy that can be changed.</summary>
    /// <param name="list">The list.</param>
    [return: NotNullIfNotNull(nameof(list))]
    public static implicit operator List<T>?(HoiioList<T>? list) => list is null ? null : [.. list];

    /// <summary>Whether the list contains an element: <c>number.capability.Contains("SMS")</c>.</summary>
    /// <param name="element">The element.</param>
    public bool Contains(T element) => elements.Any(each => Equals(each.Value, element));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var element in elements)
            yield return (T)element.Value!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The elements, formatted for a console.</summary>
    public override string ToString() => Readable.Text(this);

    JToken INested.ToJson() => new JArray(elements.Select(element => element.ToJson()));

    void INested.Print(StringBuilder text)
    {
        var isInline = typeof(T) == typeof(string);
        text.Append('[');
        for (var i = 0; i < elements.Length; i++)
            text.Append(!isInline ? "\n  " : i > 0 ? ", " : "").AppendReadable(elements[i].Value);
        text.Append(']');
    }
}
