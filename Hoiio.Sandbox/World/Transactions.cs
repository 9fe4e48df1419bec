namespace HoiioSdk.Sandbox;

/// <summary>A call, an SMS or a fax, as status and history show it.</summary>
interface ITransaction
{
    string TxnRef { get; }

    DateTimeOffset Date { get; }

    WireFields ToFields();

    // D13: a status leaves out a tag that was not given. The entries of a history have one all the same: scripts read it from each.
    WireFields ToEntry() => ToFields().OrNull("tag");
}

/// <summary>All transactions of one kind, in the order of their dates.</summary>
sealed class Transactions<T>
    where T : class, ITransaction
{
    const int PageSize = 100;

    readonly List<T> all = [];
    readonly Dictionary<string, T> byTxnRef = new(StringComparer.Ordinal);

    public IEnumerable<T> All => all;

    public T Add(T transaction)
    {
        all.Add(transaction);
        byTxnRef.Add(transaction.TxnRef, transaction);
        return transaction;
    }

    public T? Find(string txnRef) => byTxnRef.GetValueOrDefault(txnRef);

    // D34: the code of the query_status page; an SDK has error_txn_ref_invalid in its place.
    public T Get(string txnRef) => Find(txnRef) ?? throw new Refusal("error_invalid_txn_ref");

    public WireFields Status(Request request) => Get(request.Get("txn_ref")).ToFields();

    public WireFields History(Request request, Func<T, bool>? isWanted = null)
    {
        var (from, to) = (request.Date("from"), request.Date("to"));
        if (to < from)
            throw new Refusal("error_to_before_from");
        // Dates are shown in whole seconds; a bound that repeats one of them includes it.
        var found = all.Where(one => (from is null || one.Date >= from) && (to is null || one.Date.AddSeconds(-1) < to) && isWanted?.Invoke(one) is not false);
        return Paging.Page(request, PageSize, found.Reverse(), one => one.ToEntry());
    }
}
