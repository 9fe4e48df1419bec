using System.Text.Json;
using HoiioSdk.Sandbox.Tool.Comparison;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>A journal that a test writes, line after line.</summary>
sealed class Recording
{
    readonly List<Dictionary<string, object?>> lines = [];
    long last;

    public IEnumerable<string> Lines => lines.Select(line => JsonSerializer.Serialize(line));

    public RecordedJournal Journal
    {
        get
        {
            var file = Path.GetTempFileName();
            File.WriteAllLines(file, Lines);
            var journal = JournalFile.Read(file);
            File.Delete(file);
            return journal;
        }
    }

    /// <param name="path">The path.</param>
    /// <param name="parameters">Written like a query.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="beganAfter">The id of the latest event when it came; without it nothing overlaps.</param>
    /// <param name="httpStatus">The answer's HTTP status.</param>
    /// <param name="method">The method.</param>
    public Recording Request(string path, string parameters = "", string answer = """{"status":"success_ok"}""", long? beganAfter = null,
        int httpStatus = 200, string method = "GET")
    {
        var form = new Dictionary<string, string> { ["app_id"] = "sandbox-app" };
        foreach (var pair in parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
            form[pair[0]] = pair[1];
        form["access_token"] = "***";
        return Add(new()
        {
            ["type"] = "request",
            ["time"] = "2012-01-20T12:00:00+08:00",
            ["method"] = method,
            ["path"] = path,
            ["parameters"] = form,
            ["http_status"] = httpStatus,
            ["status"] = answer.Split("\"status\":\"") is [_, var rest] ? rest[..rest.IndexOf('"', StringComparison.Ordinal)] : null,
            ["answer"] = answer,
            ["began_after"] = beganAfter ?? last,
        });
    }

    public Recording Post(string path, string parameters = "", string answer = """{"status":"success_ok"}""") =>
        Request(path, parameters, answer, method: "POST");

    public Recording Notification(string url, string fields, int? httpStatus = 200) => Add(new()
    {
        ["type"] = "notification",
        ["time"] = "2012-01-20T12:00:00+08:00",
        ["url"] = url,
        ["fields"] = fields.Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
        ["body"] = fields,
        ["signature"] = "",
        ["http_status"] = httpStatus,
        ["problem"] = httpStatus is null ? "Connection refused" : null,
    });

    public Recording Reset() => Add(new() { ["type"] = "reset", ["time"] = "2012-01-20T12:00:00+08:00" });

    public Recording Act(string path) => Add(new()
    {
        ["type"] = "act",
        ["time"] = "2012-01-20T12:00:00+08:00",
        ["verb"] = "POST",
        ["path"] = path,
        ["body"] = new Dictionary<string, int> { ["advance"] = 30 },
        ["status"] = 200,
    });

    /// <summary>With another field of the last line.</summary>
    public Recording But(string name, object? value)
    {
        lines[^1][name] = value;
        return this;
    }

    /// <summary>What another recording has, after all that is here.</summary>
    public Recording Then(Recording other)
    {
        var before = last;
        foreach (var line in other.lines)
        {
            Add(new(line));
            if (line.TryGetValue("began_after", out var beganAfter))
                lines[^1]["began_after"] = before + (long)beganAfter!;
        }
        return this;
    }

    public JournalComparison With(Recording @new) => new(Journal, @new.Journal);

    Recording Add(Dictionary<string, object?> line)
    {
        line["id"] = ++last;
        lines.Add(line);
        return this;
    }
}
