using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>A call, an SMS or a fax, as shown in status and history.</summary>
interface ITransaction
{
    string TxnRef { get; }

    DateTimeOffset Date { get; }

    WireFields ToFields();

    WireFields ToEntry() => ToFields();
}

/// <summary>The transactions of one kind, ordered by date.</summary>
sealed class Transactions<T>(WorldState world)
    where T : class, ITransaction
{
    const int PageSize = 100;

    readonly List<T> all = [];
    readonly Dictionary<string, T> byTxnRef = new(StringComparer.Ordinal);

    public IReadOnlyList<T> All => all;

    public IEnumerable<T> NewestFirst
    {
        get
        {
            for (var i = all.Count - 1; i >= 0; i--)
                yield return all[i];
        }
    }

    public T Add(T transaction)
    {
        all.Add(transaction);
        byTxnRef.Add(transaction.TxnRef, transaction);
        return transaction;
    }

    public T? Find(string txnRef) => byTxnRef.GetValueOrDefault(txnRef);

    // docs/sources.md D34: the code of the query_status page; one SDK has error_txn_ref_invalid instead.
    public T Get(string txnRef) => Find(txnRef) ?? throw new ApiException("error_invalid_txn_ref");

    public WireFields Status(Request request) => world.Readings.WriteStatus(Get(request.Get("txn_ref")).ToFields());

    /// <summary>A page of the transactions in a period, newest first.</summary>
    public WireFields History(Request request)
    {
        var (first, end) = Period(request);
        return Paging.Page(request, PageSize, end - first, index => ToEntry(all[end - 1 - index]));
    }

    /// <summary>A page of the transactions in a period that match a filter, newest first. It filters the whole period.</summary>
    public WireFields History(Request request, Func<T, bool> filter)
    {
        var (first, end) = Period(request);
        var matches = all.GetRange(first, end - first).Where(filter).ToList();
        return Paging.Page(request, PageSize, matches.Count, index => ToEntry(matches[matches.Count - 1 - index]));
    }

    WireFields ToEntry(T transaction) => world.Readings.WriteEntry(transaction.ToEntry());

    // Binary search, so that the cost of a page does not grow with the number of transactions.
    (int First, int End) Period(Request request)
    {
        var (from, to) = (request.Date("from"), request.Date("to"));
        if (to < from)
            throw new ApiException("error_to_before_from");
        // Dates are shown in whole seconds, and a limit that equals a shown date includes it.
        var first = from is { } start ? FirstIndex(transaction => transaction.Date >= start) : 0;
        var end = to is { } last ? FirstIndex(transaction => transaction.Date.AddSeconds(-1) >= last) : all.Count;
        return (first, Math.Max(first, end));
    }

    int FirstIndex(Func<T, bool> isMatch)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isMatch(all[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
