using System.Text.Json.Nodes;

namespace HoiioSdk.Sandbox.Events;

/// <summary>An act: a change of the sandbox by a person or a test, as a request to the front desk.</summary>
/// <param name="Time">The time on the sandbox's clock.</param>
/// <param name="ActionsRun">The number of scheduled actions that the clock had run.</param>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">The path under /sandbox/.</param>
/// <param name="Body">The body.</param>
/// <param name="Status">The HTTP status of the answer.</param>
sealed record JournalAct(DateTimeOffset Time, long ActionsRun, string Verb, string Path, JsonObject Body, int Status)
{
    /// <summary>The ID of the latest event, which it may have caused.</summary>
    public long Id { get; set; }
}
