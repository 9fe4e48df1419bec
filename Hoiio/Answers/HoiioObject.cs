using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Globalization;
using Microsoft.CSharp.RuntimeBinder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk;

/// <summary>
/// Fields as the service sent them: of an answer, of one of its entries, or of an object within. As <c>dynamic</c> they are read by
/// name, <c>entry.txn_ref</c> or <c>entry.TxnRef</c>; it is a read-only dictionary as well. Numbers, dates and
/// truth values have their CLR types; a value that does not fit its type is the text that was sent.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(DebugView))]
public class HoiioObject : DynamicObject, IReadOnlyDictionary<string, object?>
{
    readonly Dictionary<string, object?> values = [];

    internal HoiioObject(string path, JObject json, Func<string, string> redact)
    {
        Path = path;
        Json = json;
        Redact = redact;
        foreach (var (name, value) in json)
            values[name] = Fields.ToClr(name, value!, nested => new HoiioObject($"{path}/{name}", nested, redact));
    }

    /// <summary>The fields as JSON, exactly as they were sent.</summary>
    public JObject Json { get; }

    /// <summary>How many fields were sent.</summary>
    public int Count => values.Count;

    /// <summary>Names of the fields that were sent, in their order.</summary>
    public IEnumerable<string> Keys => values.Keys;

    /// <summary>Values of the fields that were sent, in their order.</summary>
    public IEnumerable<object?> Values => values.Values;

    private protected string Path { get; }

    private protected Func<string, string> Redact { get; }

    /// <summary>The value of a field; null where the API documents the field but the answer lacks it.</summary>
    /// <param name="key">Its name, <c>"txn_ref"</c> or <c>"TxnRef"</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    /// <exception cref="HoiioException">The answer reports an error and lacks the field.</exception>
    public dynamic? this[string key] => TryRead(key, out var value) ? value : throw new KeyNotFoundException(NoSuchField(key));

    /// <summary>Whether the field was sent.</summary>
    /// <param name="name">Its name, <c>"txn_ref"</c> or <c>"TxnRef"</c>.</param>
    public bool Has(string name) => Sent(name) is not null;

    /// <summary>The value of a field as a type of your choice, from the text that was sent: <c>Get&lt;decimal&gt;("debit")</c> is exact.</summary>
    /// <typeparam name="T">
    /// The type. Dates also as <see cref="DateTimeOffset"/>, with +08:00, and <see cref="DateOnly"/>. For a field that may be absent
    /// a nullable one, such as <c>decimal?</c>.
    /// </typeparam>
    /// <param name="name">Its name, <c>"debit"</c> or <c>"Debit"</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    /// <exception cref="InvalidCastException">The value is not of that type, or is absent and the type is not nullable.</exception>
    /// <exception cref="HoiioException">The answer reports an error and lacks the field.</exception>
    public T? Get<T>(string name)
    {
        object? value = this[name];
        if (value is T wanted)
            return wanted;
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (value is null)
            return default(T) is null ? default : throw new InvalidCastException(
                $"The answer of {Path} lacks {name}, which {Fields.NameOf(type)} cannot express. Use Get<{Fields.NameOf(type)}?>(\"{name}\").");
        try
        {
            return Sent(name) is { } field ? (T)Fields.Convert(value, Json[field]!, type) : throw new InvalidCastException();
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new InvalidCastException($"{name} of {Path} cannot be read as {Fields.NameOf(type)}. Read it with Get<string>(\"{name}\").");
        }
    }

    /// <summary>Whether the field was sent. The same as <see cref="Has"/>.</summary>
    /// <param name="key">Its name.</param>
    public bool ContainsKey(string key) => Has(key);

    /// <summary>The value of a field, if it was sent.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was sent.</returns>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = null;
        return Sent(key) is { } name && values.TryGetValue(name, out value);
    }

    /// <summary>The fields that were sent, in their order.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result) =>
        TryRead(binder.Name, out result) ? true : throw new RuntimeBinderException(NoSuchField(binder.Name));

    /// <inheritdoc/>
    public override bool TrySetMember(SetMemberBinder binder, object? value) =>
        throw new RuntimeBinderException($"{binder.Name} cannot be set: what the service answered is read-only.");

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => values.Keys;

    /// <summary>The fields, readable in a console.</summary>
    public override string ToString() => Redact(Readable(this));

    private protected virtual bool TryRead(string name, out object? value)
    {
        if (TryGetValue(name, out value))
            return true;
        value = Fields.Absent(SnakeCase(name));
        return Documented.FieldsOf(Path).Contains(SnakeCase(name));
    }

    static string Readable(object? value) => value switch
    {
        null => "null",
        HoiioObject fields => $"{{{string.Join(", ", fields.values.Select(field => $"{field.Key}: {Readable(field.Value)}"))}}}",
        List<string> texts => $"[{string.Join(", ", texts.Select(Readable))}]",
        List<object?> list => $"[{string.Concat(list.Select(element => $"\n  {Readable(element)}"))}]",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => JsonConvert.ToString(value),
    };

    static string SnakeCase(string name) =>
        name.Contains('_', StringComparison.Ordinal) || name is not [>= 'A' and <= 'Z', ..]
            ? name
            : string.Concat(name.Select((letter, index) => letter is >= 'A' and <= 'Z' ? (index == 0 ? "" : "_") + (char)(letter | 0x20) : letter.ToString()));

    string? Sent(string name) => values.ContainsKey(name) ? name : SnakeCase(name) is var field && values.ContainsKey(field) ? field : null;

    string NoSuchField(string name) =>
        $"The {(Path == Notifications.Path ? "notification" : $"answer of {Path}")} has no field '{name}'. Its fields are: {string.Join(", ", values.Keys.Union(Documented.FieldsOf(Path)))}.";

    sealed class DebugView(HoiioObject fields)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
        public KeyValuePair<string, object?>[] Fields { get; } = [.. fields];
    }
}
