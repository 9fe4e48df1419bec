using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <content>Runs acts, and records them in the order in which the exchange runs them.</content>
sealed partial class SandboxControl
{
    const int Ok = 200;
    const int Created = 201;

    /// <summary>The HTTP status of an error at the front desk.</summary>
    public static int HttpStatusFor(ArgumentException problem) => problem switch
    {
        NotFoundException => 404,
        ConflictException => 409,
        _ => 400,
    };

    /// <summary>Runs an act, and waits for the notifications that it causes.</summary>
    T Act<T>(string verb, string path, JsonObject? body, Func<TelephoneExchange, T> act, int httpStatus = Ok)
    {
        var (result, problem) = timekeeper.ActAsync(
            exchange => Try(exchange, act),
            (world, outcome) => Record(world, verb, path, body, outcome.Problem is { } exception ? HttpStatusFor(exception) : httpStatus))
            .GetAwaiter().GetResult();
        if (problem is not null)
            ExceptionDispatchInfo.Throw(problem);
        return result!;
    }

    void Record(WorldState world, string verb, string path, JsonObject? body, int httpStatus = Ok) =>
        Events.Add(new JournalAct(world.Now, world.Clock.ActionsRun, verb, path, body ?? [], httpStatus));

    static (T? Result, ArgumentException? Problem) Try<T>(TelephoneExchange exchange, Func<TelephoneExchange, T> act)
    {
        try
        {
            return (act(exchange), null);
        }
        catch (ArgumentException problem)
        {
            return (default, problem);
        }
    }
}
