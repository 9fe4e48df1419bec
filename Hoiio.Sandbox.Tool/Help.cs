using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Tool;

/// <summary>The output of <c>--help</c>: the options, the magic numbers and the readings.</summary>
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
                X in an error code stands for the parameter with the number, such as dest1.

                Readings, each with the default value first:
                {string.Join('\n', Reading.All.SelectMany(reading => reading.Values.Select(value => Describe(reading, value))))}
                """);
        return exitCode;
    }

    string Describe(Reading reading, ReadingValue value)
    {
        const int Indent = 26;
        var text = new StringBuilder($"  {reading.Name}={value.Name}".PadRight(Indent - 1));
        var column = text.Length;
        foreach (var word in value.Meaning.Replace("`", "", StringComparison.Ordinal).Split(' '))
        {
            var fits = column + 1 + word.Length <= options.MaxWidth;
            text.Append(fits ? " " : "\n" + new string(' ', Indent)).Append(word);
            column = (fits ? column + 1 : Indent) + word.Length;
        }
        return text.ToString();
    }

    string Wrap(string line) => line.Length + 2 <= options.MaxWidth
        ? "  " + line
        : "  " + line.Replace("; ", ";\n        ", StringComparison.Ordinal);
}
