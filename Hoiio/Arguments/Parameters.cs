using System.Collections;
using System.Globalization;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk.Arguments;

/// <summary>The parameters of a request, without the credentials. Null parameters are left out.</summary>
sealed class Parameters : IEnumerable<KeyValuePair<string, object>>
{
    static readonly HashSet<string> PhoneNumberNames = ["dest", "dest1", "dest2", "incoming", "number", "caller_id"];

    readonly List<KeyValuePair<string, object>> sent = [];

    public object? this[string name]
    {
        set
        {
            if (value is Task or Delegate)
            {
                var remedy = value is Task ? "task: await it" : "function: call it";
                throw Ensure.Invalid(name, $"{name} is a {remedy} and pass its result. {Ensure.NothingSent}");
            }
            if (value is not null && SystemTextJson.Writes(value.GetType()))
                value = AsJson(value, name);
            if (value is FileInfo or Stream)
                value = new FileContent(name, (value as FileInfo)?.FullName ?? value);
            if (value is not (null or JValue { Value: null }))
                sent.Add(new(name, value));
        }
    }

    /// <param name="parameters">An object whose properties are the parameters, or a dictionary of them.</param>
    public static Parameters From(object? parameters)
    {
        var form = new Parameters();
        var pairs = parameters switch
        {
            null => [],
            IEnumerable<KeyValuePair<string, object?>> dictionary => dictionary.Select(pair => (pair.Key, pair.Value)),
            JObject json => json.Properties().Select(property => (property.Name, (object?)property.Value)),
            IDictionary dictionary => dictionary.Keys.Cast<object>()
                .Select(name => (Convert.ToString(name, CultureInfo.InvariantCulture)!, dictionary[name])),
            not (IEnumerable or ValueType or Task or Delegate) => MembersOf(parameters),
            _ => throw new ArgumentException(
                $"The parameters must be an object with properties, such as new {{ session }}, or a dictionary. {Ensure.NothingSent}",
                nameof(parameters)),
        };
        foreach (var (name, value) in pairs)
        {
            if (string.IsNullOrWhiteSpace(name) || name is "app_id" or "access_token")
                throw new ArgumentException(
                    $"'{name}' cannot be the name of a parameter. Pass credentials as appId and accessToken. {Ensure.NothingSent}",
                    nameof(parameters));
            form[name] = value;
        }

        return form;
    }

    /// <summary>Formats the parameters for sending, and reads their files.</summary>
    /// <param name="prefix">Country code for phone numbers without one.</param>
    /// <param name="cancellationToken">Cancels reading a file.</param>
    public async ValueTask<List<KeyValuePair<string, string>>> ReadAsync(string prefix, CancellationToken cancellationToken)
    {
        var form = new List<KeyValuePair<string, string>>(sent.Count);
        foreach (var (name, value) in sent)
            form.Add(new(Ensure.WellFormed(name, "parameters"), value is FileContent file
                ? await file.ReadAsync(cancellationToken).ConfigureAwait(false)
                : Ensure.WellFormed(Format(name, value, prefix), name)));
        return form;
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => sent.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static string Format(string name, object value, string prefix) => value switch
    {
        string text => PhoneNumberNames.Contains(name)
            ? string.Join(',', PhoneNumbers.Split(text).Select(number => PhoneNumbers.InternationalFormat(number, prefix)))
            : text,
        DateTime time => ((GmtPlus8)time).ToString(),
        DateTimeOffset time => ((GmtPlus8)time).ToString(),
        // A period of dates covers whole days.
        DateOnly date when name == "from" => ((GmtPlus8)date.ToDateTime(TimeOnly.MinValue)).ToString(),
        DateOnly date when name == "to" => ((GmtPlus8)date.ToDateTime(TimeOnly.MaxValue)).ToString(),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        JValue scalar => Format(name, scalar.Value ?? "", prefix),
        Recipients recipients => recipients.ToJson(prefix),
        ReadOnlyMemory<byte> bytes => FileContent.Encode(bytes.Span, name),
        Memory<byte> bytes => FileContent.Encode(bytes.Span, name),
        IEnumerable<byte> bytes => FileContent.Encode(bytes as byte[] ?? [.. bytes.Take(FileContent.MaxBytes + 1)], name),
        // The number may be a phone number.
        _ when IsScalar(value) => Format(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", prefix),
        HoiioObject answered => answered.Json.ToString(Formatting.None),
        IEnumerable list and not (IDictionary or IDictionary<string, object?> or JObject) =>
            FormatList(name, [.. list.Cast<object?>()], prefix),
        _ => AsJson(value, name).ToString(Formatting.None),
    };

    // Takes an array because the caller's sequence must be enumerated only once.
    static string FormatList(string name, object?[] list, string prefix)
    {
        if (!list.All(IsScalar))
            return AsJson(list, name).ToString(Formatting.None);
        var texts = list.Select(element => element is null ? null : Format(name, element, prefix)).ToList();
        if (PhoneNumberNames.Contains(name))
            for (var i = 0; i < texts.Count; i++)
                PhoneNumbers.EnsureSingle(texts[i] ?? "", name, $"{name}[{i}]");
        return string.Join(',', texts.OfType<string>());
    }

    public static JToken AsJson(object value, string name)
    {
        try
        {
            using var json = new ShallowWriter();
            // Ignore JsonConvert.DefaultSettings of the caller, which may change the names.
            JsonSerializer.Create(new() { Converters = { new SystemTextJson(name) } }).Serialize(json, value);
            return json.Token!;
        }
        catch (Exception e) when (e is JsonException or System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"{name} cannot be written as JSON: {e.Message} {Ensure.NothingSent}", name, e);
        }
    }

    static bool IsScalar(object? value) => value is null or IConvertible or IFormattable or GmtPlus8;

    static IEnumerable<(string, object?)> MembersOf(object parameters) =>
        from property in parameters.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.CanRead && property.GetIndexParameters().Length == 0
        select (property.Name, property.GetValue(parameters, BindingFlags.DoNotWrapExceptions, null, null, null));
}
