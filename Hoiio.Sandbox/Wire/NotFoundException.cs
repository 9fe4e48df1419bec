namespace HoiioSdk.Sandbox.Wire;

#pragma warning disable CA1032, CA1064 // Callers catch ArgumentException; which one it is only decides the HTTP status.
/// <summary>What is asked for is not there: 404.</summary>
sealed class NotFoundException(string message) : ArgumentException(message);
#pragma warning restore CA1032, CA1064
