namespace HoiioSdk.Analyzers.Flow;

enum AnswerKind
{
    /// <summary>The answer to a call.</summary>
    Response,

    /// <summary>An entry of a list in an answer, or a nested object.</summary>
    Entry,

    /// <summary>What the service posts to a notify URL. It may have custom fields.</summary>
    Notification,
}
