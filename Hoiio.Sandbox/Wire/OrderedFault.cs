namespace HoiioSdk.Sandbox;

/// <summary>A fault that is still to happen.</summary>
/// <param name="Path">The path whose answer it spoils, such as <c>sms/send</c>.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Times">How many answers.</param>
public sealed record OrderedFault(string Path, Fault Fault, int Times);
