namespace HoiioSdk.Sandbox.Events;

/// <summary>A fault as JSON. It can be posted to set the same fault again.</summary>
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
