namespace HoiioSdk.Sandbox.World;

/// <summary>A reading, as the front desk lists it.</summary>
/// <param name="Name">The name, such as <c>dates</c>.</param>
/// <param name="Value">The current value.</param>
/// <param name="Values">The possible values, the default first.</param>
sealed record ReadingLine(string Name, string Value, IReadOnlyList<ReadingValue> Values);
