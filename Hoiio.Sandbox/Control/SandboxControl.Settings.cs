using System.Globalization;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Api;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <content>Settings: the clock, the credit, faults, readings, and a reset.</content>
sealed partial class SandboxControl
{
    public DateTimeOffset Now => exchange.Execute(exchange => exchange.World.Now);

    public bool IsClockRunning
    {
        get => exchange.Execute(exchange => exchange.World.Clock.IsRunning);
        set
        {
            if (timekeeper.SetRunning(value, world => Record(world, "POST", "clock", new() { ["running"] = value })))
                Events.Add("clock");
        }
    }

    public bool RateLimiting
    {
        get => dispatcher.RateLimiting;
        set
        {
            Act("PUT", "settings", new() { ["rate_limiting"] = value }, exchange =>
            {
                if (dispatcher.RateLimiting != value)
                    exchange.World.MarkChanged("account");
                return dispatcher.RateLimiting = value;
            });
        }
    }

    public IReadOnlyDictionary<string, string> Readings => exchange.Execute(exchange => exchange.World.Readings.Values);

    /// <summary>All readings, with their current and possible values.</summary>
    public IReadOnlyList<ReadingLine> ReadingTable => exchange.Execute(exchange => Reading.All
        .Select(reading => new ReadingLine(reading.Name, exchange.World.Readings.Values[reading.Name], reading.Values))
        .ToList());

    public IReadOnlyList<OrderedFault> Faults => exchange.Execute(_ => faults.Ordered);

    public void Advance(TimeSpan time) => AdvanceAsync(time).GetAwaiter().GetResult();

    public async Task AdvanceAsync(TimeSpan time)
    {
        await timekeeper.AdvanceAsync(time, world => Record(world, "POST", "clock", new() { ["advance"] = time.TotalSeconds }))
            .ConfigureAwait(false);
        Events.Add("clock");
    }

    /// <exception cref="ArgumentOutOfRangeException">The clock would pass the end of the calendar.</exception>
    public void ThrowIfPastEnd(TimeSpan time) => timekeeper.ThrowIfPastEnd(time);

    public void Fail(string path, Fault fault, int? times, double probability)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(fault);
        ThrowIfDisposed();
        if (times < 1)
            throw new ArgumentOutOfRangeException(nameof(times), times, "'times' must be 1 or more.");
        if (probability is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "'probability' must be greater than 0 and at most 1.");
        Dispatcher.EnsureValidFaultPath(path);
        var ordered = new OrderedFault(path, fault, times, probability);
        Act("POST", "faults", Json.ToObject(FaultLine.From(ordered)), _ =>
        {
            faults.Order(ordered);
            return true;
        });
    }

    public void ClearFaults(string? path)
    {
        ThrowIfDisposed();
        if (path is not null)
            Dispatcher.EnsureValidFaultPath(path);
        Act("DELETE", path is null ? "faults" : $"faults?path={Uri.EscapeDataString(path)}", body: null, _ =>
        {
            faults.Clear(path);
            return true;
        });
    }

    public void SetCredit(decimal points, decimal bonus) => ChangeCredit(points, bonus);

    // Null keeps the current value, even while a charge changes it.
    public void ChangeCredit(decimal? points, decimal? bonus)
    {
        ThrowIfDisposed();
        if (points is null && bonus is null)
            return;
        var body = new JsonObject();
        foreach (var (name, amount) in new[] { ("points", points), ("bonus", bonus) })
            if (amount is { } value)
                body[name] = value.ToString(CultureInfo.InvariantCulture);
        Act("PUT", "account", body, exchange =>
        {
            exchange.World.Account.SetCredit(points ?? exchange.World.Account.Points, bonus ?? exchange.World.Account.Bonus);
            return true;
        });
    }

    public void SetReadings(string readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        SetReadings([.. World.Readings.Split(readings)]);
    }

    // Omitted readings keep their current values.
    public void SetReadings(IReadOnlyList<KeyValuePair<string, string>> readings)
    {
        var values = new JsonObject();
        foreach (var (name, value) in readings)
            values[name] = value;
        Act("PUT", "settings", new() { ["readings"] = values }, exchange =>
        {
            var changed = exchange.World.Readings.With(readings);
            if (!changed.Values.SequenceEqual(exchange.World.Readings.Values))
                exchange.World.MarkChanged("account");
            return exchange.World.Readings = changed;
        });
    }

    public void Reset()
    {
        ThrowIfDisposed();
        Reset(start: null);
    }

    void Reset(StartSettings? start) => exchange.Reset(start, world =>
    {
        faults.Reset();
        dispatcher.Reset();
        Events.Reset(CreateStartLine(world));
    });
}
