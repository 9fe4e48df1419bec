namespace HoiioSdk.Sandbox.Wire;

#pragma warning disable CA1032, CA1064 // Callers catch ArgumentException. The derived type only decides the HTTP status.
/// <summary>The request is not possible in the current state: HTTP 409.</summary>
sealed class ConflictException(string message) : ArgumentException(message);
#pragma warning restore CA1032, CA1064
