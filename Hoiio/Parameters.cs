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

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => sent.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    string Format(string name, object value) => value switch
    {
        PhoneNumbers numbers => string.Join(',', numbers.Select(number => PhoneNumbers.InternationalFormat(number, prefix))),
        string number when PhoneNumberNames.Contains(name) => PhoneNumbers.InternationalFormat(number, prefix),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
