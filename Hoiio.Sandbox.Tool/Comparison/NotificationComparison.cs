using System.Globalization;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Compares what was sent to the listeners, and what they answered.</summary>
static class NotificationComparison
{
    static readonly string[] Transactions = ["session", "txn_ref", "bulk_txn_ref"];

    /// <summary>
    /// The counterparts of notifications. Those of one transaction are in order; which of two calls or messages is first to bring one about
    /// is not the script's doing.
    /// </summary>
    public static List<(Notification? Old, Notification? New)> Pair(
        IEnumerable<Notification> old,
        IEnumerable<Notification> @new,
        Func<string, int, string> oldWrite,
        Func<string, int, string> newWrite,
        Func<int, string> stretch)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        var olds = Sorted(old, oldWrite, order);
        var news = Sorted(@new, newWrite, order);
        var common = Alignment.Common(
            olds.Select(one => stretch(one.Resets) + Key(one, oldWrite)), news.Select(one => stretch(one.Resets) + Key(one, newWrite)));
        var (oldLeft, newLeft) = (Left(olds.Count, common.Select(pair => pair.Old)), Left(news.Count, common.Select(pair => pair.New)));
        var alike = Alignment.InGaps(
            common,
            oldLeft,
            newLeft,
            x => stretch(olds[x].Resets) + Rough(olds[x], oldWrite),
            y => stretch(news[y].Resets) + Rough(news[y], newWrite));
        var partners = common.Concat(alike).ToDictionary(pair => pair.Old, pair => pair.New);
        return
        [
            .. olds.Select((one, x) => (one, partners.TryGetValue(x, out var y) ? news[y] : null)),
            .. Left(news.Count, partners.Values).Select(y => ((Notification?)null, (Notification?)news[y])),
        ];
    }

    /// <summary>The names of what differs without a reason, and the design differences that explain the rest.</summary>
    public static (List<string> Names, HashSet<DesignDifference> ByDesign) Compare(
        Notification old, Notification @new, References references)
    {
        var (names, byDesign) = (new List<string>(), new HashSet<DesignDifference>());
        var numbers = new PhoneNumberRule(one => byDesign.Add(one));
        var isAccepted = old.Fields.GetValueOrDefault("status") == "error_dest_invalid"
            && @new.Fields.GetValueOrDefault("status") == HoiioStatus.Success
            && old.Fields.GetValueOrDefault("dest") is { } oldDest && @new.Fields.GetValueOrDefault("dest") is { } newDest
            && IsBulkNumber(oldDest, newDest, numbers);
        foreach (var name in @new.Fields.Keys.Union(old.Fields.Keys).Where(name => name != "date"))
        {
            var before = old.Fields.GetValueOrDefault(name) is { } value ? references.Translate(value, old.Resets) : null;
            var after = @new.Fields.GetValueOrDefault(name) is { } other ? references.Written(other, @new.Resets) : null;
            if (before != after && !(isAccepted && (name is "dest" or "status" || (before is null && Transactions.Contains(name)))))
                names.Add(name);
        }
        if (old.HttpStatus != @new.HttpStatus)
            names.Add("http_status");
        if (old.Problem is null != @new.Problem is null)
            names.Add("problem");
        if (old.AgainOf is null != @new.AgainOf is null)
            names.Add("again_of");
        return (names, byDesign);
    }

    /// <summary>The references of what a notification is about.</summary>
    public static IEnumerable<string> About(Notification notification) =>
        Transactions.Select(name => notification.Fields.GetValueOrDefault(name)).OfType<string>();

    /// <summary>Everything of a notification, by name.</summary>
    public static OrderedDictionary<string, string> Describe(Notification? notification)
    {
        var all = new OrderedDictionary<string, string>();
        if (notification is null)
            return all;
        (all["id"], all["url"]) = (notification.Id.ToString(CultureInfo.InvariantCulture), notification.Url);
        foreach (var (name, value) in notification.Fields)
            all[name] = value;
        if (notification.HttpStatus is { } status)
            all["http_status"] = WireFormat.Number(status);
        if (notification.Problem is { } problem)
            all["problem"] = problem;
        if (notification.AgainOf is { } again)
            all["again_of"] = again.ToString(CultureInfo.InvariantCulture);
        return all;
    }

    static List<Notification> Sorted(IEnumerable<Notification> all, Func<string, int, string> write, Dictionary<string, int> order) =>
    [
        .. all.Select(one => (One: one, Place: Place(write(About(one).FirstOrDefault(""), one.Resets), order)))
            .OrderBy(one => one.One.Resets).ThenBy(one => one.Place)
            .Select(one => one.One),
    ];

    static int Place(string transaction, Dictionary<string, int> order) =>
        order.TryGetValue(transaction, out var place) ? place : order[transaction] = order.Count;

    static string Key(Notification one, Func<string, int, string> write)
    {
        var fields = one.Fields
            .Where(field => field.Key != "date")
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={write(field.Value, one.Resets)}");
        return $"{write(one.Url, one.Resets)}\n{string.Join('\n', fields)}";
    }

    static string Rough(Notification one, Func<string, int, string> write) =>
        $"{write(one.Url, one.Resets)}\n{PhoneNumberRule.Rough("dest", one.Fields.GetValueOrDefault("dest", ""))}";

    // In the list of a bulk SMS any number but the first lacks its prefix, and the first has a plus too many.
    static bool IsBulkNumber(string old, string @new, PhoneNumberRule numbers) =>
        numbers.Explains("dest", old, @new) || numbers.Explains("number", old, @new);

    static List<int> Left(int count, IEnumerable<int> taken)
    {
        var gone = taken.ToHashSet();
        return [.. Enumerable.Range(0, count).Where(index => !gone.Contains(index))];
    }
}
