using System.Globalization;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>What is asked of the front desk: the variable parts of the path, the query and the body. What cannot be is an
/// <see cref="ArgumentException"/>.</summary>
/// <param name="baseUrl">The address of the sandbox as it was asked for: the addresses in the answer begin so.</param>
/// <param name="rootUrl">The address of the main sandbox, likewise.</param>
/// <param name="reference">The variable parts of the path.</param>
/// <param name="query">The query.</param>
/// <param name="body">The body.</param>
/// <param name="journal">The lines of a journal in the body.</param>
/// <param name="cancellationToken">Ends what it waits for.</param>
sealed class DeskRequest(string baseUrl, string rootUrl, IReadOnlyList<string> reference, IReadOnlyDictionary<string, string> query,
    JsonObject body, IReadOnlyList<string> journal, CancellationToken cancellationToken)
{
    public string BaseUrl => baseUrl;

    public string RootUrl => rootUrl;

    /// <summary>The variable part of the path: a session, a transaction, a number or an id.</summary>
    public string Reference => reference[0];

    public long Id => long.TryParse(Reference, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id : throw new NotFoundException($"There is no event {Reference}; ids are whole numbers.");

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The lines of a journal in the body.</summary>
    public IReadOnlyList<string> Journal => journal;

    public int Limit => (int)(Query(DeskParameters.Limit) ?? SandboxControl.DefaultLimit);

    public long After => Query(DeskParameters.After) ?? 0;

    public long? Before => Query(DeskParameters.Before) is { } id
        ? query.ContainsKey(DeskParameters.After.Name) || query.ContainsKey(DeskParameters.Wait.Name)
            ? throw new ArgumentException("'before' looks back; it goes with neither 'after' nor 'wait'.") : id
        : null;

    public TimeSpan Wait => Query(DeskParameters.Wait) ?? TimeSpan.Zero;

    /// <summary>A number that lists are to be about, or null. A plus that nobody encoded arrives as a space.</summary>
    public string? Number => Query(DeskParameters.Number) is { } text ? text is [' ', .. var digits] ? $"+{digits}" : text : null;

    /// <summary>A parameter of the query, or null if it is not there.</summary>
    public T? Query<T>(DeskParameter<T> parameter) =>
        query.TryGetValue(parameter.Name, out var text) ? parameter.FromQuery(text) : default;

    public bool Has(DeskParameter parameter) => body.ContainsKey(parameter.Name);

    /// <summary>A member of the body; null if it is null or not there.</summary>
    /// <exception cref="ArgumentException">It is not what it may be, or is required and not there.</exception>
    public T Body<T>(DeskParameter<T> parameter) => body[parameter.Name] switch
    {
        { } value => parameter.FromBody(value),
        null when parameter.IsRequired => throw new ArgumentException($"The body lacks '{parameter.Name}', {parameter.Expected}."),
        null => default!,
    };

    /// <summary>The readings in the body; null if there are none.</summary>
    /// <exception cref="ArgumentException">They are none.</exception>
    public IReadOnlyList<KeyValuePair<string, string>>? Body(ReadingsParameter parameter) => parameter.FromBody(body[parameter.Name]);
}
