namespace HoiioSdk.Analyzers.Flow;

/// <summary>What an expression holds, as far as the code tells.</summary>
abstract record Shape
{
    /// <summary>What an expression holds that is the one or the other; null where that cannot be told.</summary>
    public static Shape? Join(Shape? one, Shape? other) => (one, other) switch
    {
        (NullValue, _) => other,
        (_, NullValue) => one,
        (Answer answer, Answer second) => answer.Or(second),
        (Sequence list, Sequence second) => Join(list.Element, second.Element) is { } element ? new Sequence(element) : null,
        (PendingTask task, PendingTask second) => Join(task.Result, second.Result) is { } result ? new PendingTask(result) : null,
        _ => one == other ? one : null,
    };

    /// <summary>The same after a condition that may have asked for what is absent.</summary>
    public virtual Shape Filtered() => this;
}

/// <summary>Null, or an expression that throws.</summary>
sealed record NullValue : Shape;

/// <summary>A list or a sequence.</summary>
sealed record Sequence(Shape Element) : Shape
{
    public override Shape Filtered() => new Sequence(Element.Filtered());
}

/// <summary>A task.</summary>
sealed record PendingTask(Shape Result) : Shape;

/// <summary>The value of a field.</summary>
/// <param name="Of">What the field belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="MayBeNull">Whether the value is null where the field is absent, and it may be.</param>
/// <param name="IsConverted">Whether <c>Get</c> has made something else of it.</param>
sealed record FieldValue(Answer Of, string Name, bool MayBeNull, bool IsConverted = false) : Shape
{
    /// <summary>Whether it is a DateTime that shows the clock of the API.</summary>
    public bool IsClock => !IsConverted && DocumentedTypes.Of(Name) is FieldType.DateAndTime or FieldType.Date;
}
