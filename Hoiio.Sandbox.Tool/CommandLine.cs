using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.Tool.Comparison;
using HoiioSdk.Sandbox.Tool.JournalView;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Tool;

/// <summary>The options of the standalone sandbox, in the order in which <c>--help</c> lists them.</summary>
sealed class CommandLine(ParseResult parsed)
{
    static readonly List<Option> options = [];

    static readonly Option<int> port = Value("--port", "N", "TCP port; 0 takes any free port", ReadPort, 4646);

    static readonly Option<ListenAddress?> listen = Value<ListenAddress?>(
        "--listen",
        "localhost|any|ADDRESS",
        "The addresses to listen on: 127.0.0.1 and, if available, ::1; all addresses; or one IP address. Except for localhost, anyone who "
        + "can reach this machine can use the sandbox. [default: localhost]",
        text => ListenAddress.Parse(text) ?? throw new FormatException($"--listen takes {ListenAddress.Expected}."));

    static readonly Option<string> appId = Value("--app-id", "ID", "App ID to accept", value => value, HoiioSandbox.DefaultAppId);

    static readonly Option<string> accessToken = Value(
        "--access-token", "TOKEN", "Access token to accept", value => value, HoiioSandbox.DefaultAccessToken);

    static readonly Option<DateTimeOffset?> now = Value<DateTimeOffset?>(
        "--now",
        "TIME",
        "The time at which the clock of the sandbox starts, such as 2026-10-01 or \"2026-10-01 09:00:00\", in GMT+8 or with an offset "
        + "[default: the current time]",
        ReadTime);

    static readonly Option<string> clock = Value(
        "--clock", "running|standing", "Whether the clock runs or stands still", ReadClock, "running");

    static readonly Option<decimal?> credit = Value<decimal?>(
        "--credit", "AMOUNT", "Initial points, in SGD, without a bonus [default: 50.000, and a bonus of 4.650]", ReadCredit);

    static readonly Option<Readings?> readings = Value<Readings?>(
        "--readings",
        "NAME=VALUE,..|other",
        "How the sandbox behaves where the sources about the service disagree, such as txn_refs=array,dates=fraction; other selects the "
        + "first alternative value of each reading. The readings are listed below.",
        ReadReadings);

    static readonly Option<string?> journalFile = Value<string?>(
        "--journal",
        "FILE",
        "Write each request, act, notification and reset to this file as a line of JSON. An existing file is overwritten. If the file is "
        + "moved or deleted while the sandbox runs, it is created again. The exit code is 3 if a line could not be written.",
        value => value);

    static readonly Option<string?> replayFile = Value<string?>(
        "--replay",
        "FILE",
        "Replay this journal before the sandbox starts. The exit code is 1 if an answer differs from the recorded one. FILE may be the "
        + "file of --journal, which is overwritten only after the replay has succeeded.",
        value => value);

    static readonly Option<long?> until = Value<long?>("--until", "ID", "Stop the replay after the line with this ID", ReadId);

    static readonly Option<bool> replaysAnyway = Flag("--replay-anyway", "Continue the replay if an answer differs");

    static readonly Option<string[]> allowedHosts = Values(
        "--allow-host",
        "NAME",
        "Also answer requests for this host name, in addition to localhost and the addresses it listens on; can be repeated",
        ReadHost);

    static readonly Option<bool> allowsRemoteNotifications = Flag(
        "--allow-remote-notifications", "Also send notifications to other machines");

    static readonly Option<bool> isQuiet = Flag("--quiet", "Do not print requests");

    static readonly Option<bool> opensPage = Flag("--open", "Open the page in the browser");

    public int Port => parsed.GetValue(port);

    public ListenAddress Listen => parsed.GetValue(listen) ?? ListenAddress.Localhost;

    public string AppId => parsed.GetValue(appId)!;

    public string AccessToken => parsed.GetValue(accessToken)!;

    public StartSettings Start
    {
        get
        {
            var start = new StartSettings
            {
                Now = parsed.GetValue(now),
                IsClockRunning = IsClockRunning,
                Readings = parsed.GetValue(readings) ?? Readings.Default,
            };
            return parsed.GetValue(credit) is { } points ? start with { Points = points, Bonus = 0 } : start;
        }
    }

    public string? JournalFile => parsed.GetValue(journalFile);

    public string? ReplayFile => parsed.GetValue(replayFile);

    public long? Until => parsed.GetValue(until);

    public bool ReplaysAnyway => parsed.GetValue(replaysAnyway);

