using System.Globalization;

namespace HoiioSdk.Sandbox;

/// <summary>The options of the standalone sandbox.</summary>
sealed class CommandLine
{
    public const string Help = """
        A stand-in for the Hoiio service, on this machine only.

        Options:
          --port N                       TCP port (4646)
          --app-id X                     app ID to accept (sandbox-app)
          --access-token Y               access token to accept (sandbox-token)
          --allow-remote-notifications   also notify addresses that are not on this machine
          --help                         show this

        Numbers that always behave in a certain way, by their last four digits. X in an error code is the parameter
        that held the number, such as dest1.
        """;

    const int HighestPort = 65535;

    public int Port { get; private set; } = 4646;

    public string AppId { get; private set; } = HoiioSandbox.DefaultAppId;

    public string AccessToken { get; private set; } = HoiioSandbox.DefaultAccessToken;

    public bool AllowsRemoteNotifications { get; private set; }

    public bool WantsHelp { get; private set; }

    /// <exception cref="FormatException">An option is unknown, or lacks its value; the message says which.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        var options = new CommandLine();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var name))
            options.Take(name, rest);
        return options;
    }

    void Take(string name, Queue<string> rest)
    {
        switch (name)
        {
            case "--port":
                Port = int.TryParse(Value(name, rest), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= HighestPort
                    ? port
                    : throw new FormatException("--port takes a number from 0 to 65535.");
                break;
            case "--app-id":
                AppId = Value(name, rest);
                break;
            case "--access-token":
                AccessToken = Value(name, rest);
                break;
            case "--allow-remote-notifications":
                AllowsRemoteNotifications = true;
                break;
            case "--help" or "-h":
                WantsHelp = true;
                break;
            default:
                throw new FormatException($"Unknown option {name}; --help lists the options.");
        }
    }

    static string Value(string name, Queue<string> rest) =>
        rest.TryDequeue(out var value) && value.Length > 0 && !value.StartsWith("--", StringComparison.Ordinal) ? value : throw new FormatException($"{name} needs a value.");
}
