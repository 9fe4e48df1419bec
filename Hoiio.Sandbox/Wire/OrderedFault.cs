namespace HoiioSdk.Sandbox;

/// <summary>A fault that is set for a path.</summary>
/// <param name="Path">The path whose answers it affects, such as <c>sms/send</c>, or <c>*</c> for all paths.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Times">The number of answers that it still affects; null for no limit.</param>
/// <param name="Probability">The probability that it affects an answer: greater than 0, at most 1.</param>
public sealed record OrderedFault(string Path, Fault Fault, int? Times = 1, double Probability = 1);
