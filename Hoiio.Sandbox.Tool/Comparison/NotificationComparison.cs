namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Compares a notification and the answer of its listener with its counterpart.</summary>
static class NotificationComparison
{
    /// <summary>Returns the names of the fields that differ unexpectedly, and the expected differences.</summary>
    public static (List<string> Names, HashSet<ExpectedDifference> Expected) Compare(
        RecordedNotification old, RecordedNotification @new, References references)
    {
        var (names, expected) = (new List<string>(), new HashSet<ExpectedDifference>());
        var (before, after) = (old.Notification, @new.Notification);
        var isOnlyNewAccepted = IsOnlyNewAccepted(before, after, new(expected));
        foreach (var name in after.Fields.Keys.Union(before.Fields.Keys).Where(name => name != "date"))
        {
            var (oldValue, newValue) = (Value(old, name), Value(@new, name));
            var dependsOnStatus = name is "dest" or "status"
                || (oldValue is null && RecordedNotification.TransactionFields.Contains(name));
            if (oldValue != newValue && !(isOnlyNewAccepted && dependsOnStatus))
                names.Add(name);
        }
        if (before.HttpStatus != after.HttpStatus)
            names.Add("http_status");
        if (before.Problem is null != after.Problem is null)
            names.Add("problem");
        if (before.AgainOf is null != after.AgainOf is null)
            names.Add("again_of");
        return (names, expected);

        string? Value(RecordedNotification item, string name) =>
            item.Notification.Fields.TryGetValue(name, out var value) ? references.Rename(value, item.Period) : null;
    }

    // In a bulk SMS, the Python code sends the first number with a second plus, and the others without a prefix.
    static bool IsOnlyNewAccepted(Notification old, Notification @new, PhoneNumberRule numbers) =>
        old.Fields.GetValueOrDefault("status") == "error_dest_invalid"
        && @new.Fields.GetValueOrDefault("status") == HoiioStatus.Success
        && old.Fields.TryGetValue("dest", out var oldDest) && @new.Fields.TryGetValue("dest", out var newDest)
        && (numbers.Explains("dest", oldDest, newDest) || numbers.Explains("number", oldDest, newDest));
}
