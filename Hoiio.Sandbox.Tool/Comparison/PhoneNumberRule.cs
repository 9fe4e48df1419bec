using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Explains what the prefix does to the phone numbers of one request: only exactly what the Python code makes of a number, and this SDK of
/// the same.
/// </summary>
/// <param name="note">Hears of each difference that explains something.</param>
sealed partial class PhoneNumberRule(Action<DesignDifference> note)
{
    const int Ending = 4;

    static readonly HashSet<string> Names = ["dest", "dest1", "dest2", "incoming", "number", "caller_id"];

    // All numbers of a request get the same prefix.
    string? prefix;

    /// <summary>Whether a parameter holds phone numbers, of which this rule can explain something.</summary>
    public static bool Covers(string name) => Names.Contains(name);

    /// <summary>What is the same of a number on both sides, whatever its prefix: enough to find its counterpart by.</summary>
    public static string Rough(string name, string value) =>
        Covers(name) ? string.Join(',', value.Split(',').Select(number => LastOf(RoomPrefix().Replace(number, "")))) : value;

    /// <summary>Whether a difference between two values is there by design.</summary>
    public bool Explains(string name, string old, string @new)
    {
        if (!Covers(name))
            return false;
        var found = new List<DesignDifference>();
        var before = prefix;
        if (IsExplained(name, old, @new, found) && found.Count > 0)
        {
            found.ForEach(note);
            return true;
        }
        prefix = before;
        return false;
    }

    bool IsExplained(string name, string old, string @new, List<DesignDifference> found)
    {
        // The Python code gives these three their prefix nowhere, those that are to be rung at the start of the parameter.
        if (name is "incoming" or "number" or "caller_id")
            return LaterNumber(old, @new, found);
        var (olds, news) = name == "dest" ? (old.Split(','), @new.Split(',')) : ([old], [@new]);
        return olds.Length == news.Length
            && FirstNumber(olds[0], news[0], found)
            && olds.Skip(1).Zip(news.Skip(1)).All(pair => LaterNumber(pair.First, pair.Second, found));
    }

    bool FirstNumber(string old, string @new, List<DesignDifference> found)
    {
        if (old == @new)
            return true;
        var isNumber = @new is ['+' or (>= '0' and <= '9'), ..] or "";
        if (!isNumber
            && old.EndsWith(@new, StringComparison.Ordinal)
            && WrittenPrefix().Match(old[..^@new.Length]) is { Success: true } written)
        {
            found.Add(DesignDifference.Room);
            return Is(written.Groups["prefix"].Value);
        }
        if (old != "+" + @new || @new is not ['+', >= '0' and <= '9', ..])
            return false;
        found.Add(DesignDifference.Plus);
        return prefix is null || @new.StartsWith("+" + prefix, StringComparison.Ordinal);
    }

    bool LaterNumber(string old, string @new, List<DesignDifference> found)
    {
        if (old is not [>= '0' and <= '9', ..])
            return old == @new;
        if (!@new.EndsWith(old, StringComparison.Ordinal) || WrittenPrefix().Match(@new[..^old.Length]) is not { Success: true } written)
            return false;
        found.Add(DesignDifference.Prefix);
        return written.Groups["plus"].Length == 0 && Is(written.Groups["prefix"].Value);
    }

    static string LastOf(string number) => number.Length > Ending ? number[^Ending..] : number;

    bool Is(string other) => (prefix ??= other) == other;

    // What is longer is no country code with an area code, but another number.
    [GeneratedRegex(@"^\+(?<plus>\+?)(?<prefix>[0-9]{0,7})\z")]
    private static partial Regex WrittenPrefix();

    [GeneratedRegex(@"^\+\+?[0-9]*(?=[^0-9+])")]
    private static partial Regex RoomPrefix();
}
