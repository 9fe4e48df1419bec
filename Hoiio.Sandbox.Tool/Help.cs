using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HoiioSdk.Sandbox.Tool;

/// <summary>What <c>--help</c> prints: the options, and the magic numbers below them.</summary>
sealed class Help : SynchronousCommandLineAction
{
    const int MinWidth = 80;
    const int MaxWidth = 100;

    readonly HelpAction options;

    /// <param name="options">Prints the options.</param>
    public Help(HelpAction options)
    {
        options.MaxWidth = Math.Clamp(Console.IsOutputRedirected ? MaxWidth : Console.WindowWidth, MinWidth, MaxWidth);
        this.options = options;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = options.Invoke(parseResult);
        if (parseResult.CommandResult.Command is RootCommand)
            Console.WriteLine($"""
                Magic numbers, by their last four digits:
                {string.Join('\n', MagicNumbers.Describe().Split('\n').Select(Wrap))}
                X in an error code is the parameter that held the number, such as dest1.
                """);
        return exitCode;
    }

    string Wrap(string line) => line.Length + 2 <= options.MaxWidth
        ? "  " + line
        : "  " + line.Replace("; ", ";\n        ", StringComparison.Ordinal);
}
