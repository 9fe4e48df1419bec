using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk;

/// <summary>Those who get a text that is made from a template: each a number with the values for it.</summary>
sealed class Recipients
{
    readonly JArray list;

    Recipients(JArray list) => this.list = list;

    /// <summary>The recipients themselves, or an error before anything is sent.</summary>
    public static Recipients? From(IEnumerable<object>? recipients)
    {
        if (recipients is null)
            return null;
        if (Parameters.AsJson(recipients, nameof(recipients)) is not JArray { Count: > 0 } list)
            throw new ArgumentException($"{nameof(recipients)} is empty or not a list. Pass at least one recipient. Nothing was sent.", nameof(recipients));
        for (var i = 0; i < list.Count; i++)
            if (list[i] is not JObject recipient || Dest(recipient) == "")
                throw new ArgumentException(
                    $"{nameof(recipients)}[{i}] has no dest. Each recipient needs one, next to the values for the template. Nothing was sent.", nameof(recipients));
        return new(list);
    }

    public string ToJson(string prefix)
    {
        foreach (var recipient in list.Cast<JObject>())
            recipient["dest"] = PhoneNumbers.InternationalFormat(Dest(recipient), prefix);
        return list.ToString(Formatting.None);
    }

    static string Dest(JObject recipient) => Convert.ToString((recipient["dest"] as JValue)?.Value, CultureInfo.InvariantCulture) ?? "";
}
