using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Tool.Comparison;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>Compares journals of in-process sandboxes in the same way as the command line compares files.</summary>
static class Comparisons
{
    public static JournalComparison Compare(this Journal old, Journal @new) => Recorded(old).Compare(@new);

    public static JournalComparison Compare(this RecordedJournal old, Journal @new) => new(old, Recorded(@new));

    static RecordedJournal Recorded(Journal journal) => new(journal.Entries, journal.Notifications, [], isCut: false);
}
