namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>An unexpected difference between two journals.</summary>
/// <param name="What">One line with the request or notification, and what differs.</param>
/// <param name="Names">The names of the fields that differ.</param>
/// <param name="Old">The item of the old journal, or null.</param>
/// <param name="New">The item of the new journal, or null.</param>
sealed record JournalDifference(string What, IReadOnlyList<string> Names, RecordedItem? Old, RecordedItem? New)
{
    /// <summary>Describes how two items differ, or that one of them is missing.</summary>
    public static JournalDifference Between(IReadOnlyList<string> names, RecordedItem? old, RecordedItem? @new)
    {
        var (before, after) = (old?.Describe(), @new?.Describe());
        var differences = names.Select(name => (before!.ContainsKey(name), after!.ContainsKey(name)) switch
        {
            (false, _) => $"{name} is only in the new journal",
            (_, false) => $"{name} is only in the old journal",
            _ => $"{name} differs",
        });
        var what = (old, @new) switch
        {
            (null, _) => "only in the new journal",
            (_, null) => "only in the old journal",
            _ => string.Join(", ", differences),
        };
        return new($"{(@new ?? old)!.Title}: {what}", names, old, @new);
    }

    /// <summary>Describes two items that match but are in a different order.</summary>
    public static JournalDifference Order(RecordedItem old, RecordedItem @new) =>
        new($"{@new.Title}: is in a different position", [], old, @new);
}
