using System.Globalization;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Reads the file that <c>--journal</c> wrote.</summary>
static class JournalFile
{
    /// <exception cref="FormatException">It is no journal; the message says why.</exception>
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
        string? note = null;
        // A sandbox that was killed leaves half a line behind.
        if (lines.Length > 1 && problems[^1] is not null && !EndsWithLine(path))
            (problems[^1], note) = (null, "ends in the middle of a line, which was left out");
        if (Array.FindIndex(problems, problem => problem is not null) is >= 0 and var bad)
            throw new FormatException($"{path} is no journal, line {WireFormat.Number(bad + 1)}: {problems[bad]}");
        var gap = Array.FindIndex(lines, line => line.Contains("\"type\":\"left_out\"", StringComparison.Ordinal));
        if (gap >= 0 && read[gap] is null)
            throw new FormatException(
                $"{path} is not complete: lines were left out at line {WireFormat.Number(gap + 1)}, as they could not be written. "
                + "Record it once more.");
        var requests = Sorted(read.OfType<JournalEntry>(), one => one.Id);
        var notifications = Sorted(read.OfType<Notification>(), one => one.Id);
        var resets = read.OfType<ResetLine>().Select(one => one.Id).Order().ToList();
        var ids = new HashSet<long>();
        foreach (var id in requests.Select(one => one.Id).Concat(notifications.Select(one => one.Id)).Concat(resets))
            if (!ids.Add(id))
                throw new FormatException(
                    $"{path} holds more than one journal: the id {id.ToString(CultureInfo.InvariantCulture)} is there twice.");
        foreach (var request in requests)
            request.Resets = ~resets.BinarySearch(request.Id);
        foreach (var notification in notifications)
            notification.Resets = ~resets.BinarySearch(notification.Id);
        return new(requests, notifications, resets.Count, note);
    }

    static List<T> Sorted<T>(IEnumerable<T> all, Func<T, long> id) => [.. all.OrderBy(id)];

    static bool EndsWithLine(string path)
    {
        using var file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() is '\n' or '\r';
    }
}
