namespace HoiioSdk.Sandbox;

/// <summary>Long lists, page by page. A page past the end is empty.</summary>
static class Paging
{
    public static WireFields Page<T>(Request request, int size, IEnumerable<T> all, Func<T, WireFields> show)
    {
        var list = all.ToList();
        var skip = ((request.Number("page") ?? 1) - 1L) * size;
        var entries = list.Skip((int)Math.Min(skip, list.Count)).Take(size).Select(show).ToList();
        return new WireFields { { "total_entries_count", list.Count } }.And(Entries(entries));
    }

    public static WireFields Entries(IReadOnlyCollection<WireFields> entries) => new() { { "entries_count", entries.Count }, { "entries", entries } };
}
