namespace HoiioSdk.Sandbox.Desk;

/// <summary>An error of the front desk.</summary>
/// <param name="Error">A message that explains the error.</param>
sealed record Problem(string Error);
