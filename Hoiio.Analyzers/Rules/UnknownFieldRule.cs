using System.Collections.Immutable;
using HoiioSdk.Analyzers.Flow;
using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO001: a field that the answer never has.</summary>
static class UnknownFieldRule
{
    /// <summary>The property of the diagnostic that holds the name to write instead.</summary>
    public const string Nearest = "nearest";

    public static void Check(RuleContext context, AnswerFlow flow)
    {
        if (FieldAccess.In(context.Operation, flow.Sdk) is { } access)
            CheckField(context, flow, access);
        else if (context.Operation is IDynamicInvocationOperation call
            && call.Operation is IDynamicMemberReferenceOperation { Instance: { } receiver } method)
            CheckMethod(context, flow, receiver, method);
    }

    static void CheckField(RuleContext context, AnswerFlow flow, FieldAccess access)
    {
        var shape = flow.Of(access.Receiver);
        if (IsList(shape, access.Receiver, flow))
        {
            if (!flow.Sdk.ListHas(access.Name))
                Report(context, access.Where, $"a list has no '{access.Name}'", "it has Count and an indexer",
                    access.Name == "Length" ? "Count" : null);
        }
        else if (shape is Answer { Kind: not AnswerKind.Notification, Paths.IsEmpty: false } answer)
            CheckField(context, flow.Sdk, access, answer);
    }

    static void CheckField(RuleContext context, Sdk sdk, FieldAccess access, Answer answer)
    {
        if (answer.Field(access.Name) is not null || sdk.HasMember(answer.IsResponse, access.Name) || IsInNameOf(context.Operation))
            return;
        if (access.Method is null && sdk.HasMethod(answer.IsResponse, access.Name))
            Report(context, access.Where, $"'{access.Name}' is a method of the answer", $"write {access.Name}()", null);
        else
            Report(context, access.Where, answer.Lacks(access.Name), $"it has {Names(answer)}", NearestTo(access.Name, answer));
    }

    static void CheckMethod(
        RuleContext context, AnswerFlow flow, IOperation receiver, IDynamicMemberReferenceOperation method)
    {
        var (name, where) = (method.MemberName, method.Syntax is MemberAccessExpressionSyntax access ? access.Name : method.Syntax);
        var shape = flow.Of(receiver);
        if (IsList(shape, receiver, flow) && !flow.Sdk.ListHas(name))
            Report(context, where, $"a list has no '{name}'",
                "for LINQ declare its type: IEnumerable<dynamic> entries = res.entries", null);
        else if (shape is Answer { Kind: not AnswerKind.Notification, Paths.IsEmpty: false } answer
            && !flow.Sdk.HasMethod(answer.IsResponse, name) && !flow.Sdk.HasMember(answer.IsResponse, name) && answer.Field(name) is null)
            Report(context, where, answer.Lacks(name), $"it has {Names(answer)}", null);
    }

    // The list of the answer, not a copy.
    static bool IsList(Shape? shape, IOperation receiver, AnswerFlow flow) => receiver.Type?.TypeKind == TypeKind.Dynamic
        && shape is Sequence { IsConverted: false } or FieldValue { IsConverted: false }
        && FieldAccess.In(flow.ValueOf(receiver), flow.Sdk) is { Method: null } list
        && (shape is Sequence || DocumentedTypes.Of(FieldNames.SnakeCase(list.Name)) == FieldType.Texts);

    static string Names(Answer answer) => answer.Fields.Any() ? string.Join(", ", answer.Fields) : "status";

    static string? NearestTo(string name, Answer answer)
    {
        var nearest = Knowledge.Nearest.To(name, answer.IsResponse ? answer.Fields.Append("status") : answer.Fields);
        return nearest is null || !char.IsUpper(name[0]) ? nearest
            : string.Concat(nearest.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }

    static bool IsInNameOf(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            if (outer is INameOfOperation)
                return true;
        return false;
    }

    static void Report(RuleContext context, SyntaxNode where, string problem, string hint, string? nearest) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.UnknownField,
            where.GetLocation(),
            nearest is null ? null : ImmutableDictionary<string, string?>.Empty.Add(Nearest, nearest),
            problem, hint));
}
