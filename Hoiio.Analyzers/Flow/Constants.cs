using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>Finds the constants in an argument.</summary>
static class Constants
{
    const int Deepest = 16;

    /// <summary>Each constant, and its location in the argument.</summary>
    public static IEnumerable<(object Value, SyntaxNode Where)> In(IOperation argument, AnswerFlow flow, int depth = 0)
    {
        if (argument.ConstantValue is { HasValue: true, Value: { } constant })
            return [(constant, argument.Syntax)];
        return depth > Deepest ? [] : argument switch
        {
            IConversionOperation conversion => In(conversion.Operand, flow, depth + 1),
            IConditionalOperation { WhenFalse: { } otherwise } choice =>
                In(choice.WhenTrue, flow, depth + 1).Concat(In(otherwise, flow, depth + 1)),
            ICoalesceOperation choice => In(choice.Value, flow, depth + 1).Concat(In(choice.WhenNull, flow, depth + 1)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => In(arm.Value, flow, depth + 1)),
            IArrayCreationOperation { Initializer: { } list } => list.ElementValues.SelectMany(element => In(element, flow, depth + 1)),
            ICollectionExpressionOperation list => list.Elements.SelectMany(element => In(element, flow, depth + 1)),
            ISpreadOperation spread => In(spread.Operand, flow, depth + 1),
            IObjectCreationOperation { Initializer: { } list } => list.Initializers.OfType<IInvocationOperation>()
                .SelectMany(added => added.Arguments).SelectMany(added => In(added.Value, flow, depth + 1)),
            IAnonymousObjectCreationOperation recipient => recipient.Initializers.OfType<ISimpleAssignmentOperation>()
                .Where(member => member.Target is IPropertyReferenceOperation { Property.Name: "dest" })
                .SelectMany(member => In(member.Value, flow, depth + 1)),
            // Report a constant that is declared elsewhere where it is passed.
            ILocalReferenceOperation when flow.ValueOf(argument) is var value && value != argument =>
                In(value, flow, depth + 1).Select(found => (found.Value, argument.Syntax)),
            _ => [],
        };
    }
}
