using System.Globalization;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Reads a file that was written by <c>--journal</c>. Skips acts and lines of unknown types.</summary>
static class JournalFile
{
    /// <exception cref="FormatException">The file is not a journal; the message says why.</exception>
    public static RecordedJournal Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var read = new object?[lines.Length];
        var problems = new string?[lines.Length];
        Parallel.For(0, lines.Length, index =>
        {
            try
            {
                read[index] = lines[index].Length == 0 ? null : JournalLine.Read(lines[index]);
            }
            catch (FormatException problem)
            {
                problems[index] = problem.Message;
            }
        });
        // A sandbox that was killed may leave an incomplete last line.
        var isCut = lines.Length > 1 && problems[^1] is not null && !EndsWithLine(path);
        if (isCut)
            problems[^1] = null;
        if (Array.FindIndex(problems, problem => problem is not null) is >= 0 and var invalid)
            throw new FormatException($"{path} is not a journal, line {WireFormat.Number(invalid + 1)}: {problems[invalid]}");
        var gap = Array.FindIndex(lines, line => line.Contains("\"type\":\"left_out\"", StringComparison.Ordinal));
        if (gap >= 0 && read[gap] is null)
            throw new FormatException($"{path} is incomplete: lines are missing at line {WireFormat.Number(gap + 1)}, because they could "
                + "not be written. Record it again.");
        var (requests, notifications) = (read.OfType<JournalEntry>().ToList(), read.OfType<Notification>().ToList());
        var resets = read.OfType<ResetLine>().Select(reset => reset.Id).ToList();
        var ids = new HashSet<long>();
        foreach (var id in requests.Select(request => request.Id).Concat(notifications.Select(sent => sent.Id)).Concat(resets))
            if (!ids.Add(id))
                throw new FormatException(
                    string.Create(CultureInfo.InvariantCulture, $"{path} contains more than one journal: the ID {id} occurs twice."));
        return new(requests, notifications, resets, isCut);
    }

    static bool EndsWithLine(string path)
    {
        using var file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() is '\n' or '\r';
    }
}
