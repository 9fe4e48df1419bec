using Microsoft.CodeAnalysis;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>The rules, each with a section in docs/compiler.md.</summary>
static class Descriptors
{
    public static readonly DiagnosticDescriptor UnknownField = Rule(
        1, "The answer has no such field", "{0}; {1}");

    public static readonly DiagnosticDescriptor NeverTrue = Rule(
        2, "The field never has this value", "{0} is never \"{1}\"; {2}");

    public static readonly DiagnosticDescriptor AbsentValue = Rule(
        3, "A field that may be absent is converted to a type that cannot be null", "'{0}' may be absent, and {1}");

    public static readonly DiagnosticDescriptor AmbiguousNull = Rule(
        4, "A field that may be absent is the only argument of an overloaded method", "'{0}' may be absent, and {1}; {2}");

    public static readonly DiagnosticDescriptor ClockOfTheApi = Rule(
        5, "A date in GMT+8 is taken for local time or UTC", "'{0}' is in GMT+8; {1}");

    public static readonly DiagnosticDescriptor PhoneNumber = Rule(
        6, "The phone number is sent to another country or refused", "{0}");

    public static readonly DiagnosticDescriptor RefusedLiteral = Rule(
        7, "The service refuses this value", "{0} \"{1}\" is refused; {2}");

    public static readonly DiagnosticDescriptor DroppedAnswer = Rule(
        8, "The answer of a call that costs money is discarded",
        "the answer of {0} is discarded, and a refused call does not throw; add .EnsureSuccess(), or check its status",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor AwaitedAnswer = Rule(
        9, "An answer that is already available is awaited", "{0} is already available and cannot be awaited; {1}");

    static DiagnosticDescriptor Rule(int number, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new($"HOIIO00{number}", title, message, "Hoiio", severity, isEnabledByDefault: true, helpLinkUri: HelpLink.To($"hoiio00{number}"));
}
