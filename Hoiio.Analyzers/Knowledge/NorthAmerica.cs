namespace HoiioSdk.Analyzers.Knowledge;

/// <summary>National numbers of the North American Numbering Plan, which the default Prefix, 1, completes.</summary>
static class NorthAmerica
{
    // The assigned area codes that start with 65, the country code of Singapore, where most users of the API are.
    static readonly string[] LikeSingapore = ["650", "651", "656", "657", "659"];

    public static bool Has(string digits) => digits.Length == 10
        && digits[0] >= '2' && digits[1] != '9' && digits.Substring(1, 2) != "11"
        && digits[3] >= '2' && digits.Substring(4, 2) != "11"
        && (!digits.StartsWith("65", StringComparison.Ordinal) || LikeSingapore.Contains(digits.Substring(0, 3)));
}
