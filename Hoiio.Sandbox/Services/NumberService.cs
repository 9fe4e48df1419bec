namespace HoiioSdk.Sandbox;

/// <summary>Numbers: which are for sale, which are held, and where they send their notifications.</summary>
sealed class NumberService
{
    const int PageSize = 20;

    static readonly int[] Periods = [1, 3, 12];

    readonly Exchange exchange;

    public NumberService(Exchange exchange)
    {
        this.exchange = exchange;
        var singapore = Sandbox.Countries.Get("SG");
        Hold("+6500000000", singapore, null, singapore.Capabilities, 12);
        Hold("+6599999999", singapore, null, ["VOICE", "FAX", "SMS"], 12);
    }

    public static Fields Countries(Request request) => Paging.Entries([.. Sandbox.Countries.All.Select(country =>
    {
        var fields = new Fields { { "code", country.Code }, { "name", country.Name }, { "prefix", country.Prefix } };
        if (country.States.Length > 0)
            fields.Add("states", country.States.Select(state => new Fields
            {
                { "code", state.Code },
                { "name", state.Name },
                { "capability", country.Capabilities },
            }));
        return fields;
    })]);

    public Fields Choices(Request request)
    {
        var country = Sandbox.Countries.Get(request.Get("country"));
        var state = country.States.Length > 0 ? request.Get("state") : null;
        var free = Sandbox.Countries.Stock(country, state).Where(stock => exchange.Account.Find(stock.Number) is null);
        // D12: objects, as the Python SDK reads them; another SDK reads mere text.
        return Paging.Page(request, PageSize, free, stock => new() { { "number", stock.Number }, { "capability", country.Capabilities } });
    }

    public static Fields Rates(Request request)
    {
        var country = Sandbox.Countries.Get(request.Get("country"));
        return new Fields { { "currency", Sandbox.Rates.Currency } }
            .And(Paging.Entries([.. Periods.Select(months => new Fields { { "duration", months }, { "rate", country.Price(months) } })]));
    }

    public Fields Subscribe(Request request)
    {
        var number = request.Get("number");
        var autoExtends = request["duration"] == "auto_extend";
        var months = request.Number("duration") ?? 1;
        var held = exchange.Account.Find(number);
        var stock = Sandbox.Countries.Find(number);
        var country = stock?.Country ?? (held is null ? throw new Refusal("error_number_not_available") : Sandbox.Countries.Get(held.Country));
        var debit = country.Price(months);
        exchange.Account.Demand(debit);

        exchange.Account.Charge(debit);
        if (held is null)
            held = Hold(number, country, stock!.State, country.Capabilities, months);
        else
            Extend(held, months);
        held.AutoExtends = autoExtends;
        // D17: a date; only one SDK reads a time behind it.
        return new() { { "currency", Sandbox.Rates.Currency }, { "debit", debit }, { "expiry", Wire.Day(held.Expiry) } };
    }

    // D9: forward_sms_to is the name in get_active; some SDKs send forward_to_sms. What is left out is taken back: one request describes the whole number.
    public Fields UpdateForwarding(Request request)
    {
        var held = exchange.Account.Find(request.Get("number")) ?? throw new Refusal("error_number_not_assigned");
        var mode = request["mode"] ?? "voice";
        if (request.Has("mode") && !held.Can(mode.ToUpperInvariant()))
            throw new Refusal("error_mode_invalid");
        if (request.Has("forward_sms_to") && !held.Can("SMS"))
            throw new Refusal("error_incoming_sms_not_supported");
        (held.Mode, held.ForwardTo, held.ForwardSmsTo) = (mode, request["forward_to"], request["forward_sms_to"]);
        return [];
    }

    public Fields Active(Request request)
    {
        var entries = exchange.Account.Subscriptions.ConvertAll(held => held.ToFields());
        // D20: the page lists total_entries_count; its sample lacks it.
        return new Fields { { "total_entries_count", entries.Count } }.And(Paging.Entries(entries));
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
            Expiry = Wire.DayOf(exchange.Now),
        };
        exchange.Account.Subscriptions.Add(held);
        Extend(held, months);
        return held;
    }

    void Extend(Subscription held, int months)
    {
        var expiry = held.Expiry = held.Expiry.AddMonths(months);
        exchange.At(Wire.StartOf(expiry.AddDays(1)), () =>
        {
            if (held.Expiry == expiry)
                Expire(held);
        });
    }

    void Expire(Subscription held)
    {
        if (!held.AutoExtends || exchange.Account.Balance < held.Monthly)
        {
            exchange.Account.Subscriptions.Remove(held);
            return;
        }
        exchange.Account.Charge(held.Monthly);
        Extend(held, 1);
    }
}
