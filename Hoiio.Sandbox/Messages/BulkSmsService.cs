using System.Text.Json;

namespace HoiioSdk.Sandbox;

/// <summary>One text, or one template, to many numbers.</summary>
sealed class BulkSmsService(World world)
{
    const int MostNumbers = 1000;

    public WireFields Send(Request request)
    {
        var recipients = Recipients(request);
        if (recipients.Count > MostNumbers)
            throw new Refusal("error_dest_too_many");
        var letters = recipients.ConvertAll(recipient => (recipient.Dest, Outcome: Write(recipient.Dest, recipient.Text, request["sender_name"])));
        if (!letters.Exists(letter => PhoneNumber.IsValid(letter.Dest)))
            throw new Refusal("error_no_valid_dests");
        world.Account.Demand(letters.Sum(letter => letter.Outcome.Draft?.Cost ?? 0));

        var bulk = world.Ids.Bulk();
        foreach (var (dest, (draft, error)) in letters)
        {
            var txnRef = draft is null ? null : world.Sms.Post(draft, request).TxnRef;
            world.After(Timings.BulkReport, () => world.Notify(request["notify_url"], new()
            {
                { "status", error ?? "success_ok" },
                { "txn_ref", txnRef },
                { "dest", dest },
                { "bulk_txn_ref", error is null ? bulk : null },
            }));
        }
        // D4: as on the pages; the Python SDK's test expects txn_ref, and calls that a bug of the service.
        return new() { { "bulk_txn_ref", bulk } };
    }

    // An error of one number is reported in its own notification and does not affect the others.
    (SmsDraft? Draft, string? Error) Write(string dest, string text, string? sender)
    {
        if (PhoneNumber.Judge("dest", dest, MagicNumbers.SmsOutcome) is { } error)
            return (null, error);
        try
        {
            return (world.Sms.Draft(dest, text, sender), null);
        }
        catch (Refusal refusal)
        {
            return (null, refusal.Code);
        }
    }

    // D26: the newer page takes recipients in the place of dest.
    static List<(string Dest, string Text)> Recipients(Request request)
    {
        var text = request.Get("msg");
        if (request["recipients"] is { } json)
            return Parse(json).ConvertAll(values => (values.GetValueOrDefault("dest", ""), SmsTemplate.Fill(text, values)));
        var numbers = request.List("dest");
        if (numbers.Length > 0)
            SmsDraft.Write(numbers[0], text);
        return [.. numbers.Select(number => (number, text))];
    }

    static List<Dictionary<string, string>> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(entry =>
                entry.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString()))];
        }
        // No source names a code for text that can't be read; there is no valid number in it, in any case.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new Refusal("error_no_valid_dests");
        }
    }
}
