using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Numbers;

/// <summary>The available numbers, the subscriptions to numbers, and their forwarding.</summary>
sealed class NumberService
{
    const int PageSize = 20;

    static readonly DateOnly maxExpiry = new(9999, 12, 30);

    static readonly int[] Periods = [1, 3, 12];

    readonly WorldState world;
    readonly List<Subscription> subscriptions = [];

    public NumberService(WorldState world)
    {
        this.world = world;
        foreach (var number in NumberCatalog.InitialNumbers)
            Subscribe(NumberCatalog.Find(number)!, 12);
    }

    public IReadOnlyList<Subscription> Subscriptions => subscriptions;

    public IEnumerable<string> CallerIds =>
        [PrepaidAccount.RegisteredNumber, .. subscriptions.Select(subscription => subscription.Number), PhoneNumber.Private];

    public bool IsCallerId(string text) => CallerIds.Contains(text);

    public Subscription? Find(string number) => subscriptions.Find(subscription => subscription.Number == number);

    public static WireFields Countries(Request request) => Paging.Entries([.. NumberCatalog.All.Select(country =>
    {
        var fields = new WireFields { { "code", country.Code }, { "name", country.Name }, { "prefix", country.Prefix } };
        if (country.States.Length > 0)
            fields.Add("states", country.States.Select(state => new WireFields
            {
                { "code", state.Code },
                { "name", state.Name },
                { "capability", country.Capabilities },
            }));
        return fields;
    })]);

    public WireFields Choices(Request request)
    {
        var country = NumberCatalog.Get(request.Get("country"));
        var state = country.States.Length > 0 ? request.Get("state") : null;
        var free = NumberCatalog.Stock(country, state).Where(stock => Find(stock.Number) is null).ToList();
        return world.Readings.ChoicesAreTexts
            ? Paging.Page(request, PageSize, free.ConvertAll(stock => stock.Number))
            : Paging.Page(request, PageSize, free.Count,
                index => new() { { "number", free[index].Number }, { "capability", free[index].Capabilities } });
    }

    public static WireFields Rates(Request request)
    {
        var country = NumberCatalog.Get(request.Get("country"));
        return new WireFields { { "currency", World.Rates.Currency } }
            .Merge(Paging.Entries(
                [.. Periods.Select(months => new WireFields { { "duration", months }, { "rate", country.Price(months) } })]));
    }

    public WireFields Subscribe(Request request)
    {
        var number = request.Get("number");
        var autoExtends = request["duration"] == "auto_extend";
        var months = request.Number("duration") ?? 1;
        var stock = NumberCatalog.Find(number) ?? throw new ApiException("error_number_not_available");
        var debit = stock.Country.Price(months);
        world.Account.EnsureAvailable(debit);

        world.Account.Charge("number", null, debit);
        var subscription = Find(number);
        if (subscription is null)
            subscription = Subscribe(stock, months);
        else
            Extend(subscription, months);
        subscription.AutoExtends = autoExtends;
        var expiry = world.Readings.ExpiryHasTime ? WireFormat.EndOf(subscription.Expiry) : WireFormat.Day(subscription.Expiry);
        return new() { { "currency", World.Rates.Currency }, { "debit", debit }, { "expiry", expiry } };
    }

    // docs/sources.md D9: forward_sms_to is the name in get_active; some SDKs send forward_to_sms. A request describes the whole
    // configuration of the number, so omitted settings are cleared.
    public WireFields UpdateForwarding(Request request)
    {
        var subscription = Find(request.Get("number")) ?? throw new ApiException("error_number_not_assigned");
        var mode = request["mode"] ?? "voice";
        if (request.Has("mode") && !subscription.Can(mode.ToUpperInvariant()))
            throw new ApiException("error_mode_invalid");
        if (request.Has("forward_sms_to") && !subscription.Can("SMS"))
            throw new ApiException("error_incoming_sms_not_supported");
        Configure(subscription, mode, request["forward_to"], request["forward_sms_to"]);
        return [];
    }

    public void Configure(Subscription subscription, string mode, string? forwardTo, string? forwardSmsTo)
    {
        (subscription.Mode, subscription.ForwardTo, subscription.ForwardSmsTo) =
            (mode, forwardTo is "" ? null : forwardTo, forwardSmsTo is "" ? null : forwardSmsTo);
        world.MarkChanged("number", subscription.Number);
    }

    public WireFields Active(Request request)
    {
        var entries = subscriptions.ConvertAll(subscription => subscription.ToFields());
        // docs/sources.md D20: the page lists total_entries_count, but its sample does not have it.
        return new WireFields { { "total_entries_count", entries.Count } }.Merge(Paging.Entries(entries));
    }

    Subscription Subscribe(StockNumber stock, int months)
    {
        var subscription = new Subscription
        {
            Number = stock.Number,
            Country = stock.Country.Code,
            State = stock.State,
            Capabilities = stock.Capabilities,
            Monthly = stock.Country.Monthly,
            Expiry = WireFormat.DayOf(world.Now),
        };
        subscriptions.Add(subscription);
        Extend(subscription, months);
        return subscription;
    }

    void Extend(Subscription subscription, int months)
    {
        world.MarkChanged("number", subscription.Number);
        var expiry = subscription.Expiry < maxExpiry.AddMonths(-months) ? subscription.Expiry.AddMonths(months) : maxExpiry;
        subscription.Expiry = expiry;
        world.Clock.At(WireFormat.StartOf(expiry.AddDays(1)), () =>
        {
            if (subscription.Expiry == expiry)
                Expire(subscription);
        });
    }

    void Expire(Subscription subscription)
    {
        if (!subscription.AutoExtends || world.Account.Available < subscription.Monthly)
        {
            subscriptions.Remove(subscription);
            world.MarkChanged("number", subscription.Number);
            return;
        }
        world.Account.Charge("number", null, subscription.Monthly);
        Extend(subscription, 1);
    }
}
