using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>Creates identifiers in the documented formats, starting with those on the API's own pages.</summary>
sealed class Identifiers
{
    int call = 141147;
    int sms = 141147;
    int fax = 141147;
    int bulk = 147;
    int session = 4643;
    int room = 123;

    // docs/sources.md D40: one sample shows AA-S- for a call; all other sources have AA-C-.
    public string Call() => Next("AA-C-", ref call);

    public string Sms() => Next("AA-S-", ref sms);

    public string Fax() => Next("AA-F-", ref fax);

    public string Bulk() => Next("AA-B-", ref bulk);

    public string Session() => Next("S", ref session);

    public string Room() => Next("R", ref room);

    static string Next(string prefix, ref int last) => prefix + WireFormat.Number(last++);
}
