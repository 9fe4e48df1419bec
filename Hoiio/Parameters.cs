using System.Collections;
using System.Globalization;

namespace HoiioSdk;

/// <summary>What a request sends besides the credentials. A parameter that is null is left out.</summary>
sealed class Parameters : IEnumerable<KeyValuePair<string, string>>
{
    static readonly HashSet<string> PhoneNumberNames = ["dest", "dest1", "dest2", "incoming", "number", "caller_id"];

    readonly List<KeyValuePair<string, string>> sent = [];

    // Read once, so that all the numbers of a request get the same country code.
    readonly string prefix = Hoiio.Prefix;

    public object? this[string name]
    {
        set
        {
            if (value is not null)
                sent.Add(new(name, Format(name, value)));
        }
    }

    /// <param name="members">An object whose properties are the parameters, or a dictionary of them.</param>
    public static Parameters From(object? members)
    {
        var parameters = new Parameters();
        var pairs = members switch
        {
            null => [],
            IEnumerable<KeyValuePair<string, object?>> dictionary => dictionary.Select(pair => (pair.Key, pair.Value)),
            IDictionary dictionary => dictionary.Keys.Cast<object>().Select(name => (Convert.ToString(name, CultureInfo.InvariantCulture)!, dictionary[name])),
            string or IEnumerable => throw new ArgumentException("parameters must be an object such as new { session }, or a dictionary. Nothing was sent.", nameof(members)),
            _ => members.GetType().GetProperties().Select(property => (property.Name, property.GetValue(members))),
        };
        foreach (var (name, value) in pairs)
            parameters[name is "app_id" or "access_token"
                ? throw new ArgumentException($"{name} is no parameter here. Pass it as the argument appId or accessToken. Nothing was sent.", nameof(members))
                : name] = value;
        return parameters;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => sent.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    string Format(string name, object value) => value switch
    {
        string number when PhoneNumberNames.Contains(name) => PhoneNumbers.InternationalFormat(number, prefix),
        DateTime time => ((GmtPlus8)time).ToString(),
        DateTimeOffset time => ((GmtPlus8)time).ToString(),
        bool flag => flag ? "true" : "false",
        IEnumerable<string> list => string.Join(',', list.Select(element => Format(name, element))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
