using HoiioSdk.Answers;

namespace HoiioSdk;

/// <summary>The documented values of an answer's <c>status</c>, with their meanings.</summary>
public static class HoiioStatus
{
    /// <summary>The call succeeded.</summary>
    public const string Success = StatusMeanings.Success;

    const string MissingPrefix = "error_";
    const string MissingSuffix = "_param_missing";

    /// <summary>Status codes and their meanings. <c>error_X_param_missing</c>, which names a parameter, is not among them.</summary>
    public static IReadOnlyDictionary<string, string> Meanings => StatusMeanings.All;

    /// <summary>The meaning of a status; null if it is not documented.</summary>
    /// <param name="status">Status of an answer, such as <c>error_insufficient_credit</c> or <c>error_dest_param_missing</c>.</param>
    public static string? Describe(string status)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (Meanings.TryGetValue(status, out var meaning))
            return meaning;
        return status.StartsWith(MissingPrefix, StringComparison.Ordinal) && status.EndsWith(MissingSuffix, StringComparison.Ordinal)
            && status.Length > MissingPrefix.Length + MissingSuffix.Length
            ? $"the parameter {status[MissingPrefix.Length..^MissingSuffix.Length]} is missing"
            : null;
    }
}
