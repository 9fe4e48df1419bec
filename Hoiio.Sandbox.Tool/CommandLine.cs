using System.Globalization;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Tool;

/// <summary>The options of the standalone sandbox.</summary>
sealed class CommandLine
{
    public const string Help = """
        A stand-in for the Hoiio service, with a page to look at it and act on it.

        Options, also as --name=value:
          --port N                       TCP port (4646); 0 takes any free one
          --listen WHERE                 localhost (the default: 127.0.0.1 and, where there is one, ::1), any for all addresses, or
                                         an IP address; with anything but localhost whoever reaches this machine can use it
          --app-id X                     app ID to accept (sandbox-app)
          --access-token Y               access token to accept (sandbox-token)
          --now TIME                     where its clock starts, such as 2026-10-01 or "2026-10-01 09:00:00", in GMT+8
                                         or with an offset of its own
          --clock running|standing       whether its clock runs by itself (running)
          --credit AMOUNT                the points it starts with, in SGD, and no bonus (50.000, and a bonus of 4.650)
          --journal FILE                 write each request, notification and reset into this file, as a line of JSON; an older file
                                         is replaced, one that is moved or deleted meanwhile is created anew; exit code 3 where
                                         a line could not be written
          --readings LIST                how it reads questions on which the sources about the service disagree, such as
                                         txn_refs=array,dates=fraction; other for all other values at once; they are listed below
          --replay FILE                  carry such a file out first, on the clock of its lines, and go on from there; exit code 1
                                         where an answer differs from the recorded one
          --until ID                     replay up to the line with this id
          --replay-anyway                go on after an answer that differs
          --allow-host NAME              answer by this name too, besides localhost and where it listens; may be given several times
          --allow-remote-notifications   also notify addresses that are not on this machine
          --quiet                        no line for each request
          --open                         open the page in the browser
          --help                         show this

        compare OLD NEW                  compare two such files, of a script and of its port: 0 where nothing differs but
                                         by design, 1 where something does, 2 where a file is no
                                         journal, or holds no request

        Under /@NAME/ is a sandbox of its own, there from its first use: one for each worker of a test suite.

        Numbers that always behave in a certain way, by their last four digits. X in an error code is the parameter
        that held the number, such as dest1.
        """;

    static readonly string[] TimeFormats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mm:ss"];

    readonly List<string> allowedHosts = [];

    public int Port { get; private set; } = 4646;

    public ListenAddress Listen { get; private set; } = ListenAddress.Localhost;

    public string AppId { get; private set; } = HoiioSandbox.DefaultAppId;

    public string AccessToken { get; private set; } = HoiioSandbox.DefaultAccessToken;

    public DateTimeOffset? Now { get; private set; }

    public bool IsClockRunning { get; private set; } = true;

    public decimal? Credit { get; private set; }

    public Readings Readings { get; private set; } = Readings.Default;

    public StartSettings Start
    {
        get
        {
            var start = new StartSettings { Now = Now, IsClockRunning = IsClockRunning, Readings = Readings };
            return Credit is { } points ? start with { Points = points, Bonus = 0 } : start;
        }
    }

    public string? JournalFile { get; private set; }

    public string? ReplayFile { get; private set; }

    public long? Until { get; private set; }

    public bool ReplaysAnyway { get; private set; }

    public IReadOnlyList<string> AllowedHosts => allowedHosts;

    public bool AllowsRemoteNotifications { get; private set; }

    public bool IsQuiet { get; private set; }

    public bool OpensPage { get; private set; }

    public bool WantsHelp { get; private set; }

    /// <exception cref="FormatException">An option is unknown, or lacks its value; the message says which.</exception>
    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        var options = new CommandLine();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            var parts = argument.Split('=', 2);
            if (parts is [var name, var joined] && name.StartsWith("--", StringComparison.Ordinal))
                options.Take(name, () => joined.Length > 0 ? joined : throw new FormatException($"{name} needs a value."),
                    () => throw new FormatException($"{name} takes no value."));
            else
                options.Take(argument, () => Next(argument, rest), () => true);
        }
        if (options is { ReplayFile: null } and ({ Until: not null } or { ReplaysAnyway: true }))
            throw new FormatException("--until and --replay-anyway need --replay FILE.");
        return options;
    }

    void Take(string name, Func<string> value, Func<bool> flag)
    {
        switch (name)
        {
            case "--port":
                Port = int.TryParse(value(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
                    ? port
                    : throw new FormatException("--port takes a number from 0 to 65535.");
                break;
            case "--listen":
                Listen = ListenAddress.Parse(value()) ?? throw new FormatException($"--listen takes {ListenAddress.Wanted}.");
                break;
            case "--app-id":
                AppId = value();
                break;
            case "--access-token":
                AccessToken = value();
                break;
            case "--now":
                Now = Time(value());
                break;
            case "--clock":
                IsClockRunning = value() switch
                {
                    "running" => true,
                    "standing" => false,
                    _ => throw new FormatException("--clock takes running or standing."),
                };
                break;
            case "--credit":
                Credit = decimal.TryParse(value(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credit)
                    ? PrepaidAccount.Validate(credit) is { } problem ? throw new FormatException($"--credit: {problem}") : credit
                    : throw new FormatException("--credit takes an amount in SGD, such as 50.000.");
                break;
            case "--readings":
                Readings = ReadingsOf(value());
                break;
            case "--journal":
                JournalFile = value();
                break;
            case "--replay":
                ReplayFile = value();
                break;
            case "--until":
                Until = long.TryParse(value(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    ? id
                    : throw new FormatException("--until takes the id of a line.");
                break;
            case "--replay-anyway":
                ReplaysAnyway = flag();
                break;
            case "--allow-host":
                allowedHosts.Add(Host(value()));
                break;
            case "--allow-remote-notifications":
                AllowsRemoteNotifications = flag();
                break;
            case "--quiet":
                IsQuiet = flag();
                break;
            case "--open":
                OpensPage = flag();
                break;
            case "--help" or "-h":
                WantsHelp = flag();
                break;
            default:
                throw new FormatException($"Unknown option {name}; --help lists the options.");
        }
    }

    static string Next(string name, Queue<string> rest) =>
        rest.TryDequeue(out var value) && value.Length > 0 && !value.StartsWith("--", StringComparison.Ordinal)
            ? value : throw new FormatException($"{name} needs a value.");

    static DateTimeOffset Time(string text)
    {
        string[] withOffset = [.. TimeFormats.Select(format => format + "zzz"), .. TimeFormats.Select(format => format + " zzz")];
        string[] candidates = [text.EndsWith('Z') ? text[..^1] + "+00:00" : text, text + "+08:00"];
        foreach (var candidate in candidates)
            if (DateTimeOffset.TryParseExact(candidate, withOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return Clock.ValidateStart(time) is { } wanted ? throw new FormatException($"--now takes {wanted}.") : time;
        // In GMT+8 that begins before the calendar does.
        if (text.StartsWith("0001-", StringComparison.Ordinal))
            throw new FormatException($"--now takes {Clock.ValidateStart(DateTimeOffset.MinValue)}.");
        throw new FormatException("--now takes a time such as 2026-10-01, \"2026-10-01 09:00:00\" (GMT+8) or 2026-10-01T01:00:00Z.");
    }

    static Readings ReadingsOf(string text)
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

    static string Host(string name) => Uri.CheckHostName(name) is not UriHostNameType.Unknown
        ? name
        : throw new FormatException("--allow-host takes the name of a host, such as sandbox.example, without a scheme or a port.");
}
