namespace HoiioSdk;

/// <summary>
/// The type of a parameter that is always left out. Because no string converts to it, the parameters after it must be passed by name, so
/// that a second phone number is never taken for a room or a sender.
/// </summary>
public sealed class NamedArguments
{
    NamedArguments()
    {
    }
}
