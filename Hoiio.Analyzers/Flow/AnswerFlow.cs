using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>Tracks answers from the call through the code. What an expression of unknown origin holds is null.</summary>
sealed class AnswerFlow(Sdk sdk)
{
    const string IvrCall = "IvrCall";

    static readonly Answer Notification = new(AnswerKind.Notification, FieldNames.Notification);

    // Incomplete code may use a local in its own initializer.
    [ThreadStatic]
    static HashSet<ISymbol>? underWay;

    readonly ConditionalWeakTable<IOperation, Locals> locals = new();
    readonly ConcurrentDictionary<ISymbol, Shape?> known = new(SymbolEqualityComparer.Default);

    public Sdk Sdk => sdk;

    /// <summary>What an expression holds; null if that is unknown.</summary>
    public Shape? Of(IOperation? operation) => operation switch
    {
        null => null,
        { ConstantValue: { HasValue: true, Value: null } } or IThrowOperation or IDefaultValueOperation => new NullValue(),
        IConversionOperation { OperatorMethod: null } conversion => Shape.Converted(Of(conversion.Operand), conversion.Type),
        IAwaitOperation awaited => Of(awaited.Operation) is var shape && shape is PendingTask later ? later.Result : shape,
        IInvocationOperation call => OfCall(call),
        IDynamicInvocationOperation call => OfCall(call),
        IDynamicMemberReferenceOperation { Instance: { } receiver } member => OfMember(Of(receiver), member.MemberName),
        IDynamicIndexerAccessOperation { Arguments: [var index] } access => OfElement(operation, Of(access.Operation), index.Type),
        IPropertyReferenceOperation property => OfProperty(property),
        IArrayElementReferenceOperation { Indices: [var index] } access => OfElement(operation, Of(access.ArrayReference), index.Type),
        IObjectCreationOperation { Initializer: null } creation => Generics.OfCreation(creation, this),
        IArrayCreationOperation { Initializer: { } initializer } => OfElements(initializer.ElementValues),
        ICollectionExpressionOperation collection => OfElements(collection.Elements),
        ILocalReferenceOperation { Local: var local } => OfSymbol(local, () => OfLocal(local, operation)),
        IParameterReferenceOperation { Parameter: var parameter } =>
            OfSymbol(parameter, () => Generics.OfLambdaParameter(parameter, operation, this)),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => OfChoice(choice, choice.WhenTrue, whenFalse),
        ICoalesceOperation choice => OfChoice(choice, choice.Value, choice.WhenNull),
        ISwitchExpressionOperation choice => OfChoice(choice, [.. choice.Arms.Select(arm => arm.Value)]),
        IConditionalAccessOperation access => Of(access.WhenNotNull),
        IConditionalAccessInstanceOperation => Of(ReceiverOf(operation)),
        ISimpleAssignmentOperation assignment => Of(assignment.Value),
        ITranslatedQueryOperation query => Of(query.Operation),
        _ => null,
    };

