namespace HoiioSdk.Sandbox.Wire;

/// <summary>A request that is answered with an error code of the API.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the sandbox, and has no use without its code.
sealed class ApiException(string code) : Exception(code)
#pragma warning restore CA1032, CA1064
{
    public string Code => Message;
}
