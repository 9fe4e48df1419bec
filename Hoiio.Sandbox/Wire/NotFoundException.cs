namespace HoiioSdk.Sandbox.Wire;

#pragma warning disable CA1032, CA1064 // Callers catch ArgumentException. The derived type only decides the HTTP status.
/// <summary>The requested item does not exist: HTTP 404.</summary>
sealed class NotFoundException(string message) : ArgumentException(message);
#pragma warning restore CA1032, CA1064
