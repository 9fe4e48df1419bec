namespace HoiioSdk.Sandbox;

/// <summary>Numbers: which are for sale, which are held, and where they send their notifications.</summary>
sealed class NumberService
{
    const int PageSize = 20;

    static readonly int[] Periods = [1, 3, 12];

    readonly World world;

    public NumberService(World world)
    {
        this.world = world;
        var singapore = Sandbox.Countries.Get("SG");
        Hold("+6500000000", singapore, null, singapore.Capabilities, 12);
        Hold("+6599999999", singapore, null, ["VOICE", "FAX", "SMS"], 12);
    }

    public static WireFields Countries(Request request) => Paging.Entries([.. Sandbox.Countries.All.Select(country =>
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
        var country = Sandbox.Countries.Get(request.Get("country"));
        var state = country.States.Length > 0 ? request.Get("state") : null;
        var free = Sandbox.Countries.Stock(country, state).Where(stock => world.Account.Find(stock.Number) is null);
        // D12: objects, as the Python SDK reads them; another SDK reads mere text.
        return Paging.Page(request, PageSize, free, stock => new() { { "number", stock.Number }, { "capability", country.Capabilities } });
    }

    public static WireFields Rates(Request request)
    {
        var country = Sandbox.Countries.Get(request.Get("country"));
        return new WireFields { { "currency", Sandbox.Rates.Currency } }
            .And(Paging.Entries([.. Periods.Select(months => new WireFields { { "duration", months }, { "rate", country.Price(months) } })]));
    }

    public WireFields Subscribe(Request request)
    {
        var number = request.Get("number");
        var autoExtends = request["duration"] == "auto_extend";
        var months = request.Number("duration") ?? 1;
        var held = world.Account.Find(number);
        var stock = Sandbox.Countries.Find(number);
        var country = stock?.Country ?? (held is null ? throw new Refusal("error_number_not_available") : Sandbox.Countries.Get(held.Country));
        var debit = country.Price(months);
        world.Account.Demand(debit);

        world.Account.Charge(debit);
        if (held is null)
            held = Hold(number, country, stock!.State, country.Capabilities, months);
        else
            Extend(held, months);
        held.AutoExtends = autoExtends;
        // D17: a date; only one SDK reads a time behind it.
        return new() { { "currency", Sandbox.Rates.Currency }, { "debit", debit }, { "expiry", WireFormat.Day(held.Expiry) } };
    }

    // D9: forward_sms_to is the name in get_active; some SDKs send forward_to_sms. What is left out is taken back: one request describes the whole number.
    public WireFields UpdateForwarding(Request request)
    {
        var held = world.Account.Find(request.Get("number")) ?? throw new Refusal("error_number_not_assigned");
        var mode = request["mode"] ?? "voice";
        if (request.Has("mode") && !held.Can(mode.ToUpperInvariant()))
            throw new Refusal("error_mode_invalid");
        if (request.Has("forward_sms_to") && !held.Can("SMS"))
            throw new Refusal("error_incoming_sms_not_supported");
        (held.Mode, held.ForwardTo, held.ForwardSmsTo) = (mode, request["forward_to"], request["forward_sms_to"]);
        return [];
    }

    public WireFields Active(Request request)
    {
        var entries = world.Account.Subscriptions.ConvertAll(held => held.ToFields());
        // D20: the page lists total_entries_count; its sample lacks it.
        return new WireFields { { "total_entries_count", entries.Count } }.And(Paging.Entries(entries));
    }

    Subscription Hold(string number, Country country, string? state, string[] capabilities, int months)
    {
        var held = new Subscription
        {
            Number = number,
            Country = country.Code,
            State = state,
            Capabilities = capabilities,
            Monthly = country.Monthly,
            Expiry = WireFormat.DayOf(world.Now),
        };
        world.Account.Subscriptions.Add(held);
        Extend(held, months);
        return held;
    }

    void Extend(Subscription held, int months)
    {
        var expiry = held.Expiry = held.Expiry.AddMonths(months);
        world.Agenda.Add(WireFormat.StartOf(expiry.AddDays(1)), () =>
        {
            if (held.Expiry == expiry)
                Expire(held);
        });
    }

    void Expire(Subscription held)
    {
        if (!held.AutoExtends || world.Account.Balance < held.Monthly)
        {
            world.Account.Subscriptions.Remove(held);
            return;
        }
        world.Account.Charge(held.Monthly);
        Extend(held, 1);
    }
}
