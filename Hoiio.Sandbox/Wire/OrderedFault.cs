namespace HoiioSdk.Sandbox;

/// <summary>A fault that is still to happen.</summary>
/// <param name="Path">The path whose answers it spoils, such as <c>sms/send</c>, or <c>*</c> for all.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Times">How many answers it still spoils; null for all that come.</param>
/// <param name="Probability">The share of answers that it spoils, above 0 and at most 1.</param>
public sealed record OrderedFault(string Path, Fault Fault, int? Times = 1, double Probability = 1);
