using System.Collections.ObjectModel;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>A value for each <see cref="Reading"/>. It does not change.</summary>
sealed class Readings
{
    readonly OrderedDictionary<string, string> values;

    Readings(OrderedDictionary<string, string> values)
    {
        this.values = values;
        Values = new(values);
    }

    public static Readings Default { get; } = new(new(Reading.All.Select(reading => KeyValuePair.Create(reading.Name, reading.Default))));

    /// <summary>The values by name, in the order of the table.</summary>
    public ReadOnlyDictionary<string, string> Values { get; }

    public bool NotifiesInQuery => values["notification"] is "both" or "query";

    public bool NotifiesInBody => values["notification"] is "both" or "body";

    public bool NotifiesPartiesAlways => values["parties"] is "always";

    public bool ExpiryHasTime => values["expiry"] is "time";

    public bool TxnRefsAreArray => values["txn_refs"] is "array";

    /// <summary>The field that holds the reference of a bulk SMS.</summary>
    public string BulkReference => values["bulk"];

    public bool ChoicesAreTexts => values["choices"] is "texts";

    /// <summary>The field that holds the recording of a monitored call.</summary>
    public string MonitorRecording => values["recording"];

    public bool GatherWithoutKeyEndsCall => values["gather"] is "ends";

    public bool HangupNeedsForce => values["hangup"] is "force";

    public bool BlockUrlIsRequired => values["block_url"] is "required";

    public int MaxBlockMessageLength => WireFormat.ParseNumber(values["block_message"])!.Value;

    /// <summary>The readings of a text, on top of the defaults.</summary>
    /// <exception cref="ArgumentException">A reading or a value is unknown. The message lists those that exist.</exception>
    public static Readings Parse(string text) => Default.With(Split(text));

    /// <summary>Splits a text such as <c>dates=fraction,tag=null</c>. <c>other</c> stands for the first other value of each reading,
    /// <c>default</c> for each default. Of two values for one reading the later one counts.</summary>
    /// <exception cref="ArgumentException">A part of it is neither of these.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(SplitPart);

    /// <summary>These readings with other values for some.</summary>
    /// <exception cref="ArgumentException">A reading or a value is unknown. The message lists those that exist.</exception>
    public Readings With(IEnumerable<KeyValuePair<string, string>> changes)
    {
        var changed = new OrderedDictionary<string, string>(values);
        foreach (var (name, value) in changes)
        {
            var reading = Reading.All.FirstOrDefault(reading => reading.Name == name)
                ?? throw new ArgumentException($"There is no reading '{name}'. {DescribeAll()}");
            if (!reading.Values.Any(known => known.Name == value))
                throw new ArgumentException(
                    $"The reading {name} is {string.Join(" or ", reading.Values.Select(known => known.Name))}, not '{value}'.");
            changed[name] = value;
        }
        return new(changed);
    }

    /// <summary>Writes the values of an answer or a notification as these readings have it.</summary>
    public WireFields Write(WireFields fields)
    {
        if (values["dates"] is "fraction")
            fields.Rewrite("date", date => $"{date}.0");
        if (values["is_unicode"] is "text")
            fields.Rewrite("is_unicode", flag => flag.ToString());
        return fields;
    }

    /// <summary>The fields of a status: its tag, where the request had none.</summary>
    public WireFields WriteStatus(WireFields fields) => values["tag"] is "absent" ? fields : WriteEntry(fields);

    /// <summary>The fields of an entry of a history: its tag, where the request had none. Scripts read it from each entry.</summary>
    public WireFields WriteEntry(WireFields fields) => values["tag"] is "empty" ? fields.WithEmpty("tag") : fields.WithNulls("tag");

    static IEnumerable<KeyValuePair<string, string>> SplitPart(string part) => part switch
    {
        "default" => Default.values,
        "other" => Reading.All.Select(reading => KeyValuePair.Create(reading.Name, reading.Other)),
        _ when part.Split('=', StringSplitOptions.TrimEntries) is [var name, var value] => [KeyValuePair.Create(name, value)],
        _ => throw new ArgumentException(
            $"'{part}' is no reading. Write name=value, such as dates=fraction, or 'other' or 'default' for all. {DescribeAll()}"),
    };

    static string DescribeAll() => "There are " + string.Join(", ", Reading.All.Select(reading =>
        $"{reading.Name} ({string.Join(", ", reading.Values.Select(value => value.Name))})")) + ".";
}
