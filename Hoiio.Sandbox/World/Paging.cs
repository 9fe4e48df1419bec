using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>Splits lists into pages. A page past the end is empty.</summary>
static class Paging
{
    /// <param name="request">The request, which may have a page number.</param>
    /// <param name="size">The number of entries per page.</param>
    /// <param name="count">The total number of entries.</param>
    /// <param name="entry">Returns the entry at an index.</param>
    public static WireFields Page(Request request, int size, int count, Func<int, WireFields> entry)
    {
        var first = First(request, size, count);
        var entries = Enumerable.Range(first, Math.Min(size, count - first))
            .Select(index => entry(index).WithBaseUrl(request.BaseUrl))
            .ToList();
        return new WireFields { { "total_entries_count", count } }.Merge(Entries(entries));
    }

    /// <summary>A page of texts.</summary>
    public static WireFields Page(Request request, int size, IReadOnlyCollection<string> texts)
    {
        var page = texts.Skip(First(request, size, texts.Count)).Take(size).ToList();
        return new() { { "total_entries_count", texts.Count }, { "entries_count", page.Count }, { "entries", page } };
    }

    public static WireFields Entries(IReadOnlyCollection<WireFields> entries) =>
        new() { { "entries_count", entries.Count }, { "entries", entries } };

    static int First(Request request, int size, int count) => (int)Math.Min(((request.Number("page") ?? 1) - 1L) * size, count);
}
