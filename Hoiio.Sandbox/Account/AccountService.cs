using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Account;

/// <summary>What the account tells about itself.</summary>
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
        { "caller_ids", numbers.CallerIds }, // docs/sources.md D18: "private", the word that caller_id takes, where the samples have "p"
        { "email", "sandbox@example.com" },
        { "country", "SG" },
        { "prefix", "+65" }, // docs/sources.md D19: with the plus, which the Python SDK drops
        { "currency", Rates.Currency },
        { "time_zone", "GMT+0800SG" },
        { "user_status", "active" },
        { "sms_rebrand_status", "enabled" },
        { "call_rebrand_status", "disabled" },
    };
}
