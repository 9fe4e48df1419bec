using System.Text;
using System.Text.Json;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Messages;

/// <summary>Sends a text or a template to many numbers.</summary>
sealed class BulkSmsService(WorldState world, SmsService sms)
{
    const int MaxRecipients = 1000;

    /// <summary>A number and its text; null if the text is too long.</summary>
    sealed record Recipient(string Dest, string? Text);

    public WireFields Send(Request request)
    {
        var recipients = ReadRecipients(request);
        if (recipients.Count > MaxRecipients)
            throw new ApiException("error_dest_too_many");
        var drafts = recipients.ConvertAll(recipient => (recipient.Dest, Outcome: TryDraft(recipient, request["sender_name"])));
        if (!drafts.Exists(draft => PhoneNumber.IsValid(draft.Dest)))
            throw new ApiException("error_no_valid_dests");
        world.Account.EnsureAvailable(drafts.Sum(draft => draft.Outcome.Draft?.Cost ?? 0));

        var (bulk, notifyUrl) = (world.Identifiers.Bulk(), request["notify_url"]);
        foreach (var (dest, (draft, error)) in drafts)
        {
            var txnRef = draft is null ? null : sms.SendDraft(draft, request).TxnRef;
            world.Clock.After(Timings.BulkReport, () => world.Notify(notifyUrl, new()
            {
                { "status", error ?? "success_ok" },
                { "txn_ref", txnRef },
                { "dest", dest },
                { "bulk_txn_ref", error is null ? bulk : null },
            }));
        }
        return new() { { world.Readings.BulkReference, bulk } };
    }

    /// <summary>Reads the recipients and creates their texts.</summary>
    // docs/sources.md D26: the newer page has recipients instead of dest.
    static List<Recipient> ReadRecipients(Request request)
    {
        var text = request.Get("msg");
        if (request["recipients"] is { } json)
        {
            var template = new SmsTemplate(text);
            return Parse(json)
                .ConvertAll(values => new Recipient(values.GetValueOrDefault("dest", ""), template.Fill(values, SmsText.MaxLength)));
        }
        if (request.Get("dest").AsSpan().Count(',') > 2 * MaxRecipients)
            throw new ApiException("error_dest_too_many");
        var numbers = request.List("dest");
        if (numbers.Length > 0)
            SmsDraft.Create(numbers[0], text);
        return numbers.Select(number => new Recipient(number, text)).ToList();
    }

    // An error of one number is reported in its own notification, and does not affect the others.
    (SmsDraft? Draft, string? Error) TryDraft(Recipient recipient, string? sender)
    {
        if (PhoneNumber.Validate("dest", recipient.Dest, MagicNumbers.SmsOutcome) is { } error)
            return (null, error);
        try
        {
            return (sms.Draft(recipient.Dest, recipient.Text ?? throw new ApiException("error_msg_too_big"), sender), null);
        }
        catch (ApiException refusal)
        {
            return (null, refusal.Code);
        }
    }

    static List<Dictionary<string, string>> Parse(string json)
    {
        var recipients = new List<Dictionary<string, string>>();
        try
        {
            // Read one at a time, so that a list that is too long is rejected early.
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                throw new ApiException("error_no_valid_dests");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (recipients.Count == MaxRecipients)
                    throw new ApiException("error_dest_too_many");
                recipients.Add(JsonElement.ParseValue(ref reader).EnumerateObject()
                    .ToDictionary(value => value.Name, value => value.Value.ToString()));
            }
            while (reader.Read())
                continue;
            return recipients;
        }
        // No source documents an error code for malformed JSON, which has no valid number in any case.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new ApiException("error_no_valid_dests");
        }
    }
}
