using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>Tells which optional fields the arguments of a call make certain, in its answer or in the status that it leads to.</summary>
static class Certainty
{
    /// <param name="service">The service.</param>
    /// <param name="method">Its method, without Async.</param>
    /// <param name="call">The call.</param>
    /// <param name="flow">The answers of the code.</param>
    public static ImmutableArray<string> Of(string service, string method, IOperation call, AnswerFlow flow)
    {
        var arguments = Arguments.Of(call).ToList();
        return (service, method) switch
        {
            // Only the rate of an outgoing SMS has parts.
            ("Sms", "Rate") => ["split_count", "total_cost", "is_unicode"],
            (_, "Status") when arguments is [var reference, ..] => OfStatus(reference.Value, flow),
            ("Ivr", "Transfer") when arguments.Any(argument => IsRoom(argument.Value)) => ["room"],
            _ when arguments.Any(argument => argument.Parameter.Name == "tag" && !IsNull(flow.ValueOf(argument.Value))) => ["tag"],
            _ => [],
        };
    }

    static bool IsRoom(IOperation dest) =>
        dest.ConstantValue is { HasValue: true, Value: string text } && text.StartsWith("room:", StringComparison.Ordinal);

    public static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };

    static ImmutableArray<string> OfStatus(IOperation reference, AnswerFlow flow) =>
        flow.Of(reference) is not FieldValue { Name: "txn_ref", Of: var call } ? []
        : call.Paths is ["voice/call"] ? [.. call.Certain, "dest2"]
        : call.Certain;
}
