namespace HoiioSdk.Analyzers.Knowledge;

/// <summary>The form of a national number in the North American Numbering Plan, to which the initial Prefix, 1, leads.</summary>
static class NorthAmerica
{
    // Of the area codes that begin like a number in Singapore, where the API is at home, these are assigned.
    static readonly string[] LikeSingapore = ["650", "651", "656", "657", "659"];

    public static bool Has(string digits) => digits.Length == 10
        && digits[0] >= '2' && digits[1] != '9' && digits.Substring(1, 2) != "11"
        && digits[3] >= '2' && digits.Substring(4, 2) != "11"
        && (!digits.StartsWith("65", StringComparison.Ordinal) || LikeSingapore.Contains(digits.Substring(0, 3)));
}
