namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// A way in which this SDK is meant to differ from the Python code, and which shows in a journal: a row of the table "What differs from the
/// Python code" in docs/from-python.md.
/// </summary>
/// <param name="Name">Its name, in the last column of that table.</param>
/// <param name="Python">What the Python code does, in the words of the row.</param>
/// <param name="Here">What this SDK does, in the words of the row.</param>
sealed record ExpectedDifference(string Name, string Python, string Here)
{
    internal static readonly ExpectedDifference Room = new(
        "room-prefix",
        "puts the prefix before `room:R1234`, and before all else that has no plus",
        "a room goes out as it is; only what starts with a digit gets the prefix");

    internal static readonly ExpectedDifference Prefix = new(
        "number-prefix",
        "puts the prefix before the first of several numbers only, and never before `incoming`, `number` and `caller_id`",
        "every phone number gets it");

    internal static readonly ExpectedDifference Credentials = new(
        "call-credentials",
        "ignores `app_id` and `access_token` of a single call",
        "they count");

    internal static readonly ExpectedDifference Filename = new(
        "fax-filename",
        "fails for `fax.send(.., filename=..)`, and never sends a name",
        "the name is sent, that of the file if there is no other");

    internal static readonly ExpectedDifference Plus = new(
        "prefix-plus",
        "keeps the plus of `Hoiio.prefix = '+86'`, against its own test",
        "the plus is dropped");

    internal static readonly ExpectedDifference Get = new(
        "get",
        "sends GET: token, texts and faxes stand in the URL",
        "sends POST: they stand in the body");

    internal static readonly ExpectedDifference Redirect = new(
        "redirect",
        "takes any endpoint, follows redirects",
        "`https` only, or a host that no public network has; no redirect is followed, as it would hand the token on");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExpectedDifference> All { get; } = [Room, Prefix, Credentials, Filename, Plus, Get, Redirect];
}
