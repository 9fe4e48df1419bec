using System.Globalization;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Compares two requests that belong together, and their answers' status.</summary>
/// <param name="references">Which reference stands for which.</param>
/// <param name="oldAppId">The app ID of the old journal.</param>
/// <param name="newAppId">That of the new one.</param>
sealed class RequestComparison(References references, string? oldAppId, string? newAppId)
{
    const string AppId = "app_id";

    /// <summary>What is the same of a request on both sides, for finding its counterpart.</summary>
    public static string Key(JournalEntry entry, Func<string, int, string> write)
    {
        var parameters = entry.Parameters
            .Where(one => one.Key is not (AppId or "access_token" or "filename"))
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{one.Key}={PhoneNumberRule.Rough(one.Key, write(one.Value, entry.Resets))}");
        return $"{write(entry.Path, entry.Resets)}\n{string.Join('\n', parameters)}";
    }

    /// <summary>The names of what differs without a reason, and the design differences that explain the rest.</summary>
    public (List<string> Names, HashSet<DesignDifference> ByDesign) Compare(JournalEntry old, JournalEntry @new)
    {
        var (names, byDesign) = (new List<string>(), new HashSet<DesignDifference>());
        if ((old.Method, @new.Method) is ("GET", "POST"))
            byDesign.Add(DesignDifference.Get);
        else if (old.Method != @new.Method)
            names.Add("method");
        if (references.Translate(old.Path, old.Resets) != references.Written(@new.Path, @new.Resets))
            names.Add("path");

        var numbers = new PhoneNumberRule(one => byDesign.Add(one));
        var explained = new List<string>();
        foreach (var name in @new.Parameters.Keys.Union(old.Parameters.Keys))
        {
            var before = old.Parameters.GetValueOrDefault(name) is { } value ? references.Translate(value, old.Resets) : null;
            var after = @new.Parameters.GetValueOrDefault(name) is { } other ? references.Written(other, @new.Resets) : null;
            if (before == after || (name == AppId && before == oldAppId && after == newAppId))
                continue;
            if (name == AppId && before == oldAppId && after is not null)
                byDesign.Add(DesignDifference.Credentials);
            else if (name == "filename" && @new.Path == "fax/send" && before is null)
                byDesign.Add(DesignDifference.Filename);
            else if (before is not null && after is not null && numbers.Explains(name, before, after))
                explained.Add(name);
            else
                names.Add(name);
        }

        if (old.HttpStatus != @new.HttpStatus)
            names.Add("http_status");
        var isOtherApp = byDesign.Contains(DesignDifference.Credentials) && @new.Status == "error_invalid_app_id";
        if (old.Status != @new.Status && !isOtherApp && !IsRefused(old, @new, explained))
            names.Add("status");
        if (old.Fault != @new.Fault)
            names.Add("fault");
        return (names, byDesign);
    }

    /// <summary>The name that a journal's requests are made in.</summary>
    public static string? AppIdOf(IEnumerable<JournalEntry> entries) =>
        entries.Select(entry => entry.Parameters.GetValueOrDefault(AppId)).OfType<string>()
            .GroupBy(id => id).MaxBy(same => same.Count())?.Key;

    /// <summary>Everything of a request, by name.</summary>
    public static OrderedDictionary<string, string> Describe(JournalEntry? entry)
    {
        var all = new OrderedDictionary<string, string>();
        if (entry is null)
            return all;
        (all["id"], all["method"], all["path"]) = (entry.Id.ToString(CultureInfo.InvariantCulture), entry.Method, entry.Path);
        foreach (var (name, value) in entry.Parameters)
            all[name] = value;
        (all["http_status"], all["status"]) = (WireFormat.Number(entry.HttpStatus), entry.Status ?? "");
        if (entry.Fault is { } fault)
            all["fault"] = fault.ToString();
        if (entry.Note is { } note)
            all["note"] = note;
        all["answer"] = entry.Answer;
        return all;
    }

    // The service refuses a number that the Python code has spoilt.
    static bool IsRefused(JournalEntry old, JournalEntry @new, List<string> explained) =>
        @new.Status == HoiioStatus.Success && old.Status is { } error && explained.Exists(name =>
            error.StartsWith($"error_{name}_", StringComparison.Ordinal)
            || (name, error) is ("dest", "error_no_valid_dests") or ("incoming", "error_dest_invalid"));
}
