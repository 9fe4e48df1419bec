using System.Text.Json.Nodes;

namespace HoiioSdk.Sandbox.Events;

/// <summary>What a person or a test did to the sandbox, as the front desk has it.</summary>
/// <param name="Time">When, on the sandbox's clock.</param>
/// <param name="ActionsRun">How many appointments the clock had carried out.</param>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">The path under /sandbox/.</param>
/// <param name="Body">The members of the body.</param>
/// <param name="Status">The HTTP status that it came to.</param>
sealed record JournalAct(DateTimeOffset Time, long ActionsRun, string Verb, string Path, JsonObject Body, int Status)
{
    /// <summary>The number of the latest event, which it may have caused.</summary>
    public long Id { get; set; }
}
