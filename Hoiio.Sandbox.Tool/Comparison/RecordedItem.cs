using System.Globalization;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>The part of a journal between two resets. References begin anew in each.</summary>
/// <param name="number">The number of resets before it.</param>
sealed class Period(int number)
{
    public int Number => number;
}

/// <summary>A request or a notification in a journal.</summary>
/// <param name="period">The period that it is in.</param>
/// <param name="number">Its number among the requests or among the notifications of the journal, from 1.</param>
abstract class RecordedItem(Period period, int number)
{
    public Period Period => period;

    public int Number => number;

    /// <summary>Its number among all events.</summary>
    public abstract long Id { get; }

    /// <summary>What it is, in a few words: the path of a request, or where a notification went.</summary>
    public abstract string Title { get; }

    /// <summary>The references that it holds in the same places as its counterpart, each with the name of its field.</summary>
    public abstract IReadOnlyList<(string Name, string Value)> GivenReferences { get; }

    /// <summary>All that it has in common with its counterpart if nothing differs.</summary>
    public abstract string Key(References references);

    /// <summary>What it has in common with its counterpart in any case.</summary>
    public abstract string RoughKey(References references);

    /// <summary>Everything in it by name, as the report shows it.</summary>
    public abstract OrderedDictionary<string, string> Describe();

    protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
