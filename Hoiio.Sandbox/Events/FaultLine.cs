namespace HoiioSdk.Sandbox.Events;

/// <summary>A fault that is ordered, as JSON; whoever posts it orders the same again.</summary>
sealed record FaultLine(
    string Path, FaultKind Fault, double? Seconds, int? HttpStatus, string? Status, int? Times, double Probability)
{
    public static FaultLine From(OrderedFault ordered) => new(
        ordered.Path,
        ordered.Fault.Kind,
        ordered.Fault.Duration?.TotalSeconds,
        ordered.Fault.HttpStatusCode,
        ordered.Fault.ErrorCode,
        ordered.Times,
        ordered.Probability);
}
