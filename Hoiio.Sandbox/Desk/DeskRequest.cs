using System.Globalization;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>A request to the front desk. Its members throw <see cref="ArgumentException"/> for invalid values.</summary>
/// <param name="baseUrl">The URL of the sandbox that the client used. URLs in the answer start with it.</param>
/// <param name="rootUrl">The URL of the main sandbox that the client used.</param>
/// <param name="reference">The variable segments of the path.</param>
/// <param name="query">The query.</param>
/// <param name="body">The body.</param>
/// <param name="journal">The lines of a journal in the body.</param>
/// <param name="cancellationToken">Ends a wait for events.</param>
sealed class DeskRequest(string baseUrl, string rootUrl, IReadOnlyList<string> reference, IReadOnlyDictionary<string, string> query,
    JsonObject body, IReadOnlyList<string> journal, CancellationToken cancellationToken)
{
    public string BaseUrl => baseUrl;

    public string RootUrl => rootUrl;

    /// <summary>The variable segment of the path: a session, a transaction reference, a number or an ID.</summary>
    public string Reference => reference[0];

    public long Id => long.TryParse(Reference, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id : throw new NotFoundException($"There is no event {Reference}. IDs are whole numbers.");

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The lines of a journal in the body.</summary>
    public IReadOnlyList<string> Journal => journal;

    public int Limit => (int)(Query(DeskParameters.Limit) ?? SandboxControl.DefaultLimit);

    public long After => Query(DeskParameters.After) ?? 0;

    public long? Before => Query(DeskParameters.Before) is { } id
        ? query.ContainsKey(DeskParameters.After.Name) || query.ContainsKey(DeskParameters.Wait.Name)
            ? throw new ArgumentException("'before' cannot be combined with 'after' or 'wait'.") : id
        : null;

    public TimeSpan Wait => Query(DeskParameters.Wait) ?? TimeSpan.Zero;

    /// <summary>The number that filters a list, or null. An unencoded plus arrives as a space.</summary>
    public string? Number => Query(DeskParameters.Number) is { } text ? text is [' ', .. var digits] ? $"+{digits}" : text : null;

    /// <summary>A parameter of the query, or null if it is missing.</summary>
    public T? Query<T>(DeskParameter<T> parameter) =>
        query.TryGetValue(parameter.Name, out var text) ? parameter.FromQuery(text) : default;

    public bool Has(DeskParameter parameter) => body.ContainsKey(parameter.Name);

    /// <summary>A member of the body, or null if it is null or missing.</summary>
    /// <exception cref="ArgumentException">The value is not valid, or a required member is missing.</exception>
    public T Body<T>(DeskParameter<T> parameter) => body[parameter.Name] switch
    {
        { } value => parameter.FromBody(value),
        null when parameter.IsRequired => throw new ArgumentException($"The body lacks '{parameter.Name}', {parameter.Expected}."),
        null => default!,
    };

    /// <summary>The readings in the body, or null if they are missing.</summary>
    /// <exception cref="ArgumentException">The value is not valid.</exception>
    public IReadOnlyList<KeyValuePair<string, string>>? Body(ReadingsParameter parameter) => parameter.FromBody(body[parameter.Name]);
}
