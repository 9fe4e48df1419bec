namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>A difference between two journals that no design explains.</summary>
/// <param name="What">One line: which request or notification, and what is different.</param>
/// <param name="Old">What the old journal has, by name; empty where it has nothing.</param>
/// <param name="New">The same of the new one.</param>
sealed record JournalDifference(string What, IReadOnlyDictionary<string, string> Old, IReadOnlyDictionary<string, string> New)
{
    /// <summary>The names of what is different, of those in <see cref="Old"/> and <see cref="New"/>.</summary>
    public IReadOnlyList<string> Names { get; internal init; } = [];

    /// <summary>Its place in the old journal, counted from 1; null where it is missing there.</summary>
    public int? OldPlace { get; internal init; }

    /// <summary>Its place in the new journal.</summary>
    public int? NewPlace { get; internal init; }

    /// <summary>The one line.</summary>
    public override string ToString() => What;
}
