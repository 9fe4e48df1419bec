namespace HoiioSdk.Sandbox.Desk;

/// <summary>What the front desk says to a request that it refuses.</summary>
/// <param name="Error">A sentence that tells what is wrong.</param>
sealed record Problem(string Error);
