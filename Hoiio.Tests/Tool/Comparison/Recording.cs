using System.Text.Json;
using HoiioSdk.Sandbox.Tool.Comparison;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>Builds a journal line by line.</summary>
sealed class Recording
{
    readonly List<Dictionary<string, object?>> lines = [];
    long lastId;

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
    /// <param name="parameters">The parameters, in the form of a query string.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="beganAfter">The ID of the lastId event before the request arrived; null for a request without overlaps.</param>
    /// <param name="httpStatus">The HTTP status of the answer.</param>
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
            ["began_after"] = beganAfter ?? lastId,
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

    /// <summary>Sets a field of the lastId line.</summary>
    public Recording WithField(string name, object? value)
    {
        lines[^1][name] = value;
        return this;
    }

    /// <summary>Appends the lines of another recording.</summary>
    public Recording Append(Recording other)
    {
        var offset = lastId;
        foreach (var line in other.lines)
        {
            Add(new(line));
            if (line.TryGetValue("began_after", out var beganAfter))
                lines[^1]["began_after"] = offset + (long)beganAfter!;
        }
        return this;
    }

    public JournalComparison Compare(Recording @new) => new(Journal, @new.Journal);

    Recording Add(Dictionary<string, object?> line)
    {
        line["id"] = ++lastId;
        lines.Add(line);
        return this;
    }
}
