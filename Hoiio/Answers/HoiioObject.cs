using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Text;
using HoiioSdk.Answers;
using Microsoft.CSharp.RuntimeBinder;
using Newtonsoft.Json.Linq;

namespace HoiioSdk;

/// <summary>
/// The fields of an answer, of one of its entries, or of a nested object. As <c>dynamic</c> they are read by name,
/// <c>entry.txn_ref</c> or <c>entry.TxnRef</c>; the object is also a read-only dictionary. Numbers, dates and booleans have their CLR
/// types; a value that does not fit its type is the text that was sent.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(DebugView))]
public class HoiioObject : DynamicObject, IReadOnlyDictionary<string, object?>, INested
{
    const int MaxNamesShown = 100;

    readonly Dictionary<string, Field> fields;

    JObject? json;

    internal HoiioObject(string path, Dictionary<string, Field> fields)
    {
        Path = path;
        this.fields = fields;
    }

    /// <summary>The fields as JSON, exactly as they were sent. Changing it does not change the answer.</summary>
    public JObject Json => LazyInitializer.EnsureInitialized(ref json, () => (JObject)((INested)this).ToJson());

    /// <summary>The number of fields that were sent.</summary>
    public int Count => fields.Count;

    /// <summary>Names of the fields that were sent, in their order.</summary>
    public IEnumerable<string> Keys => fields.Keys;

    /// <summary>Values of the fields that were sent, in their order.</summary>
    public IEnumerable<object?> Values => fields.Values.Select(sent => sent.Value);

    private protected string Path { get; }

    /// <summary>The value of a field; null where the API documents the field but the answer lacks it.</summary>
    /// <param name="key">Its name, <c>"txn_ref"</c> or <c>"TxnRef"</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    /// <exception cref="HoiioException">The answer reports an error and lacks the field.</exception>
    public dynamic? this[string key] => TryRead(key, out var value) ? value : throw new KeyNotFoundException(NoSuchField(key));

    /// <summary>Whether the field was sent.</summary>
    /// <param name="name">Its name, <c>"txn_ref"</c> or <c>"TxnRef"</c>.</param>
    public bool Has(string name) => Sent(name) is not null;

    /// <summary>The value of a field, converted from what was sent: <c>Get&lt;decimal&gt;("debit")</c> is exact.</summary>
    /// <typeparam name="T">
    /// The type. Numbers convert exactly, except to <see cref="double"/> and <see cref="float"/>, which take the nearest value. Dates also
    /// convert to <see cref="DateTimeOffset"/>, with +08:00, and <see cref="DateOnly"/>; statuses to an enum, by the names of its members;
    /// lists to an array or <see cref="List{T}"/>; any value to <see cref="string"/>. A nullable value type, such as <c>decimal?</c>, is
    /// null for a field that is absent.
    /// </typeparam>
    /// <param name="name">Its name, <c>"debit"</c> or <c>"Debit"</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    /// <exception cref="InvalidCastException">The value is not of that type, or is absent and the type is not nullable.</exception>
    /// <exception cref="HoiioException">The answer reports an error and lacks the field.</exception>
    public T Get<T>(string name)
    {
        object? value = this[name];
        if (value is not null)
            return Convert<T>(name, value);
        if (Nullable.GetUnderlyingType(typeof(T)) is not null)
            return default!;
        var type = FieldTypes.NameOf(typeof(T)) + (typeof(T).IsValueType ? "?" : "");
        throw new InvalidCastException(
            $"{Source} lacks {name}. If it may be absent, use Find<{type}>(\"{name}\"), which then returns null.");
    }

    /// <summary>
    /// The value of a field as <see cref="Get"/> reads it, or the default of the type if the API documents the field but the answer lacks
    /// it. For a notification, the field may also be a custom parameter.
    /// </summary>
    /// <typeparam name="T">The type. Null is the default of <see cref="string"/> and <c>int?</c>, but 0 that of <c>int</c>.</typeparam>
    /// <param name="name">Its name, <c>"tag"</c> or <c>"Tag"</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    /// <exception cref="InvalidCastException">The value is not of that type.</exception>
    /// <exception cref="HoiioException">The answer reports an error and lacks the field.</exception>
    public T? Find<T>(string name)
    {
        object? value = IsNotification && !Has(name) ? null : this[name];
        return value is null ? default : Convert<T>(name, value);
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
        var name = Sent(key);
        value = name is null ? null : fields[name].Value;
        return name is not null;
    }

