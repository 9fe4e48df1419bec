using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Numbers;

/// <summary>A state of a country, with its first available number.</summary>
sealed record CountryState(string Code, string Name, long FirstNumber);

/// <summary>A country where numbers are available.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">The English name.</param>
/// <param name="Prefix">The country code, without a plus.</param>
/// <param name="Monthly">The price per month, in SGD.</param>
/// <param name="Capabilities">The capabilities of its numbers: VOICE, FAX, SMS.</param>
/// <param name="FirstNumber">The first available number; 0 for a country with states.</param>
sealed record Country(string Code, string Name, string Prefix, decimal Monthly, string[] Capabilities, long FirstNumber)
{
    public CountryState[] States { get; init; } = [];

    // A year costs as much as ten months.
    public decimal Price(int months) => Monthly * (months == 12 ? 10 : months);
}

/// <summary>A number that can be subscribed to.</summary>
sealed record StockNumber(string Number, Country Country, string? State, string[] Capabilities);

/// <summary>The countries where numbers are available, and the numbers.</summary>
static class NumberCatalog
{
    const int NumbersPerRange = 30;

    /// <summary>The numbers that every account starts with.</summary>
    public static readonly string[] InitialNumbers = ["+6500000000", "+6599999999"];

    // docs/sources.md D33: the capabilities are those of the guide and of the newer pages together, so that the examples of both run.
    public static readonly Country[] All =
    [
        new("US", "USA", "1", 4.00m, ["VOICE", "FAX", "SMS"], 0)
        {
            States =
            [
                new("AL", "Alabama", 16001234567),
                new("CA", "California", 16101234567),
                new("NY", "New York", 16201234567),
                new("TX", "Texas", 16301234567),
                new("WA", "Washington", 16401234567),
            ],
        },
        new("SG", "Singapore", "65", 9.99m, ["VOICE", "FAX"], 6531580001),
        new("HK", "Hong Kong", "852", 12.00m, ["VOICE", "FAX"], 85258080001),
        new("MY", "Malaysia", "60", 12.00m, ["VOICE", "FAX"], 60327130001),
        new("VN", "Vietnam", "84", 15.00m, ["VOICE"], 84873050001),
        new("AU", "Australia", "61", 10.00m, ["VOICE"], 61280150001),
        new("NZ", "New Zealand", "64", 10.00m, ["VOICE"], 6499510001),
    ];

    public static Country Get(string code) => All.FirstOrDefault(country => country.Code == code)
        ?? throw new ApiException("error_no_number_available");

    public static IEnumerable<StockNumber> Stock(Country country, string? state) =>
        country.States.Length == 0
            ? Numbers(country, null, country.FirstNumber).Concat(InitialNumbersOf(country))
            : country.States.Where(known => known.Code == state).SelectMany(known => Numbers(country, known.Code, known.FirstNumber));

    public static StockNumber? Find(string number) => All
        .SelectMany(country => country.States.Length == 0
            ? Stock(country, null)
            : country.States.SelectMany(state => Stock(country, state.Code)))
        .FirstOrDefault(stock => stock.Number == number);

    static IEnumerable<StockNumber> Numbers(Country country, string? state, long first) =>
        Enumerable.Range(0, NumbersPerRange)
            .Select(index => new StockNumber(FormattableString.Invariant($"+{first + index}"), country, state, country.Capabilities));

    // The second number receives SMS, unlike the other numbers of its country.
    static IEnumerable<StockNumber> InitialNumbersOf(Country country) => country.Code == "SG"
        ? [
            new(InitialNumbers[0], country, null, country.Capabilities),
            new(InitialNumbers[1], country, null, [.. country.Capabilities, "SMS"]),
        ]
        : [];
}
