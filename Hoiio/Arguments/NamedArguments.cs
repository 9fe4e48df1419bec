namespace HoiioSdk;

/// <summary>
/// Stands behind the phone numbers of a call and is always left out: as no text converts to it, what follows the numbers can only be
/// passed by name, and a second number is never taken for a room or a sender.
/// </summary>
public sealed class NamedArguments
{
    NamedArguments()
    {
    }
}
