namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Compares a request with its counterpart, and the status of their answers.</summary>
/// <param name="references">Names the references.</param>
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
        var spoilt = CompareParameters(old, @new, names, expected);
        if (oldEntry.HttpStatus != newEntry.HttpStatus)
            names.Add("http_status");
        var isOtherApp = expected.Contains(ExpectedDifference.Credentials) && newEntry.Status == "error_invalid_app_id";
        if (oldEntry.Status != newEntry.Status && !isOtherApp && !IsRefused(oldEntry, newEntry, spoilt))
            names.Add("status");
        if (oldEntry.Fault != newEntry.Fault)
            names.Add("fault");
        return (names, expected);
    }

    // Returns the names of the parameters with a number that the Python code spoils.
    List<string> CompareParameters(RecordedRequest old, RecordedRequest @new, List<string> names, HashSet<ExpectedDifference> expected)
    {
        var numbers = new PhoneNumberRule(expected);
        var spoilt = new List<string>();
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
                spoilt.Add(name);
            else
                names.Add(name);
        }
        return spoilt;
    }

    string? Value(RecordedRequest request, string name) =>
        request.Entry.Parameters.TryGetValue(name, out var value) ? references.Rename(value, request.Period) : null;

    // The service refuses a number that the Python code has spoilt.
    static bool IsRefused(JournalEntry old, JournalEntry @new, List<string> spoilt) =>
        @new.Status == HoiioStatus.Success && old.Status is { } error && spoilt.Exists(name =>
            error.StartsWith($"error_{name}_", StringComparison.Ordinal)
            || (name, error) is ("dest", "error_no_valid_dests") or ("incoming", "error_dest_invalid"));
}
