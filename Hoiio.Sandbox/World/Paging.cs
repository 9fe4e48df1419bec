namespace HoiioSdk.Sandbox;

/// <summary>Long lists, page by page. A page past the end is empty.</summary>
static class Paging
{
    public static WireFields Page<T>(Request request, int size, IReadOnlyList<T> all, Func<T, WireFields> show)
    {
        var first = (int)Math.Min(((request.Number("page") ?? 1) - 1L) * size, all.Count);
        var entries = Enumerable.Range(first, Math.Min(size, all.Count - first)).Select(index => show(all[index])).ToList();
        return new WireFields { { "total_entries_count", all.Count } }.And(Entries(entries));
    }

    public static WireFields Entries(IReadOnlyCollection<WireFields> entries) =>
        new() { { "entries_count", entries.Count }, { "entries", entries } };
}
