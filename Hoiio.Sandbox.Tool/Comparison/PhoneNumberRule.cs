using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Explains a difference between two phone numbers if the Python code and this SDK send exactly these for the same input.
/// </summary>
/// <param name="expected">Receives each difference that explains a value.</param>
sealed partial class PhoneNumberRule(ISet<ExpectedDifference> expected)
{
    const int ComparedDigits = 4;

    static readonly HashSet<string> names = ["dest", "dest1", "dest2", "incoming", "number", "caller_id"];

    // The prefix is the same for all numbers of a request.
    string? prefix;

    /// <summary>Reduces phone numbers to their last digits, which do not depend on the prefix. Returns other values unchanged.</summary>
    public static string Shorten(string name, string value) =>
        names.Contains(name) ? string.Join(',', value.Split(',').Select(number => Last(RoomPrefix().Replace(number, "")))) : value;

    /// <summary>Returns whether the difference between two values of a parameter is expected.</summary>
    public bool Explains(string name, string old, string @new)
    {
        if (!names.Contains(name))
            return false;
        var found = new List<ExpectedDifference>();
        var previousPrefix = prefix;
        if (IsExplained(name, old, @new, found) && found.Count > 0)
        {
            expected.UnionWith(found);
            return true;
        }
        prefix = previousPrefix;
        return false;
    }

    bool IsExplained(string name, string old, string @new, List<ExpectedDifference> found)
    {
        // The Python code never adds the prefix to these three, and adds it only to the first of several destinations.
        if (name is "incoming" or "number" or "caller_id")
            return LaterNumber(old, @new, found);
        var (olds, news) = name == "dest" ? (old.Split(','), @new.Split(',')) : ([old], [@new]);
        return olds.Length == news.Length
            && FirstNumber(olds[0], news[0], found)
            && olds.Skip(1).Zip(news.Skip(1)).All(pair => LaterNumber(pair.First, pair.Second, found));
    }

    bool FirstNumber(string old, string @new, List<ExpectedDifference> found)
    {
        if (old == @new)
            return true;
        var isNumber = @new is ['+' or (>= '0' and <= '9'), ..] or "";
        if (!isNumber
            && old.EndsWith(@new, StringComparison.Ordinal)
            && WrittenPrefix().Match(old[..^@new.Length]) is { Success: true } written)
        {
            found.Add(ExpectedDifference.Room);
            return IsPrefix(written.Groups["prefix"].Value);
        }
        if (old != "+" + @new || @new is not ['+', >= '0' and <= '9', ..])
            return false;
        found.Add(ExpectedDifference.Plus);
        return prefix is null || @new.StartsWith("+" + prefix, StringComparison.Ordinal);
    }

    bool LaterNumber(string old, string @new, List<ExpectedDifference> found)
    {
        if (old is not [>= '0' and <= '9', ..])
            return old == @new;
        if (!@new.EndsWith(old, StringComparison.Ordinal) || WrittenPrefix().Match(@new[..^old.Length]) is not { Success: true } written)
            return false;
        found.Add(ExpectedDifference.Prefix);
        return written.Groups["plus"].Length == 0 && IsPrefix(written.Groups["prefix"].Value);
    }

    static string Last(string number) => number.Length > ComparedDigits ? number[^ComparedDigits..] : number;

    bool IsPrefix(string other) => (prefix ??= other) == other;

    // More digits than a country code and an area code have are a different number.
    [GeneratedRegex(@"^\+(?<plus>\+?)(?<prefix>[0-9]{0,7})\z")]
    private static partial Regex WrittenPrefix();

    [GeneratedRegex(@"^\+\+?[0-9]*(?=[^0-9+])")]
    private static partial Regex RoomPrefix();
}
