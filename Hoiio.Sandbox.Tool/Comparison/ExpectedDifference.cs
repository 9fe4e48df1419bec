namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// An intended difference between this SDK and the Python code that shows in a journal: a row of the table "What differs from the Python
/// code" in docs/from-python.md.
/// </summary>
/// <param name="Name">The name in the last column of that table.</param>
/// <param name="Python">What the Python code does, as in the table.</param>
/// <param name="Here">What this SDK does, as in the table.</param>
sealed record ExpectedDifference(string Name, string Python, string Here)
{
    internal static readonly ExpectedDifference Room = new(
        "room-prefix",
        "adds the prefix to `room:R1234`, and to anything else without a plus",
        "a room is sent unchanged; only what starts with a digit gets the prefix");

    internal static readonly ExpectedDifference Prefix = new(
        "number-prefix",
        "adds the prefix to the first of several numbers only, and never to `incoming`, `number` and `caller_id`",
        "every phone number gets it");

    internal static readonly ExpectedDifference Credentials = new(
        "call-credentials",
        "ignores `app_id` and `access_token` of a single call",
        "they are used");

    internal static readonly ExpectedDifference Filename = new(
        "fax-filename",
        "fails for `fax.send(.., filename=..)`, and never sends a name",
        "the name is sent, by default that of the file");

    internal static readonly ExpectedDifference Plus = new(
        "prefix-plus",
        "keeps the plus of `Hoiio.prefix = '+86'`, against its own test",
        "the plus is dropped");

    internal static readonly ExpectedDifference Get = new(
        "get",
        "sends GET: token, texts and faxes are in the URL",
        "sends POST: they are in the body");

    internal static readonly ExpectedDifference Redirect = new(
        "redirect",
        "accepts any endpoint, follows redirects",
        "`https` only, or a host that no public network has; redirects are not followed, as they would carry the token to another address");

    /// <summary>All expected differences.</summary>
    public static IReadOnlyList<ExpectedDifference> All { get; } = [Room, Prefix, Credentials, Filename, Plus, Get, Redirect];
}
