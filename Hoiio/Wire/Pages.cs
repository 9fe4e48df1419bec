using System.Runtime.CompilerServices;

namespace HoiioSdk.Wire;

/// <summary>Reads all pages of a list.</summary>
sealed class Pages
{
    const string RateLimitExceeded = "error_rate_limit_exceeded";
    const int MaxRetries = 5;

    // The rate limits are per minute.
    static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    readonly string key;
    readonly HashSet<string> seen = [];
    int entriesRead;
    int refusals;

    Pages(string key) => this.key = key;

    int NextPage { get; set; } = 1;

    bool AreRead { get; set; }

    /// <param name="api">The API, whose clock measures the retry delay.</param>
    /// <param name="key">The field that identifies an entry.</param>
    /// <param name="request">Requests a page.</param>
    public static IEnumerable<dynamic> Of(Api api, string key, Func<int, dynamic> request)
    {
        var pages = new Pages(key);
        while (!pages.AreRead)
        {
            HoiioResponse res = request(pages.NextPage);
            if (pages.MustWait(res))
                Task.Delay(RetryDelay, api.Settings.TimeProvider).GetAwaiter().GetResult();
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
            HoiioResponse res = await request(pages.NextPage, cancellationToken).ConfigureAwait(false);
            if (pages.MustWait(res))
                await Task.Delay(RetryDelay, api.Settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            else
                foreach (var entry in pages.Read(res))
                    yield return entry;
        }
    }

    bool MustWait(HoiioResponse res)
    {
        refusals = res.Status == RateLimitExceeded ? refusals + 1 : 0;
        return refusals is > 0 and <= MaxRetries;
    }

    List<object> Read(HoiioResponse res)
    {
        res.EnsureSuccess();
        // An entry is an object or, for a number for sale, a text.
        var entries = (res["entries"] as IEnumerable<object>)?.ToList() ?? [];
        // New entries push older ones to later pages, where they appear a second time.
        var fresh = entries.Where(entry => KeyOf(entry) is not { } name || seen.Add(name)).ToList();
        entriesRead += entries.Count;
        AreRead = entries.Count == 0 || (res["total_entries_count"] is int total ? entriesRead >= total : fresh.Count == 0);
        NextPage++;
        return fresh;
    }

    string? KeyOf(object? entry) =>
        entry is not HoiioObject fields ? entry as string : fields.TryGetValue(key, out var value) ? value?.ToString() : null;
}
