using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>
/// Replays a journal: sends its requests and runs its acts, each at the time of its line, and compares each answer with the recorded one.
/// </summary>
/// <param name="sandbox">The sandbox, which is reset first.</param>
/// <param name="until">The ID of the last line to replay; null for all.</param>
/// <param name="anyway">Whether to continue after an answer that differs.</param>
sealed class JournalReplay(SandboxControl sandbox, long? until, bool anyway)
{
    static readonly string[] fileErrors = ["error_file_invalid", "error_file_too_big", "error_page_size_invalid"];

    readonly TokenMask mask = new(sandbox.AccessToken);

    StartSettings start = sandbox.StartSettings;
    string? appId;
    bool? isRunning;

    /// <exception cref="FormatException">A line is not valid, or lines are missing.</exception>
    /// <exception cref="ReplayDifferenceException">An answer differs from the recorded one.</exception>
    public void Run(IEnumerable<string> journal)
    {
        var lines = journal.Select((text, index) => (text, index)).Where(line => !string.IsNullOrWhiteSpace(line.text))
            .Select(line => ReplayLine.Read(line.text, line.index + 1)).ToList();
        if (!anyway && lines.Find(line => line.Type == "left_out") is { } gap)
            throw gap.Error("lines are missing here, so the rest cannot be replayed");
        var first = lines is [{ Type: "start" } line0, ..] ? line0 : null;
        if (first is not null)
            start = Settings(first, first.ParseStart(first.Now));
        appId = first?.AppId;
        sandbox.Replay(first is null ? null : start, () => Run(lines));
    }

    // A start or a reset. Omitted settings keep their value.
    StartSettings Settings(ReplayLine line, DateTimeOffset? now) => start with
    {
        Now = now ?? start.Now,
        Points = line.ParseAmount(line.Points, start.Points),
        Bonus = line.ParseAmount(line.Bonus, start.Bonus),
        Readings = line.ApplyReadings(start.Readings),
    };

    bool? Run(List<ReplayLine> lines)
    {
        foreach (var line in lines.TakeWhile(line => until is null || line.Id is null || line.Id <= until))
            switch (line.Type)
            {
                case "request" when !line.Path!.StartsWith('/'):
                    sandbox.ReplayTime(line.ParseTime(line.Time), line.Replay?.ActionsRun);
                    SendRequest(line);
                    break;
                case "act":
                    sandbox.ReplayTime(line.ParseTime(line.Time), line.Replay?.ActionsRun);
                    RunAct(line);
                    break;
                case "reset":
                    sandbox.ReplayReset(Settings(line, line.ParseTime(line.Time)));
                    break;
            }
        return isRunning;
    }

    void SendRequest(ReplayLine line)
    {
        var status = line.Status is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        var isRecorded = line.Answer is not null;
        var request = new Request(line.Method ?? "POST", line.Path!.Trim('/'), line.Replay?.BaseUrl ?? sandbox.Url)
        {
            FilePages = line.Replay?.FilePages,
            FileError = isRecorded && (fileErrors.Contains(status) || line.Replay is { HasUnreadFile: true }) ? status : null,
            IsMalformed = isRecorded && status == "error_malformed_params",
            RecordedNote = line.Replay is null ? null : line.Note,
        };
        foreach (var (name, value) in line.Parameters ?? [])
            request.Parameters[name] = (name, value.ToString()) switch
            {
                (var token, TokenMask.Mask) when TokenMask.IsToken(token) => sandbox.AccessToken,
                ("app_id", var sent) when sent == appId => sandbox.AppId,
                (_, var sent) => sent,
            };
        // Requests that were written by hand get the credentials unless they have their own.
        if (line.Replay is null)
        {
            request.Parameters.TryAdd("app_id", sandbox.AppId);
            request.Parameters.TryAdd("access_token", sandbox.AccessToken);
        }
        var (reply, _) = sandbox.Dispatcher.Handle(request, sandbox.Events.Last);
        if (line.Answer is { } answer)
            Compare(line, $"request {line.Path}", $"HTTP {line.HttpStatus ?? reply.HttpStatus} {answer}",
                $"HTTP {reply.HttpStatus} {JournalEntry.CutAnswer(mask.Answer(reply.Body))}");
    }

    void RunAct(ReplayLine line)
    {
        var path = line.Path!.Trim('/');
        // A replay sends no notifications, and does not delete the sandbox it is replayed into.
        if (path.EndsWith("/again", StringComparison.Ordinal) || (line.Verb, path) == ("DELETE", ""))
            return;
        var (status, problem) = TryRunAct(line, path);
        if (line.Status is { ValueKind: JsonValueKind.Number } recorded)
            Compare(line, $"act {line.Verb} {path}", $"HTTP {recorded}", FormattableString.Invariant($"HTTP {status}"));
        else if (problem is not null && !anyway)
            throw line.Error(problem.TrimEnd('.'));
    }

    (int HttpStatus, string? Problem) TryRunAct(ReplayLine line, string path)
    {
        var body = line.Body?.DeepClone() as JsonObject ?? [];
        try
        {
            if ((line.Verb, path) != ("POST", "clock"))
                return (DeskRoutes.RunAct(sandbox, line.Verb!, path, body), null);
            MoveClock(body, isRecorded: line.Replay is not null);
            return (200, null);
        }
        catch (ArgumentException exception)
        {
            return (SandboxControl.HttpStatusFor(exception), FrontDesk.MessageOf(exception));
        }
    }

    // Only an act that was written by hand moves the clock here. The effect of a recorded one is in the times of the lines.
    void MoveClock(JsonObject body, bool isRecorded)
    {
        var (running, time) = DeskRoutes.ReadClock(sandbox, body);
        if (!isRecorded && time is { } span)
        {
            sandbox.ThrowIfPastEnd(span);
            sandbox.ReplayTime(sandbox.Now + span, actionsRun: null);
        }
        isRunning = running ?? isRunning;
        sandbox.ReplayClock(body);
    }

    void Compare(ReplayLine line, string what, string recorded, string replayed)
    {
        if (!anyway && recorded != replayed)
            throw new ReplayDifferenceException(line.Number, what, recorded, replayed);
    }
}
