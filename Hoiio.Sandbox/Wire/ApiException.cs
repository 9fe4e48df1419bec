namespace HoiioSdk.Sandbox.Wire;

/// <summary>Makes the service answer with an error code of the API.</summary>
#pragma warning disable CA1032, CA1064 // It never leaves the sandbox, and always needs a code.
sealed class ApiException(string code) : Exception(code)
#pragma warning restore CA1032, CA1064
{
    public string Code => Message;
}
