using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Account;

/// <summary>Answers queries about the account.</summary>
sealed class AccountService(WorldState world, NumberService numbers)
{
    public WireFields Balance(Request request) => new()
    {
        { "currency", Rates.Currency },
        { "balance", world.Account.Balance },
        { "points", world.Account.Points },
        { "bonus", world.Account.Bonus },
    };

    public WireFields Info(Request request) => new()
    {
        { "uid", "AA-1234" },
        { "name", "Sandbox User" },
        { "mobile_number", PrepaidAccount.RegisteredNumber },
        { "caller_ids", numbers.CallerIds }, // docs/sources.md D18: caller_id takes "private"; the samples show "p"
        { "email", "sandbox@example.com" },
        { "country", "SG" },
        { "prefix", "+65" }, // docs/sources.md D19: with a plus sign, which the Python SDK removes
        { "currency", Rates.Currency },
        { "time_zone", "GMT+0800SG" },
        { "user_status", "active" },
        { "sms_rebrand_status", "enabled" },
        { "call_rebrand_status", "disabled" },
    };
}