    /// <summary>The fields that were sent, in their order.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result) =>
        TryRead(binder.Name, out result) ? true : throw new RuntimeBinderException(NoSuchField(binder.Name));

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        if (binder.Name == nameof(Task.GetAwaiter))
            throw new RuntimeBinderException(
                "An answer is already available and cannot be awaited. Await the Async method, such as Hoiio.Voice.CallAsync(..).");
        result = null;
        // Visual Basic reads fields through this method too.
        return false;
    }

    /// <inheritdoc/>
    public override bool TrySetMember(SetMemberBinder binder, object? value) =>
        throw new RuntimeBinderException($"{binder.Name} cannot be set: an answer is read-only.");

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => fields.Keys;

    /// <summary>The fields, formatted for a console.</summary>
    public override string ToString() => Redact(Readable.Text(this));

    JToken INested.ToJson() => new JObject(fields.Select(field => new JProperty(field.Key, field.Value.ToJson())));

    void INested.Print(StringBuilder text)
    {
        var separator = "{";
        foreach (var (name, field) in fields)
        {
            text.Append(separator).Append(Readable.Printable(name)).Append(": ").AppendReadable(field.Value);
            separator = ", ";
        }

        text.Append(fields.Count == 0 ? "{}" : "}");
    }

    /// <summary>The text without the access token.</summary>
    private protected virtual string Redact(string text) => text;

    private protected virtual bool TryRead(string name, out object? value)
    {
        if (TryGetValue(name, out value))
            return true;
        value = FieldTypes.Absent(FieldNames.SnakeCase(name));
        return FieldNames.Of(Path).Contains(FieldNames.SnakeCase(name));
    }

    bool IsNotification => Path.Split('/')[0] == FieldNames.Notification;

    // The path of a nested object contains names that were sent, which may contain the access token.
    string ShownPath => Redact(Readable.Printable(Path));

    string Source => IsNotification ? "The notification" : $"The answer of {ShownPath}";

    string? Sent(string name)
    {
        if (fields.ContainsKey(name))
            return name;
        var field = FieldNames.SnakeCase(name);
        if (fields.ContainsKey(field))
            return field;
        return FieldNames.SynonymOf(Path, field) is { } synonym && fields.ContainsKey(synonym) ? synonym : null;
    }

    T Convert<T>(string name, object value)
    {
        if (value is T wanted)
            return wanted;
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        try
        {
            return Sent(name) is { } field ? (T)FieldTypes.Convert(fields[field], type) : throw new FormatException();
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            var names = type.IsEnum ? $", which has {string.Join(", ", Enum.GetNames(type))}" : "";
            var readable = value switch { HoiioList<string> => "string[]", HoiioList<object?> => "object[]", _ => "string" };
            throw new InvalidCastException(
                $"{name} of {ShownPath} cannot be read as {FieldTypes.NameOf(type)}{names}. Read it with Get<{readable}>(\"{name}\").");
        }
    }

    string NoSuchField(string name)
    {
        var more = fields.Count > MaxNamesShown ? $" and {fields.Count - MaxNamesShown} more" : "";
        var sent = fields.Count == 0 ? "none" : Redact(Readable.Printable(string.Join(", ", fields.Keys.Take(MaxNamesShown)))) + more;
        var absent = string.Join(", ", FieldNames.Of(Path).Except(fields.Keys));
        var own = IsNotification
            ? $" For a custom parameter that may be absent, check Has(\"{name}\") first, or use Find<string>(\"{name}\")." : "";
        return $"{Source} has no field '{name}'. It has {sent}{(absent == "" ? "" : $"; the API also documents {absent}")}.{own}";
    }

    sealed class DebugView(HoiioObject fields)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
        public KeyValuePair<string, object?>[] Fields { get; } = [.. fields];
    }
}