    /// <summary>The value of a local that is assigned once; any other operation itself.</summary>
    public IOperation ValueOf(IOperation operation)
    {
        for (var hops = 0; hops < 16; hops++)
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case ILocalReferenceOperation { Local: var local }
                    when LocalsAt(operation).ValueOf(local) is { } value and not IForEachLoopOperation:
                    operation = value;
                    break;
                default:
                    return operation;
            }
        return operation;
    }

    /// <summary>
    /// The identity of the answer that an expression holds or reads a field of: the operation it comes from, or the variable that is
    /// assigned more than once; null if no variable holds it.
    /// </summary>
    public object? OriginOf(IOperation operation)
    {
        var holder = FieldAccess.In(ValueOf(operation), sdk)?.Receiver ?? operation;
        while (holder is IConversionOperation conversion)
            holder = conversion.Operand;
        return holder switch
        {
            IConditionalAccessInstanceOperation when ReceiverOf(holder) is { } receiver => OriginOf(receiver),
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            ILocalReferenceOperation => ValueOf(holder) is ILocalReferenceOperation { Local: var local } ? local : ValueOf(holder),
            _ => null,
        };
    }

    /// <summary>Whether a parameter is assigned where it is in scope.</summary>
    public bool IsAssigned(IParameterSymbol parameter, IOperation reference) => LocalsAt(reference).IsAssigned(parameter);

    Shape? OfSymbol(ISymbol symbol, Func<Shape?> find)
    {
        if (known.TryGetValue(symbol, out var shape))
            return shape;
        underWay ??= new(SymbolEqualityComparer.Default);
        if (!underWay.Add(symbol))
            return null;
        try
        {
            return known[symbol] = find();
        }
        finally
        {
            underWay.Remove(symbol);
        }
    }

    Shape? OfLocal(ILocalSymbol local, IOperation reference) => LocalsAt(reference).ValueOf(local) switch
    {
        IForEachLoopOperation loop => Shape.ElementOf(Of(loop.Collection)),
        var value => Of(value),
    };

    Locals LocalsAt(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
            root = parent;
        return locals.GetValue(root, Locals.Of);
    }

    Shape? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (Sdk.IsService(method.ContainingType))
            return OfService(method.ContainingType.Name, method.Name, call);
        if (Sdk.IsFace(method.ContainingType))
            return OfFace(method.Name);
        if (Sdk.IsOwn(method.ContainingType, IvrCall))
            return OfIvrCall(method.Name, call);
        if (sdk.HasFields(call.Instance?.Type))
            return method.Name == "EnsureSuccess" ? Of(call.Instance) : OfAccess(call);
        return Sdk.IsSystem(method) ? Generics.OfCall(call, this) : null;
    }

    // A call with dynamic arguments is bound at run time even if its receiver is not dynamic.
    Shape? OfCall(IDynamicInvocationOperation call)
    {
        if (call.Operation is not IDynamicMemberReferenceOperation { MemberName: var name } method)
            return null;
        var type = method.Instance?.Type ?? method.ContainingType;
        if (Sdk.IsService(type))
            return OfService(type!.Name, name, call);
        if (Sdk.IsFace(type))
            return OfFace(name);
        if (Sdk.IsOwn(type, IvrCall))
            return OfIvrCall(name, call);
        return Of(method.Instance) switch
        {
            Answer answer => name == "EnsureSuccess" ? answer : OfAccess(call),
            FieldValue value when name == "ToString" => value with { MayBeNull = false },
            PendingTask task => name switch
            {
                "ConfigureAwait" or "WaitAsync" or "GetAwaiter" => task,
                "GetResult" => task.Result,
                _ => null,
            },
            _ => null,
        };
    }

    Shape? OfService(string service, string method, IOperation call)
    {
        if (Methods.PathOf(service, method) is not { } path)
            return null;
        if (Methods.IsWalk(method))
            return new Sequence(new Answer(AnswerKind.Entry, path));
        var answer = new Answer(path, AnswerKind.Response, Certainty.Of(service, Methods.WithoutAsync(method), call, this));
        return Methods.IsAsync(method) ? new PendingTask(answer) : answer;
    }

    // Only the status is known of the answers of Request.
    static Shape? OfFace(string method) => method switch
    {
        "Notification" or "AuthenticNotification" => Notification,
        "Request" => new Answer(AnswerKind.Response),
        "RequestAsync" => new PendingTask(new Answer(AnswerKind.Response)),
        _ => null,
    };

    PendingTask? OfIvrCall(string method, IOperation call) => method is not ("TransferAsync" or "HangupAsync") ? null
        : new(Notification with { Certain = Certainty.Of(IvrCall, method, call, this) });

    static Shape? OfMember(Shape? receiver, string name) => receiver switch
    {
        Answer answer => answer.Field(name),
        PendingTask task when name == "Result" => task.Result,
        _ => null,
    };

    Shape? OfProperty(IPropertyReferenceOperation property)
    {
        var (member, type) = (property.Property, property.Property.ContainingType);
        if (member.Name == "Status" && (Sdk.IsOwn(type, "HoiioResponse") || Sdk.IsOwn(type, "HoiioStatusException")))
            return (Of(property.Instance) as Answer ?? new Answer(AnswerKind.Response)).Field("status");
        if (sdk.HasFields(type))
            return OfAccess(property);
        if (member.Name == "Notification" && Sdk.IsOwn(type, IvrCall))
            return Notification;
        return Of(property.Instance) switch
        {
            PendingTask task when member.Name == "Result" => task.Result,
            Sequence when property.Arguments is [var index] => OfElement(property, Of(property.Instance), index.Value.Type),
            _ => null,
        };
    }

    Shape? OfElement(IOperation access, Shape? receiver, ITypeSymbol? index) => receiver switch
    {
        Answer => OfAccess(access),
        _ => index switch
        {
            { SpecialType: SpecialType.System_Int32 } or { Name: nameof(Index) } => Shape.ElementOf(receiver),
            { Name: "Range" } => receiver as Sequence,
            _ => null,
        },
    };

    Shape? OfAccess(IOperation operation)
    {
        if (FieldAccess.In(operation, sdk) is not { IsRead: true } access || Of(access.Receiver) is not Answer answer)
            return null;
        return answer.Field(access.Name) is FieldValue value
            ? value with { MayBeNull = value.MayBeNull && access.GivesNull, IsConverted = access.IsConverted }
            : answer.Field(access.Name);
    }

    Sequence? OfElements(IEnumerable<IOperation> elements) =>
        elements.Any() && OfAny(elements) is { } element ? new Sequence(element) : null;

    /// <summary>What a choice between several expressions holds.</summary>
    public Shape? OfAny(IEnumerable<IOperation> operations) =>
        operations.Aggregate((Shape?)new NullValue(), (shape, operation) => Shape.Join(shape, Of(operation)));

    // A null beside a field stands for its absence.
    Shape? OfChoice(IOperation choice, params IOperation[] branches) => OfAny(branches) is var shape && shape is FieldValue field
        ? field with { MayBeNull = field.MayBeNull && (branches.Any(Certainty.IsNull) || Absence.In(choice, this) is not null) }
        : shape;

    static IOperation? ReceiverOf(IOperation instance)
    {
        for (var inner = instance; inner.Parent is { } outer; inner = outer)
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner)
                return access.Operation;
        return null;
    }
}
