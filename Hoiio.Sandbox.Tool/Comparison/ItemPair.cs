namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Two items that are counterparts, or a single item without a counterpart.</summary>
/// <param name="Old">The item of the old journal, or null.</param>
/// <param name="New">The item of the new journal, or null.</param>
/// <param name="IsMoved">Whether the order relative to other items differs.</param>
readonly record struct ItemPair<T>(T? Old, T? New, bool IsMoved)
    where T : RecordedItem;
