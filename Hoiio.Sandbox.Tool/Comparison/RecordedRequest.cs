using System.Text.Json;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>A request in a journal.</summary>
sealed class RecordedRequest(JournalEntry entry, Period period, int number) : RecordedItem(period, number)
{
    public const string AppId = "app_id";

    IReadOnlyList<(string Name, string Value)>? references;

    public JournalEntry Entry => entry;

    public override long Id => entry.Id;

    public override string Title => entry.Path;

    public override IReadOnlyList<(string Name, string Value)> AssignedReferences => references ??= ReadAnswer();

    public override string Key(References references)
    {
        var parameters = entry.Parameters
            .Where(parameter => parameter.Key is not (AppId or "access_token" or "filename"))
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Key}={PhoneNumberRule.Shorten(parameter.Key, references.Rename(parameter.Value, Period))}");
        return $"{references.Rename(entry.Path, Period)}\n{string.Join('\n', parameters)}";
    }

    public override string RoughKey(References references) => entry.Path;

    public override OrderedDictionary<string, string> Describe()
    {
        var all = new OrderedDictionary<string, string> { ["id"] = Text(Id), ["method"] = entry.Method, ["path"] = entry.Path };
        foreach (var (name, value) in entry.Parameters)
            all[name] = value;
        (all["http_status"], all["status"]) = (Text(entry.HttpStatus), entry.Status ?? "");
        if (entry.Fault is { } fault)
            all["fault"] = fault.ToString();
        if (entry.Note is { } note)
            all["note"] = note;
        all["answer"] = entry.Answer;
        return all;
    }

    List<(string Name, string Value)> ReadAnswer()
    {
        var found = new List<(string Name, string Value)>();
        try
        {
            if (entry.Answer.StartsWith('{'))
            {
                using var answer = JsonDocument.Parse(entry.Answer);
                Collect(answer.RootElement, found);
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The answer is truncated, or contains half of a surrogate pair.
            return [];
        }
        // A room that the request itself names must be equal in both journals.
        found.RemoveAll(reference => reference.Name == "room"
            && entry.Parameters.Values.Any(value => value.Contains(reference.Value, StringComparison.Ordinal)));
        return found;
    }

    static void Collect(JsonElement answer, List<(string, string)> found)
    {
        foreach (var (name, value) in answer.EnumerateObject().Select(field => (field.Name, field.Value)))
        {
            if (name == "entries" && value.ValueKind == JsonValueKind.Array)
                foreach (var entry in value.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object))
                    Collect(entry, found);
            else if (name == "txn_refs" && value.ValueKind == JsonValueKind.Array)
                found.AddRange(value.EnumerateArray().Select(reference => (name, reference.ToString())));
            else if (References.Fields.Contains(name) && value.ValueKind == JsonValueKind.String)
                found.AddRange(value.GetString()!.Split(',').Select(reference => (name, reference)));
        }
    }
}
