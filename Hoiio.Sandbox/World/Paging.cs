using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>Long lists, page by page. A page past the end is empty.</summary>
static class Paging
{
    /// <param name="request">The request, which may have a page.</param>
    /// <param name="size">How many entries a page has.</param>
    /// <param name="count">How many entries there are in all.</param>
    /// <param name="entry">The entry at an index.</param>
    public static WireFields Page(Request request, int size, int count, Func<int, WireFields> entry)
    {
        var first = (int)Math.Min(((request.Number("page") ?? 1) - 1L) * size, count);
        var entries = Enumerable.Range(first, Math.Min(size, count - first)).Select(index => entry(index).At(request.BaseUrl)).ToList();
        return new WireFields { { "total_entries_count", count } }.And(Entries(entries));
    }

    public static WireFields Entries(IReadOnlyCollection<WireFields> entries) =>
        new() { { "entries_count", entries.Count }, { "entries", entries } };
}
