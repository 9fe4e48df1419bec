namespace HoiioSdk.Sandbox;

/// <summary>A phone. A phone in hand rings until you answer or decline it, for at most a minute. Other phones behave as their number
/// defines.</summary>
/// <param name="Number">The number.</param>
/// <param name="InHand">Whether it is in hand.</param>
public sealed record SandboxPhone(string Number, bool InHand);
