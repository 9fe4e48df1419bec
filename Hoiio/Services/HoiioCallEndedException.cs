namespace HoiioSdk;

/// <summary>
/// The call has ended, so the block cannot complete. The exception ends the flow of an <see cref="IvrCall"/>, and need not be
/// caught.
/// </summary>
public sealed class HoiioCallEndedException : HoiioException
{
    internal HoiioCallEndedException(HoiioObject? bill)
        : base("The session is over: the call has ended or was transferred.") => Bill = bill;

    /// <summary>The notification of the end, with <c>date</c>, <c>duration</c> (minutes), <c>currency</c>, <c>rate</c> and <c>debit</c>.
    /// Null if none was received.</summary>
    public dynamic? Bill { get; }
}
