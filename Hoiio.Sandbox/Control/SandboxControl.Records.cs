using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Control;

/// <content>Calls, messages, faxes, numbers, and the account statement.</content>
sealed partial class SandboxControl
{
    public const int DefaultLimit = 100;

    public IReadOnlyList<SandboxNumber> Numbers =>
        exchange.Execute(exchange => exchange.Number.Subscriptions.Select(subscription => subscription.ToSnapshot()).ToList());

    public IReadOnlyList<SandboxCall> Calls(bool isLiveOnly, int limit, string baseUrl) =>
        exchange.Execute(exchange => exchange.Phones.Calls(isLiveOnly, limit, baseUrl));

    public SandboxCall Call(string sessionOrTxnRef, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(sessionOrTxnRef);
        return exchange.Execute(exchange => exchange.Phones.Get(sessionOrTxnRef, baseUrl));
    }

    public IReadOnlyList<SandboxMessage> Messages(string? number, int limit) =>
        exchange.Execute(exchange => exchange.Sms.List(number, limit));

    public SandboxMessage Message(string txnRef)
    {
        ArgumentNullException.ThrowIfNull(txnRef);
        return exchange.Execute(exchange => exchange.Sms.Get(txnRef));
    }

    public IReadOnlyList<SandboxFax> Faxes(string? number, int limit, string baseUrl) =>
        exchange.Execute(exchange => exchange.Fax.List(number, limit, baseUrl));

    public SandboxFax Fax(string txnRef, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(txnRef);
        return exchange.Execute(exchange => exchange.Fax.Get(txnRef, baseUrl));
    }

    public IReadOnlyList<LedgerEntry> Ledger(long after, int limit) => exchange.Execute(exchange =>
        exchange.World.Account.Ledger.Skip((int)Math.Clamp(after, 0, int.MaxValue)).Take(limit).ToList());

    public SandboxNumber ConfigureNumber(string number, string? forwardTo, string? forwardSmsTo, string? mode)
    {
        ArgumentNullException.ThrowIfNull(number);
        var body = new JsonObject();
        foreach (var (name, value) in new[] { ("forward_to", forwardTo), ("forward_sms_to", forwardSmsTo), ("mode", mode) })
            if (value is not null)
                body[name] = value;
        return Act("PUT", $"numbers/{Uri.EscapeDataString(number)}", body,
            exchange => exchange.Phones.Configure(number, forwardTo, forwardSmsTo, mode));
    }

    public void ForgetRequests() => Forget(areRequests: true);

    public void ForgetNotifications() => Forget(areRequests: false);

    public async Task<Notification> SendAgainAsync(long id)
    {
        ThrowIfDisposed();
        var old = Events.Notifications(id - 1, 1).Find(notification => notification.Id == id)
            ?? throw new NotFoundException($"There is no notification {id}, or it is no longer kept.");
        return await notifier.SendAgainAsync(old, Now).ConfigureAwait(false)
            ?? throw new ConflictException("The sandbox was reset or disposed before the notification was sent.");
    }

    void Forget(bool areRequests)
    {
        ThrowIfDisposed();
        Events.Forget(areRequests);
    }
}
