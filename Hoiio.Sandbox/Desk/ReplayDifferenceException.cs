namespace HoiioSdk.Sandbox;

/// <summary>A replay gave another answer than the journal has.</summary>
public sealed class ReplayDifferenceException : Exception
{
    internal ReplayDifferenceException(int line, string what, string recorded, string replayed)
        : base(FormattableString.Invariant(
            $"Line {line} ({what}): the journal has {recorded}, and the replay gave {replayed}. The replay ended there."))
    {
        (Line, Recorded, Replayed) = (line, recorded, replayed);
    }

    /// <summary>The line of the journal, from 1.</summary>
    public int Line { get; }

    /// <summary>The HTTP status and the answer that the journal has.</summary>
    public string Recorded { get; }

    /// <summary>The HTTP status and the answer that the replay gave.</summary>
    public string Replayed { get; }
}
