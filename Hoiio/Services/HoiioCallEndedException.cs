namespace HoiioSdk;

/// <summary>
/// The call is over, so the block that was awaited or asked for cannot be completed. It ends the flow of an <see cref="IvrCall"/>; nobody
/// needs to catch it.
/// </summary>
public sealed class HoiioCallEndedException : HoiioException
{
    internal HoiioCallEndedException(HoiioObject? bill)
        : base("The session is over: the call has ended or was transferred.") => Bill = bill;

    /// <summary>The notification of the end, with <c>date</c>, <c>duration</c> (minutes), <c>currency</c>, <c>rate</c> and <c>debit</c>.
    /// Null if none has come.</summary>
    public dynamic? Bill { get; }
}
