using System.Collections.ObjectModel;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>A value for each <see cref="Reading"/>. It is immutable.</summary>
sealed class Readings
{
    readonly OrderedDictionary<string, string> values;

    Readings(OrderedDictionary<string, string> values)
    {
        this.values = values;
        Values = new(values);
    }

    public static Readings Default { get; } = new(new(Reading.All.Select(reading => KeyValuePair.Create(reading.Name, reading.Default))));

    /// <summary>The values by name, in the order of <see cref="Reading.All"/>.</summary>
    public ReadOnlyDictionary<string, string> Values { get; }

    public bool NotifiesInQuery => values["notification"] is "both" or "query";

    public bool NotifiesInBody => values["notification"] is "both" or "body";

    public bool NotifiesPartiesAlways => values["parties"] is "always";

    public bool ExpiryHasTime => values["expiry"] is "time";

    public bool TxnRefsAreArray => values["txn_refs"] is "array";

    /// <summary>The name of the field with the reference of a bulk SMS.</summary>
    public string BulkReference => values["bulk"];

    public bool ChoicesAreTexts => values["choices"] is "texts";

    /// <summary>The name of the field with the recording of a monitored call.</summary>
    public string MonitorRecording => values["recording"];

    public bool GatherWithoutKeyEndsCall => values["gather"] is "ends";

    public bool HangupNeedsForce => values["hangup"] is "force";

    public bool BlockUrlIsRequired => values["block_url"] is "required";

    public int MaxBlockMessageLength => WireFormat.ParseNumber(values["block_message"])!.Value;

    /// <summary>Parses readings. The others get their defaults.</summary>
    /// <exception cref="ArgumentException">A reading or a value is unknown. The message lists the known ones.</exception>
    public static Readings Parse(string text) => Default.With(Split(text));

    /// <summary>Splits a text such as <c>dates=fraction,tag=null</c>. <c>other</c> is the first other value of each reading, <c>default</c>
    /// the default of each reading. Later values replace earlier ones.</summary>
    /// <exception cref="ArgumentException">A part is none of these.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(SplitPart);

    /// <summary>Returns these readings with some values changed.</summary>
    /// <exception cref="ArgumentException">A reading or a value is unknown. The message lists the known ones.</exception>
    public Readings With(IEnumerable<KeyValuePair<string, string>> changes)
    {
        var changed = new OrderedDictionary<string, string>(values);
        foreach (var (name, value) in changes)
        {
            var reading = Reading.All.FirstOrDefault(reading => reading.Name == name)
                ?? throw new ArgumentException($"There is no reading '{name}'. {DescribeAll()}");
            if (!reading.Values.Any(known => known.Name == value))
                throw new ArgumentException(
                    $"The reading {name} takes {string.Join(" or ", reading.Values.Select(known => known.Name))}, not '{value}'.");
            changed[name] = value;
        }
        return new(changed);
    }

    /// <summary>Rewrites the values of an answer or a notification according to these readings.</summary>
    public WireFields Write(WireFields fields)
    {
        if (values["dates"] is "fraction")
            fields.Rewrite("date", date => $"{date}.0");
        if (values["is_unicode"] is "text")
            fields.Rewrite("is_unicode", flag => flag.ToString());
        return fields;
    }

    /// <summary>Rewrites the fields of a status: its tag, if the request had none.</summary>
    public WireFields WriteStatus(WireFields fields) => values["tag"] is "absent" ? fields : WriteEntry(fields);

    /// <summary>Rewrites the fields of an entry of a history. Scripts read the tag of each entry, so an entry always has one.</summary>
    public WireFields WriteEntry(WireFields fields) => values["tag"] is "empty" ? fields.WithEmpty("tag") : fields.WithNulls("tag");

    static IEnumerable<KeyValuePair<string, string>> SplitPart(string part) => part switch
    {
        "default" => Default.values,
        "other" => Reading.All.Select(reading => KeyValuePair.Create(reading.Name, reading.Other)),
        _ when part.Split('=', StringSplitOptions.TrimEntries) is [var name, var value] => [KeyValuePair.Create(name, value)],
        _ => throw new ArgumentException(
            $"'{part}' is not a reading. Write name=value, such as dates=fraction, or 'other' or 'default' for all. {DescribeAll()}"),
    };

    static string DescribeAll() => "The readings are " + string.Join(", ", Reading.All.Select(reading =>
        $"{reading.Name} ({string.Join(", ", reading.Values.Select(value => value.Name))})")) + ".";
}
