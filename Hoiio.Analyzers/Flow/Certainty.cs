using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>Tells which optional fields the arguments of a call make certain.</summary>
static class Certainty
{
    /// <param name="service">The service.</param>
    /// <param name="method">Its method, without Async.</param>
    /// <param name="arguments">The arguments of the call, in any order.</param>
    /// <param name="flow">The answers of the code.</param>
    public static ImmutableArray<string> Of(string service, string method, IEnumerable<IOperation> arguments, AnswerFlow flow) =>
        (service, method) switch
        {
            // Only the rate of an outgoing SMS has parts.
            ("Sms", "Rate") => ["split_count", "total_cost", "is_unicode"],
            ("Ivr", "Transfer") when arguments.Any(IsRoom) => ["room"],
            (_, "Status") when arguments.FirstOrDefault() is { } reference => OfStatus(reference, flow),
            _ => [],
        };

    static bool IsRoom(IOperation dest) =>
        dest.ConstantValue is { HasValue: true, Value: string text } && text.StartsWith("room:", StringComparison.Ordinal);

    static ImmutableArray<string> OfStatus(IOperation reference, AnswerFlow flow)
    {
        if (flow.Of(reference) is not FieldValue { Name: "txn_ref", Of.Paths: var paths })
            return [];
        string[] ofCalls = paths is ["voice/call"] ? ["dest2"] : [];
        return IsTagged(CallOf(reference, flow)) ? [.. ofCalls, "tag"] : [.. ofCalls];
    }

    // The call that returned the transaction reference.
    static IOperation? CallOf(IOperation reference, AnswerFlow flow)
    {
        var call = FieldAccess.In(flow.ValueOf(reference), flow.Sdk)?.Receiver;
        while (call is not null)
            switch (flow.ValueOf(call))
            {
                case IAwaitOperation awaited:
                    call = awaited.Operation;
                    break;
                case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: "EnsureSuccess" } ensured }:
                    call = ensured.Instance;
                    break;
                case var origin:
                    return origin;
            }
        return null;
    }

    static bool IsTagged(IOperation? call) => call is IInvocationOperation { Arguments: var arguments } && arguments.Any(argument =>
        argument is { Parameter.Name: "tag", ArgumentKind: ArgumentKind.Explicit, Value.ConstantValue: { HasValue: true, Value: string } });
}
