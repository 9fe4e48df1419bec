using HoiioSdk.Arguments;

namespace HoiioSdk;

/// <content>Menus.</content>
public sealed partial class IvrCall
{
    const int DefaultTries = 3;

    /// <summary>Asks for one of several keys, and asks again after a wrong one or none. API path: <c>ivr/middle/gather</c>.</summary>
    /// <param name="msg">Message to play first, in the formats of <see cref="PlayAsync"/>.</param>
    /// <param name="keys">The keys to choose from, such as <c>"12"</c>: digits and *.</param>
    /// <param name="again">Message to play the next time. Null for msg.</param>
    /// <param name="tries">How often to ask. Null for 3.</param>
    /// <param name="timeout">Seconds to wait for a key each time.</param>
    /// <returns>The key; empty if none of them was pressed.</returns>
    /// <exception cref="ArgumentException">msg or keys is null or empty, keys has others than digits and *, or tries is less than
    /// 1.</exception>
    /// <inheritdoc cref="HoldAsync" path="/exception"/>
    public async Task<string> ChooseAsync(string msg, string keys, string? again = null, int? tries = null, int? timeout = null)
    {
        Ensure.NotNullOrEmpty(msg);
        Ensure.NotNullOrEmpty(keys);
        if (!keys.All(key => char.IsAsciiDigit(key) || key == '*'))
            throw Ensure.Invalid(nameof(keys), $"keys may have only digits and *. The key # ends the input. {Ensure.NothingSent}");
        if (tries < 1)
            throw Ensure.Invalid(nameof(tries), $"tries must be at least 1, or null for {DefaultTries}. {Ensure.NothingSent}");
        for (var left = tries ?? DefaultTries; left > 0; left--)
        {
            var key = await GatherAsync(msg, maxDigits: 1, timeout).ConfigureAwait(false);
            if (key != "" && keys.Contains(key, StringComparison.Ordinal))
                return key;
            msg = again ?? msg;
        }
        return "";
    }
}
