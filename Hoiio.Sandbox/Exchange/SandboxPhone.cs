namespace HoiioSdk.Sandbox;

/// <summary>A phone of somebody: in hand, it rings until it is answered or declined or a minute is over, instead of by the rule of its
/// number.</summary>
/// <param name="Number">Its number.</param>
/// <param name="InHand">Whether somebody holds it.</param>
public sealed record SandboxPhone(string Number, bool InHand);
