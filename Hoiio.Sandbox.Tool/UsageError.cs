using System.CommandLine;
using System.CommandLine.Parsing;

namespace HoiioSdk.Sandbox.Tool;

/// <summary>Describes invalid command-line arguments.</summary>
static class UsageError
{
    // Allows for two swapped letters and a missing one.
    const int MaxDistance = 3;

    /// <summary>Refuses an unknown option, which the parser treats as a file name.</summary>
    public static void RefuseOption(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(IsOption) is { } option)
            result.AddError($"Unknown option {option.Value}.");
    }

    /// <summary>Returns a sentence about the first error, with a reference to the help.</summary>
    public static string Describe(ParseResult parsed)
    {
        if (parsed.Errors.FirstOrDefault(error => error.SymbolResult is OptionResult) is { } invalidValue)
            return invalidValue.Message;
        var command = parsed.CommandResult.Command;
        var help = $"See hoiio-sandbox {(command is RootCommand ? "" : command.Name + " ")}--help.";
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens);
        string?[] unknown = [arguments.FirstOrDefault(IsOption)?.Value, .. parsed.UnmatchedTokens];
        if (Array.Find(unknown, value => value is not null) is not { } argument)
            return $"{parsed.Errors[0].Message} {help}";
        // The value may be an access token.
        var name = argument.Split('=')[0];
        var nearest = command.Children.Where(child => child is Option or Command).Select(child => child.Name)
            .Where(known => Distance(name, known) <= MaxDistance)
            .MinBy(known => Distance(name, known));
        var hint = nearest is null ? "" : $" Did you mean {nearest}?";
        return $"Unknown {(name.StartsWith('-') ? "option" : "argument")} {name}.{hint} {help}";
    }

    static bool IsOption(Token token) => token.Value.StartsWith("--", StringComparison.Ordinal);

    /// <summary>Returns the Levenshtein distance.</summary>
    static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(
                    Math.Min(row[j], row[j - 1]) + 1,
                    diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
