using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Messages;

/// <summary>A text before it is sent: measured and priced.</summary>
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
        // Where a sender name can't be shown, the service says in the text who it is from, and counts that too.
        var keepsSender = rate.KeepsSender || (isOwnNumber && sender!.StartsWith(Usa, StringComparison.Ordinal)
            && dest.StartsWith(Usa, StringComparison.Ordinal));
        var full = sender is null || keepsSender ? text : $"Fr:{sender}\n{text}";
        return new(dest, full, SmsText.Measure(full), rate.Sms);
    }
}
