namespace HoiioSdk.Sandbox.World;

/// <summary>A call or a fax in progress, for which the account reserves credit.</summary>
interface IBillable
{
    /// <summary>Ends it at once, because the account can no longer pay for it.</summary>
    void Abort();
}
