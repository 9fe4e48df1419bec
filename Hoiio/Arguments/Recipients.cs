using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk.Arguments;

/// <summary>The recipients of a template: a phone number each, with the values for the template.</summary>
sealed class Recipients(IEnumerable<object> recipients)
{
    const string Name = "recipients";

    /// <summary>Validates the recipients and formats them for sending.</summary>
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
