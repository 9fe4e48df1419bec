using System.Text.Json;
using HoiioSdk.Sandbox;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Eight threads that act as clients and as people at phones, at random.</summary>
static class RandomHistory
{
    const int Threads = 8;
    const string Nowhere = "http://127.0.0.1:9/";

    static readonly string[] phones =
        ["+6511111111", "+6522222222", "+6522220486", "+6522220480", "+6522220500", "+16001112222", "+6522220202", "private", "no number"];
    static readonly string[] numbers = ["+6500000000", "+6599999999", "+16001234567"];
    static readonly byte[] pdf = "%PDF-1.4 /Type/Page /Type/Page /MediaBox[0 0 595 842]"u8.ToArray();

    public static void Play(HoiioSandbox sandbox, int seed, int steps) => Parallel.For(
        0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            var random = new Random((seed * Threads) + thread);
            for (var i = 0; i < steps; i++)
                Step(sandbox, random);
        });

    /// <summary>Serializes everything that is visible of a sandbox except its notifications. Its URLs are shortened to a slash, but not
    /// in recorded answers.</summary>
    public static string StateOf(HoiioSandbox sandbox) => JsonSerializer.Serialize(new
    {
        Calls = JsonSerializer.Serialize(sandbox.Calls(limit: int.MaxValue)).Replace(sandbox.Url, "/", StringComparison.Ordinal),
        Messages = sandbox.Messages(limit: int.MaxValue),
        Faxes = JsonSerializer.Serialize(sandbox.Faxes(limit: int.MaxValue)).Replace(sandbox.Url, "/", StringComparison.Ordinal),
        sandbox.Numbers,
        sandbox.PhonesInHand,
        Ledger = sandbox.Ledger(),
        Faults = sandbox.Faults.Select(fault => fault.ToString()),
        sandbox.Status.Points,
        sandbox.Status.Bonus,
        sandbox.RateLimiting,
        sandbox.Readings,
        Next = sandbox.Status.NextEvent,
        Answers = sandbox.Journal.Entries.Select(entry => $"{entry.Path} {entry.HttpStatus} {entry.Answer}"),
    });

    static void Step(HoiioSandbox sandbox, Random random)
    {
        var session = $"S{4643 + random.Next(20)}";
        var call = $"AA-C-{141147 + random.Next(40)}";
        var (phone, otherPhone, number) = (Any(phones), Any(phones), Any(numbers));
        string? url = random.Next(3) == 0 ? null : Nowhere;
        try
        {
            switch (random.Next(37))
            {
                case 0 or 1:
                    Request("voice/call", new { dest1 = phone, dest2 = otherPhone, notify_url = url, max_duration = random.Next(1, 200) });
                    break;
                case 2:
                    var room = random.Next(2) == 0 ? null : "R";
                    Request("voice/conference", new { dest = $"{phone},{otherPhone}", room, notify_url = url });
                    break;
                case 3:
                    Request("voice/hangup", new { txn_ref = call });
                    break;
                case 4:
                    Request("voice/query_status", new { txn_ref = call });
                    break;
                case 5:
                    Request("voice/get_history", new { page = random.Next(3) });
                    break;
                case 6:
                    Request("sms/send", new { dest = phone, msg = $"Hi {random.Next()}", tag = random.Next(), notify_url = url });
                    break;
                case 7:
                    Request("sms/bulk_send", new { dest = $"{phone},{otherPhone}", msg = "Hi", notify_url = url });
                    break;
                case 8:
                    Request("sms/bulk_send", new { recipients = Recipients(random), msg = "Hi {{t}}" });
                    break;
                case 9:
                    Request("fax/send", new { dest = phone, file = random.Next(3) == 0 ? "no pdf"u8.ToArray() : pdf, filename = "a.pdf" });
                    break;
                case 10:
                    Request("fax/get_history", new { type = "all" });
                    break;
                case 11 or 12:
                    Request("ivr/start/dial", new { dest = phone, msg = random.Next(2) == 0 ? null : "Hello", notify_url = url });
                    break;
                case 13:
                    Request("ivr/middle/play", new { session, msg = "Hi", notify_url = url });
                    break;
                case 14 or 15:
                    Request("ivr/middle/gather", new { session, max_digits = random.Next(4), attempts = 2, notify_url = url });
                    break;
                case 16:
                    Request("ivr/middle/record", new { session, notify_url = url, max_duration = 20 });
                    break;
                case 17:
                    Request("ivr/middle/monitor", new { session, notify_url = url });
                    break;
                case 18:
                    Request("ivr/middle/hold", new { session });
                    break;
                case 19:
                    Request("ivr/middle/unhold", new { session, notify_url = url });
                    break;
                case 20:
                    Request("ivr/end/transfer", new { session, dest = random.Next(2) == 0 ? "room:" : phone, on_failure = "continue" });
                    break;
                case 21:
                    Request("ivr/end/hangup", new { session, msg = random.Next(2) == 0 ? null : "Bye" });
                    break;
                case 22:
                    Request("number/subscribe", new { number, duration = random.Next(2) == 0 ? "1" : "auto_extend" });
                    break;
                case 23:
                    Request("number/update_forwarding", new { number, forward_to = url, mode = random.Next(3) == 0 ? "fax" : "voice" });
                    break;
                case 24:
                    Request("user/get_balance", new { access_token_ = random.Next() });
                    break;
                case 25:
                    sandbox.IncomingCall(phone, number);
                    break;
                case 26:
                    sandbox.IncomingSms(phone, number, "Hello");
                    break;
                case 27:
                    sandbox.IncomingFax(phone, number, random.Next(1, 4));
                    break;
                case 28:
                    sandbox.Press(session, random.Next(2) == 0 ? "12" : "#");
                    break;
                case 29:
                    sandbox.Speak(session, $"Words {random.Next()}");
                    break;
                case 30:
                    sandbox.HangUp(random.Next(2) == 0 ? session : call);
                    break;
                case 31:
                    _ = random.Next(2) == 0 ? sandbox.PickUpPhone(phone) : sandbox.LayDownPhone(phone);
                    break;
                case 32:
                    _ = random.Next(2) == 0 ? sandbox.Answer(call) : sandbox.Decline(call);
                    break;
                case 33:
                    sandbox.SetCredit(random.Next(60), random.Next(5));
                    break;
                case 34:
                    ChangeFaults(sandbox, random);
                    break;
                case 35:
                    sandbox.Advance(TimeSpan.FromSeconds(random.Next(30) + random.NextDouble()));
                    break;
                case 36:
                    sandbox.SetReadings(Any(["other", "default", "tag=empty,dates=fraction", "gather=ends,hangup=force"]));
                    break;
            }
        }
        catch (Exception e) when (e is ArgumentException or HoiioException)
        {
            // Refused actions, and answers that a fault has changed, are part of the history.
        }

        string Any(string[] choices) => choices[random.Next(choices.Length)];

        void Request(string path, object parameters)
        {
            if (random.Next(30) == 0)
                sandbox.Client.Request(path, parameters, accessToken: "wrong token");
            else
                sandbox.Client.Request(path, parameters);
        }
    }

    static void ChangeFaults(HoiioSandbox sandbox, Random random)
    {
        Fault[] faults =
        [
            Fault.RateLimitExceeded, Fault.TruncatedJson, Fault.HttpStatus(503), Fault.Status("error_insufficient_credit"),
            Fault.Delay(TimeSpan.FromMilliseconds(random.NextDouble())),
        ];
        var path = new[] { "*", "sms/send", "voice/call" }[random.Next(3)];
        if (random.Next(3) == 0)
            sandbox.ClearFaults(random.Next(2) == 0 ? path : null);
        else
            sandbox.Fail(path, faults[random.Next(faults.Length)], random.Next(3) == 0 ? null : random.Next(1, 4), 1 - random.NextDouble());
    }

    static string Recipients(Random random) =>
        JsonSerializer.Serialize(Enumerable.Range(0, 3).Select(i => new { dest = phones[i], t = new string('a', random.Next(4000)) }));
}
