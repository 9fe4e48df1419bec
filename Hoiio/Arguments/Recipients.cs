using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk.Arguments;

/// <summary>Those who get a text that is made from a template: each a number with the values for it.</summary>
sealed class Recipients(IEnumerable<object> recipients)
{
    const string Name = "recipients";

    /// <summary>The recipients as they are sent, or an error before anything is.</summary>
    public string ToJson(string prefix)
    {
        if (Parameters.AsJson(recipients, Name) is not JArray { Count: > 0 } list)
            throw Ensure.Invalid(Name, $"{Name} is empty or not a list. Pass at least one recipient. {Ensure.NothingSent}");
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not JObject values
                || Convert.ToString((values["dest"] as JValue)?.Value, CultureInfo.InvariantCulture) is not { Length: > 0 } dest)
                throw Ensure.Invalid(
                    Name, $"{Name}[{i}] has no dest. Each recipient needs one, next to the values for the template. {Ensure.NothingSent}");
            values["dest"] = PhoneNumbers.InternationalFormat(PhoneNumbers.EnsureSingle(dest, Name, $"{Name}[{i}].dest"), prefix);
        }
        return list.ToString(Formatting.None);
    }
}
