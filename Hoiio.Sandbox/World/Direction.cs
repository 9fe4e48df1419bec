using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>A rate query takes either dest or incoming, never both, although one page marks both as required
/// (docs/sources.md D38).</summary>
static class Direction
{
    public static bool IsIncoming(Request request) => (request.Has("dest"), request.Has("incoming")) switch
    {
        (true, true) => throw new ApiException("error_dest_incoming_both_present"),
        (false, false) => throw new ApiException("error_dest_incoming_both_missing"),
        (_, var incoming) => incoming,
    };
}
