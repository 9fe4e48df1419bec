namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// A way in which this SDK differs from the Python code by design, as far as it shows in a journal: a row of the table "What differs from
/// the Python code" in docs/from-python.md.
/// </summary>
/// <param name="Name">Its name, in the last column of that table.</param>
/// <param name="Python">What the Python code does, in the words of the row.</param>
/// <param name="Here">What this SDK does, in the words of the row.</param>
sealed record DesignDifference(string Name, string Python, string Here)
{
    internal static readonly DesignDifference Room = new(
        "room-prefix",
        "puts the prefix before `room:R1234`, and before all else that has no plus",
        "a room goes out as it is; only what starts with a digit gets the prefix");

    internal static readonly DesignDifference Prefix = new(
        "number-prefix",
        "puts the prefix before the first of several numbers only, and never before `incoming`, `number` and `caller_id`",
        "every phone number gets it");

    internal static readonly DesignDifference Credentials = new(
        "call-credentials",
        "ignores `app_id` and `access_token` of a single call",
        "they count");

    internal static readonly DesignDifference Filename = new(
        "fax-filename",
        "fails for `fax.send(.., filename=..)`, and never sends a name",
        "the name is sent, that of the file if there is no other");

    internal static readonly DesignDifference Plus = new(
        "prefix-plus",
        "keeps the plus of `Hoiio.prefix = '+86'`, against its own test",
        "the plus is dropped");

    internal static readonly DesignDifference Get = new(
        "get",
        "sends GET: token, texts and faxes stand in the URL",
        "sends POST: they stand in the body");

    internal static readonly DesignDifference Redirect = new(
        "redirect",
        "takes any endpoint, follows redirects",
        "`https` only, or this machine; no redirect is followed, as it would hand the token on");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DesignDifference> All { get; } = [Room, Prefix, Credentials, Filename, Plus, Get, Redirect];
}
