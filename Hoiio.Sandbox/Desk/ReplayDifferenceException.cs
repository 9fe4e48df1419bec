namespace HoiioSdk.Sandbox;

/// <summary>An answer of a replay differs from the recorded one.</summary>
public sealed class ReplayDifferenceException : Exception
{
    internal ReplayDifferenceException(int line, string what, string recorded, string replayed)
        : base(FormattableString.Invariant(
            $"Line {line} ({what}): the journal has {recorded}, but the replay returned {replayed}. The replay stopped there."))
    {
        (Line, Recorded, Replayed) = (line, recorded, replayed);
    }

    /// <summary>The line number in the journal, from 1.</summary>
    public int Line { get; }

    /// <summary>The HTTP status and the answer in the journal.</summary>
    public string Recorded { get; }

    /// <summary>The HTTP status and the answer of the replay.</summary>
    public string Replayed { get; }
}
