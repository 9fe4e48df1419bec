using System.Runtime.CompilerServices;

namespace HoiioSdk.Wire;

/// <summary>Walks through the pages of a list.</summary>
sealed class Pages
{
    const string RateLimitExceeded = "error_rate_limit_exceeded";
    const int MaxRefusals = 5;

    // The limits are per minute, so after one at the latest there is room again.
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    readonly string key;
    readonly HashSet<string> seen = [];
    int entriesRead;
    int refusals;

    Pages(string key) => this.key = key;

    int Page { get; set; } = 1;

    bool AreRead { get; set; }

    /// <param name="api">What the pages are asked from, by whose clock the walk waits.</param>
    /// <param name="key">The field that tells an entry from all others.</param>
    /// <param name="request">Asks for a page.</param>
    public static IEnumerable<dynamic> Of(Api api, string key, Func<int, dynamic> request)
    {
        var pages = new Pages(key);
        while (!pages.AreRead)
        {
            HoiioResponse res = request(pages.Page);
            if (pages.MustWait(res))
                Task.Delay(Pause, api.Settings.TimeProvider).GetAwaiter().GetResult();
            else
                foreach (var entry in pages.Read(res))
                    yield return entry;
        }
    }

    /// <inheritdoc cref="Of"/>
    public static async IAsyncEnumerable<dynamic> OfAsync(
        Api api, string key, Func<int, CancellationToken, Task<dynamic>> request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new Pages(key);
        while (!pages.AreRead)
        {
            HoiioResponse res = await request(pages.Page, cancellationToken).ConfigureAwait(false);
            if (pages.MustWait(res))
                await Task.Delay(Pause, api.Settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            else
                foreach (var entry in pages.Read(res))
                    yield return entry;
        }
    }

    bool MustWait(HoiioResponse res)
    {
        refusals = res.Status == RateLimitExceeded ? refusals + 1 : 0;
        return refusals is > 0 and <= MaxRefusals;
    }

    List<object> Read(HoiioResponse res)
    {
        res.EnsureSuccess();
        // An entry need not be an object.
        var entries = (res["entries"] as IEnumerable<object>)?.ToList() ?? [];
        // What arrives while the pages are read moves older entries on to later ones, where they come a second time.
        var fresh = entries.Where(entry => KeyOf(entry) is not { } name || seen.Add(name)).ToList();
        entriesRead += entries.Count;
        AreRead = entries.Count == 0 || (res["total_entries_count"] is int total ? entriesRead >= total : fresh.Count == 0);
        Page++;
        return fresh;
    }

    string? KeyOf(object? entry) =>
        entry is not HoiioObject fields ? entry as string : fields.TryGetValue(key, out var value) ? value?.ToString() : null;
}
