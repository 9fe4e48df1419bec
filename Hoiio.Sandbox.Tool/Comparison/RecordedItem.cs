using System.Globalization;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>The part of a journal between two resets. The numbering of references restarts in each period.</summary>
/// <param name="number">The number of previous resets.</param>
sealed class Period(int number)
{
    public int Number => number;
}

/// <summary>A request or a notification in a journal.</summary>
/// <param name="period">The period of the item.</param>
/// <param name="number">The position among the requests or among the notifications of the journal, from 1.</param>
abstract class RecordedItem(Period period, int number)
{
    public Period Period => period;

    public int Number => number;

    /// <summary>The ID of the event.</summary>
    public abstract long Id { get; }

    /// <summary>A short title: the path of a request, or the URL of a notification.</summary>
    public abstract string Title { get; }

    /// <summary>The references in the answer or in the notification, each with the name of its field.</summary>
    public abstract IReadOnlyList<(string Name, string Value)> AssignedReferences { get; }

    /// <summary>Returns a key that equals that of a counterpart without unexpected differences.</summary>
    public abstract string Key(References references);

    /// <summary>Returns a key that equals that of any counterpart, even if the items differ.</summary>
    public abstract string RoughKey(References references);

    /// <summary>Returns the names and values that the report shows.</summary>
    public abstract OrderedDictionary<string, string> Describe();

    protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