    public IReadOnlyList<string> AllowedHosts => parsed.GetValue(allowedHosts) ?? [];

    public bool AllowsRemoteNotifications => parsed.GetValue(allowsRemoteNotifications);

    public bool IsQuiet => parsed.GetValue(isQuiet);

    public bool OpensPage => parsed.GetValue(opensPage);

    bool IsClockRunning => parsed.GetValue(clock) == "running";

    /// <summary>Parses the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="run">Runs the sandbox until it is cancelled, and returns the exit code.</param>
    public static ParseResult Parse(string[] arguments, Func<CommandLine, CancellationToken, Task<int>> run)
    {
        var root = new RootCommand("A stand-in for the Hoiio service, with a web page to watch and control it. Each address "
            + "/@NAME/ is a separate sandbox, created on first use, for example for each worker of a test suite.")
        {
            new CompareCommand(),
            new JournalCommand(),
        };
        options.ForEach(root.Add);
        foreach (var argument in root.Subcommands.SelectMany(command => command.Arguments))
            argument.Validators.Add(UsageError.RefuseOption);
        root.Validators.Add(RequireReplay);
        root.SetAction((parsed, stop) => run(new(parsed), stop));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Help((HelpAction)help.Action!);
        // By default, a value that starts with @ names a file of arguments.
        return root.Parse(arguments, new() { ResponseFileTokenReplacer = null });
    }

    static Option<T> Value<T>(string name, string form, string description, Func<string, T> read, T? defaultValue = default) => Add(
        new Option<T>(name)
        {
            HelpName = form,
            Description = description,
            DefaultValueFactory = defaultValue is null ? null : _ => defaultValue,
            CustomParser = result => Read(name, result, tokens => read(tokens.Single())),
        });

    static Option<T[]> Values<T>(string name, string form, string description, Func<string, T> read) => Add(new Option<T[]>(name)
    {
        HelpName = form,
        Description = description,
        CustomParser = result => Read(name, result, tokens => tokens.Select(read).ToArray()),
    });

    static Option<bool> Flag(string name, string description) => Add(
        new Option<bool>(name) { Description = description, Arity = ArgumentArity.Zero });

    static Option<T> Add<T>(Option<T> option)
    {
        options.Add(option);
        return option;
    }

    static T? Read<T>(string name, ArgumentResult result, Func<IEnumerable<string>, T> read)
    {
        try
        {
            var values = result.Tokens.Select(token => token.Value).ToList();
            // If a value is missing, the parser uses the next option as the value.
            return values.TrueForAll(value => value.Length > 0 && !value.StartsWith("--", StringComparison.Ordinal))
                ? read(values)
                : throw new FormatException($"{name} needs a value.");
        }
        catch (FormatException problem)
        {
            result.AddError(problem.Message);
            return default;
        }
    }

    static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw new FormatException("--port takes a number from 0 to 65535.");

    static long? ReadId(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw new FormatException("--until takes the ID of a line.");

    static void RequireReplay(CommandResult result)
    {
        Option[] needReplay = [until, replaysAnyway];
        if (result.GetResult(replayFile) is null && Array.Exists(needReplay, option => result.GetResult(option) is { Implicit: false }))
            result.AddError("--until and --replay-anyway need --replay FILE.");
    }

    static string ReadClock(string text) =>
        text is "running" or "standing" ? text : throw new FormatException("--clock takes running or standing.");

    static decimal? ReadCredit(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credit)
            ? PrepaidAccount.Validate(credit) is { } problem ? throw new FormatException($"--credit: {problem}") : credit
            : throw new FormatException("--credit takes an amount in SGD, such as 50.000.");

    static DateTimeOffset? ReadTime(string text)
    {
        if (WireFormat.ParseTime(text) is { } time)
            return Clock.ValidateStart(time) is { } expected ? throw new FormatException($"--now takes {expected}.") : time;
        throw new FormatException("--now takes a time such as 2026-10-01, \"2026-10-01 09:00:00\" (GMT+8) or 2026-10-01T01:00:00Z.");
    }

    static Readings ReadReadings(string text)
    {
        try
        {
            return Readings.Parse(text);
        }
        catch (ArgumentException problem)
        {
            throw new FormatException($"--readings: {problem.Message}", problem);
        }
    }

    static string ReadHost(string name) => Uri.CheckHostName(name) is not UriHostNameType.Unknown
        ? name
        : throw new FormatException("--allow-host takes a host name such as sandbox.example, without scheme and port.");
}
