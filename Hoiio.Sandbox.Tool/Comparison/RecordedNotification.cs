namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>A notification in a journal.</summary>
sealed class RecordedNotification(Notification notification, Period period, int number) : RecordedItem(period, number)
{
    /// <summary>The fields that identify the call, message or fax of a notification, the most general first.</summary>
    public static readonly string[] TransactionFields = ["session", "txn_ref", "bulk_txn_ref"];

    public Notification Notification => notification;

    public override long Id => notification.Id;

    public override string Title => $"notification to {notification.Url}";

    public override IReadOnlyList<(string Name, string Value)> AssignedReferences { get; } =
    [
        .. notification.Fields
            .Where(field => References.Fields.Contains(field.Key) || field.Key.EndsWith("_url", StringComparison.Ordinal))
            .Select(field => (field.Key, field.Value)),
    ];

    /// <summary>The references of the call, message or fax, the most general first.</summary>
    public IEnumerable<string> Transactions =>
        TransactionFields.Select(name => notification.Fields.GetValueOrDefault(name)).OfType<string>();

    public override string Key(References references)
    {
        var fields = notification.Fields
            .Where(field => field.Key != "date")
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={references.Rename(field.Value, Period)}");
        return $"{references.Rename(notification.Url, Period)}\n{string.Join('\n', fields)}";
    }

    public override string RoughKey(References references) => $"{references.Rename(notification.Url, Period)}\n"
        + PhoneNumberRule.Shorten("dest", notification.Fields.GetValueOrDefault("dest", ""));

    public override OrderedDictionary<string, string> Describe()
    {
        var all = new OrderedDictionary<string, string> { ["id"] = Text(Id), ["url"] = notification.Url };
        foreach (var (name, value) in notification.Fields)
            all[name] = value;
        if (notification.HttpStatus is { } status)
            all["http_status"] = Text(status);
        if (notification.Problem is { } problem)
            all["problem"] = problem;
        if (notification.AgainOf is { } original)
            all["again_of"] = Text(original);
        return all;
    }
}
