using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Messages;

/// <summary>An SMS before it is sent, with its size and rate.</summary>
sealed record SmsDraft(string Dest, string Text, SmsText Size, decimal Rate)
{
    public const string EmptyError = "error_msg_empty";

    const string Usa = "+1";

    public decimal Cost => Rate * Size.Parts;

    public static SmsDraft Create(string dest, string text, string? sender = null, bool isOwnNumber = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ApiException(EmptyError);
        var rate = Rates.For(dest);
        // If the country cannot display a sender name, the service adds the name to the text, which may take more parts.
        var keepsSender = rate.KeepsSender || (isOwnNumber && sender!.StartsWith(Usa, StringComparison.Ordinal)
            && dest.StartsWith(Usa, StringComparison.Ordinal));
        var full = sender is null || keepsSender ? text : $"Fr:{sender}\n{text}";
        return new(dest, full, SmsText.Measure(full), rate.Sms);
    }
}
