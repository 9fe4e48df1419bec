using System.Collections.Immutable;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>An answer, an entry of one, or a notification.</summary>
/// <param name="Paths">The path that answers; several where it may be one or another; none where that is not known.</param>
/// <param name="Kind">Which of them it is.</param>
/// <param name="Certain">Fields that are there, though others of its kind may lack them.</param>
/// <param name="IsFiltered">Whether it was chosen by a condition that may have asked for what is absent.</param>
sealed record Answer(ImmutableArray<string> Paths, AnswerKind Kind, ImmutableArray<string> Certain, bool IsFiltered = false) : Shape
{
    public Answer(string path, AnswerKind kind, ImmutableArray<string> certain) : this([path], kind, certain)
    {
    }

    /// <summary>One of which nothing is certain.</summary>
    public Answer(AnswerKind kind, params ImmutableArray<string> paths) : this(paths, kind, [])
    {
    }

    /// <summary>The documented fields, and the status of a response.</summary>
    public IEnumerable<string> Fields => Paths.SelectMany(FieldNames.Of).Distinct();

    public bool IsResponse => Kind == AnswerKind.Response;

    /// <summary>The beginning of a sentence about a field that it lacks.</summary>
    public string Lacks(string name)
    {
        if (IsResponse)
            return $"{string.Join(" or ", Paths)} answers no '{name}'";
        var part = Paths[0].EndsWith("/states", StringComparison.Ordinal) ? "a state" : "an entry";
        return $"{part} of {string.Join(" or ", Paths.Select(Top))} has no '{name}'";
    }

    public Shape? Field(string name)
    {
        var field = FieldNames.SnakeCase(name);
        if (IsResponse && field == "status")
            return new FieldValue(this, field, MayBeNull: false);
        if (!Fields.Contains(field))
            return null;
        var within = Paths.Select(path => $"{path}/{field}").Where(path => FieldNames.Of(path).Length > 0).ToImmutableArray();
        return within.IsEmpty ? new FieldValue(this, field, MayBeNull: !IsFiltered && MayLack(field))
            : within.Length == Paths.Length ? new Sequence(new Answer(AnswerKind.Entry, within))
            : null;
    }

    public bool MayLack(string field) => !Certain.Contains(field) && Paths.Any(path => FieldNames.MayBeAbsent(path, field));

    public Answer? Or(Answer other) => Kind != other.Kind ? null : this with
    {
        // Of one that is not known the other may be anything.
        Paths = Paths.IsEmpty || other.Paths.IsEmpty ? [] : [.. Paths.Union(other.Paths)],
        Certain = [.. Certain.Intersect(other.Certain)],
        IsFiltered = IsFiltered || other.IsFiltered,
    };

    public override Shape Filtered() => this with { IsFiltered = true };

    public bool Equals(Answer? other) => other is not null && Kind == other.Kind && IsFiltered == other.IsFiltered
        && Paths.SequenceEqual(other.Paths) && Certain.SequenceEqual(other.Certain);

    public override int GetHashCode() => Paths.Aggregate((int)Kind, (hash, path) => hash * 31 + path.GetHashCode());

    static string Top(string path) => path.Substring(0, path.IndexOf("/entries", StringComparison.Ordinal));
}
