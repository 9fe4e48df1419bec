using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Explains a difference between two phone numbers if it is exactly the one between what the Python code and this SDK make of the same
/// number.
/// </summary>
/// <param name="expected">Gets each difference that explains something.</param>
sealed partial class PhoneNumberRule(ISet<ExpectedDifference> expected)
{
    const int Ending = 4;

    static readonly HashSet<string> names = ["dest", "dest1", "dest2", "incoming", "number", "caller_id"];

    // All numbers of a request get the same prefix.
    string? prefix;

    /// <summary>Returns the last digits of phone numbers, which do not depend on the prefix; any other value unchanged.</summary>
    public static string Shorten(string name, string value) =>
        names.Contains(name) ? string.Join(',', value.Split(',').Select(number => Last(RoomPrefix().Replace(number, "")))) : value;

    /// <summary>Whether the difference between two values of a parameter is expected.</summary>
    public bool Explains(string name, string old, string @new)
    {
        if (!names.Contains(name))
            return false;
        var found = new List<ExpectedDifference>();
        var before = prefix;
        if (IsExplained(name, old, @new, found) && found.Count > 0)
        {
            expected.UnionWith(found);
            return true;
        }
        prefix = before;
        return false;
    }

    bool IsExplained(string name, string old, string @new, List<ExpectedDifference> found)
    {
        // The Python code never prefixes these three; of a list of destinations it prefixes only the first.
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

    static string Last(string number) => number.Length > Ending ? number[^Ending..] : number;

    bool IsPrefix(string other) => (prefix ??= other) == other;

    // Anything longer is not a country code with an area code, but another number.
    [GeneratedRegex(@"^\+(?<plus>\+?)(?<prefix>[0-9]{0,7})\z")]
    private static partial Regex WrittenPrefix();

    [GeneratedRegex(@"^\+\+?[0-9]*(?=[^0-9+])")]
    private static partial Regex RoomPrefix();
}
