namespace HoiioSdk.Analyzers.Flow;

enum AnswerKind
{
    /// <summary>What a call answers.</summary>
    Response,

    /// <summary>An entry of a list in an answer, or an object within.</summary>
    Entry,

    /// <summary>What the service posts. It may have fields of the caller's own.</summary>
    Notification,
}
