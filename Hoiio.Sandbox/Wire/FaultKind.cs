namespace HoiioSdk.Sandbox;

/// <summary>The kinds of <see cref="Fault"/>.</summary>
public enum FaultKind
{
    /// <summary><see cref="Fault.Timeout"/>.</summary>
    Timeout,

    /// <summary><see cref="Fault.Reset"/>.</summary>
    Reset,

    /// <summary><see cref="Fault.TruncatedJson"/>.</summary>
    TruncatedJson,

    /// <summary><see cref="Fault.HtmlError"/>.</summary>
    HtmlError,

    /// <summary><see cref="Fault.Redirect"/>.</summary>
    Redirect,

    /// <summary><see cref="Fault.RateLimitExceeded"/>.</summary>
    RateLimitExceeded,

    /// <summary><see cref="Fault.InternalServerError"/>.</summary>
    InternalServerError,

    /// <summary><see cref="Fault.Delay"/>.</summary>
    Delay,

    /// <summary><see cref="Fault.HttpStatus"/>.</summary>
    HttpStatus,

    /// <summary><see cref="Fault.Status"/>.</summary>
    Status,
}
