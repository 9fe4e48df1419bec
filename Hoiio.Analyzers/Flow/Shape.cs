using Microsoft.CodeAnalysis;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>What is known of the value of an expression.</summary>
abstract record Shape
{
    /// <summary>What a choice between two expressions holds; null if that is unknown.</summary>
    public static Shape? Join(Shape? one, Shape? other) => (one, other) switch
    {
        (NullValue, _) => other,
        (_, NullValue) => one,
        (Answer answer, Answer second) => answer.Or(second),
        (Sequence list, Sequence second) => Join(list.Element, second.Element) is { } element ? new Sequence(element) : null,
        (PendingTask task, PendingTask second) => Join(task.Result, second.Result) is { } result ? new PendingTask(result) : null,
        _ => one == other ? one : null,
    };

    /// <summary>The same after a conversion to a type.</summary>
    public static Shape? Converted(Shape? shape, ITypeSymbol? type) => FieldAccess.IsAsRead(type) ? shape : shape switch
    {
        FieldValue value => value with { IsConverted = true },
        Sequence list => list with { IsConverted = true },
        _ => shape,
    };

    /// <summary>What each element of a list holds; null if that is unknown.</summary>
    public static Shape? ElementOf(Shape? list) => list switch
    {
        Sequence { Element: var element } => element,
        FieldValue { Name: "txn_refs" } references => references with { Name = "txn_ref" },
        _ => null,
    };

    /// <summary>The same after a condition that may have checked optional fields.</summary>
    public virtual Shape Filtered() => this;
}

/// <summary>Null, or a throw expression.</summary>
sealed record NullValue : Shape;

/// <summary>A list or a sequence.</summary>
/// <param name="Element">What each element is.</param>
/// <param name="IsConverted">Whether it has been converted to another type of list.</param>
sealed record Sequence(Shape Element, bool IsConverted = false) : Shape
{
    public override Shape Filtered() => new Sequence(Element.Filtered());
}

/// <summary>A task.</summary>
sealed record PendingTask(Shape Result) : Shape;

/// <summary>The value of a field.</summary>
/// <param name="Of">The answer of the field.</param>
/// <param name="Name">Its name.</param>
/// <param name="MayBeNull">Whether the field is optional, and null if absent.</param>
/// <param name="IsConverted">Whether <c>Get</c> or <c>Find</c> has converted it.</param>
sealed record FieldValue(Answer Of, string Name, bool MayBeNull, bool IsConverted = false) : Shape
{
    /// <summary>Whether it is a DateTime in GMT+8.</summary>
    public bool IsClock => !IsConverted && DocumentedTypes.Of(Name) is FieldType.DateAndTime or FieldType.Date;

    public override Shape Filtered() => this with { MayBeNull = false };
}
