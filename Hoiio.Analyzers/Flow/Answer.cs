using System.Collections.Immutable;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>An answer, an entry of one, or a notification.</summary>
/// <param name="Paths">The API paths that the answer may come from; empty if they are unknown.</param>
/// <param name="Kind">Whether it is an answer, an entry or a notification.</param>
/// <param name="Certain">Fields that are known to be present, though they are optional.</param>
/// <param name="IsFiltered">Whether a condition that may have checked optional fields selected it.</param>
sealed record Answer(ImmutableArray<string> Paths, AnswerKind Kind, ImmutableArray<string> Certain, bool IsFiltered = false) : Shape
{
    public Answer(string path, AnswerKind kind, ImmutableArray<string> certain) : this([path], kind, certain)
    {
    }

    /// <summary>An answer whose optional fields may all be absent.</summary>
    public Answer(AnswerKind kind, params ImmutableArray<string> paths) : this(paths, kind, [])
    {
    }

    /// <summary>The documented fields.</summary>
    public IEnumerable<string> Fields => Paths.SelectMany(FieldNames.Of).Distinct();

    public bool IsResponse => Kind == AnswerKind.Response;

    /// <summary>The start of a message about a field that it lacks.</summary>
    public string Lacks(string name)
    {
        if (IsResponse)
            return $"{string.Join(" or ", Paths)} has no field '{name}'";
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
        // If the paths of one are unknown, those of both are.
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
