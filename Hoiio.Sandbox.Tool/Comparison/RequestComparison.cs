namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Compares a request and the status of its answer with its counterpart.</summary>
/// <param name="references">The known references.</param>
/// <param name="oldAppId">The app ID of the old journal.</param>
/// <param name="newAppId">The app ID of the new journal.</param>
sealed class RequestComparison(References references, string? oldAppId, string? newAppId)
{
    /// <summary>Returns the names of the fields that differ unexpectedly, and the expected differences.</summary>
    public (List<string> Names, HashSet<ExpectedDifference> Expected) Compare(RecordedRequest old, RecordedRequest @new)
    {
        var (names, expected) = (new List<string>(), new HashSet<ExpectedDifference>());
        var (oldEntry, newEntry) = (old.Entry, @new.Entry);
        if ((oldEntry.Method, newEntry.Method) is ("GET", "POST"))
            expected.Add(ExpectedDifference.Get);
        else if (oldEntry.Method != newEntry.Method)
            names.Add("method");
        if (references.Rename(oldEntry.Path, old.Period) != references.Rename(newEntry.Path, @new.Period))
            names.Add("path");
        var wronglyPrefixed = CompareParameters(old, @new, names, expected);
        if (oldEntry.HttpStatus != newEntry.HttpStatus)
            names.Add("http_status");
        var isOtherApp = expected.Contains(ExpectedDifference.Credentials) && newEntry.Status == "error_invalid_app_id";
        if (oldEntry.Status != newEntry.Status && !isOtherApp && !IsRefused(oldEntry, newEntry, wronglyPrefixed))
            names.Add("status");
        if (oldEntry.Fault != newEntry.Fault)
            names.Add("fault");
        return (names, expected);
    }

    // Returns the names of the parameters whose numbers the Python code sends without or with a wrong prefix.
    List<string> CompareParameters(RecordedRequest old, RecordedRequest @new, List<string> names, HashSet<ExpectedDifference> expected)
    {
        var numbers = new PhoneNumberRule(expected);
        var wronglyPrefixed = new List<string>();
        foreach (var name in @new.Entry.Parameters.Keys.Union(old.Entry.Parameters.Keys))
        {
            var (before, after) = (Value(old, name), Value(@new, name));
            var isOldApp = name == RecordedRequest.AppId && before == oldAppId;
            if (before == after || (isOldApp && after == newAppId))
                continue;
            if (isOldApp && after is not null)
                expected.Add(ExpectedDifference.Credentials);
            else if (name == "filename" && @new.Entry.Path == "fax/send" && before is null)
                expected.Add(ExpectedDifference.Filename);
            else if (before is not null && after is not null && numbers.Explains(name, before, after))
                wronglyPrefixed.Add(name);
            else
                names.Add(name);
        }
        return wronglyPrefixed;
    }

    string? Value(RecordedRequest request, string name) =>
        request.Entry.Parameters.TryGetValue(name, out var value) ? references.Rename(value, request.Period) : null;

    // The service refuses a number that the Python code sends without or with a wrong prefix.
    static bool IsRefused(JournalEntry old, JournalEntry @new, List<string> wronglyPrefixed) =>
        @new.Status == HoiioStatus.Success && old.Status is { } error && wronglyPrefixed.Exists(name =>
            error.StartsWith($"error_{name}_", StringComparison.Ordinal)
            || (name, error) is ("dest", "error_no_valid_dests") or ("incoming", "error_dest_invalid"));
}
