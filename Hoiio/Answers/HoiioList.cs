using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using HoiioSdk.Answers;
using Newtonsoft.Json.Linq;

namespace HoiioSdk;

/// <summary>
/// A list in an answer: read-only, and printed as it reads in the answer. <c>res.txn_refs[^1]</c>, <c>res.entries[..2]</c> and
/// <c>foreach</c> work as they stand; for LINQ name its type: <c>IEnumerable&lt;dynamic&gt; entries = res.entries;</c>
/// </summary>
/// <typeparam name="T"><see cref="string"/>, or <see cref="object"/> for entries, which are <see cref="HoiioObject"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class HoiioList<T> : IReadOnlyList<T>, INested
{
    readonly Field[] elements;

    internal HoiioList(Field[] elements) => this.elements = elements;

    /// <summary>How many elements there are.</summary>
    public int Count => elements.Length;

    Field[] INested.Elements => elements;

    /// <summary>The element at an index.</summary>
    /// <param name="index">The index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public T this[int index] => index >= 0 && index < Count ? (T)elements[index].Value!
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The list has {Count} elements, counted from 0.");

    /// <summary>The element at an index that may be counted from the end: <c>[^1]</c> is the last.</summary>
    /// <param name="index">The index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public T this[Index index] => this[index.GetOffset(Count)];

    /// <summary>Some of the elements: <c>[..2]</c> are the first two.</summary>
    /// <param name="range">Which of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
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
                    nameof(range), range, $"The list has {Count} elements, and {range} is no part of it.");
            }
        }
    }

    /// <summary>A copy that may be changed.</summary>
    /// <param name="list">The list.</param>
    [return: NotNullIfNotNull(nameof(list))]
    public static implicit operator List<T>?(HoiioList<T>? list) => list is null ? null : [.. list];

    /// <summary>Whether an element is in the list: <c>number.capability.Contains("SMS")</c>.</summary>
    /// <param name="element">The element.</param>
    public bool Contains(T element) => elements.Any(each => Equals(each.Value, element));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var element in elements)
            yield return (T)element.Value!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The elements, readable in a console.</summary>
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
