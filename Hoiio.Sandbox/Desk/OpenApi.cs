using System.Text.Json.Nodes;
using HoiioSdk.Answers;
using HoiioSdk.Sandbox.Api;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>Describes the service and the front desk in OpenAPI 3.1, from their routes.</summary>
static class OpenApi
{
    const string Form = "application/x-www-form-urlencoded";
    const string MultipartForm = "multipart/form-data";
    const string JsonType = "application/json";

    /// <param name="url">The URL of the sandbox, with a trailing slash.</param>
    public static JsonObject Describe(string url)
    {
        var (paths, schemas) = (new JsonObject(), new AnswerSchemas());
        foreach (var route in Routes.All.Values)
        {
            schemas.All[OperationId(route)] = Answer(route.Path);
            paths[$"/open/{route.Path}"] = Describe(route);
        }
        foreach (var route in DeskRoutes.All)
        {
            var parts = route.Parts.Select(part => DeskRoute.IsVariable(part) ? $"{{{part}}}" : part);
            var path = $"/sandbox/{string.Join('/', parts)}".TrimEnd('/');
            paths[path] ??= new JsonObject();
            paths[path]![route.Verb.ToLowerInvariant()] = Describe(route, schemas);
        }
        return new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Hoiio sandbox",
                ["version"] = typeof(OpenApi).Assembly.GetName().Version!.ToString(3),
                ["description"] = "The API of the Hoiio service under /open/, and the front desk of the sandbox under /sandbox/. "
                    + "The answers are described with the default readings.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = url.TrimEnd('/') }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.All,
                ["examples"] = Object(Routes.All.Values.SelectMany(route => route.Errors).Distinct(), Example),
            },
        };
    }

    static JsonObject Describe(Route route)
    {
        var parameters = route.AllParameters.Select(parameter => (parameter.Name, parameter.Schema, parameter.IsRequired)).ToList();
        var content = new JsonObject { [Form] = new JsonObject { ["schema"] = Members(parameters) } };
        if (parameters.Exists(parameter => parameter.Name == Request.FilePart))
        {
            var parts = Members(parameters);
            parts["properties"]![Request.FilePart]!["format"] = "binary";
            content[MultipartForm] = new JsonObject { ["schema"] = parts };
        }
        return new()
        {
            ["get"] = Describe(route, "_get", new()
            {
                ["parameters"] = new JsonArray(
                    [.. parameters.Select(member => Parameter("query", member.Name, member.Schema, member.IsRequired))]),
            }),
            ["post"] = Describe(route, "", new()
            {
                ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = content },
            }),
        };
    }

    static JsonObject Describe(Route route, string ending, JsonObject operation)
    {
        operation["operationId"] = OperationId(route) + ending;
        operation["summary"] = route.Summary;
        if (route.IsLimited)
            operation["description"] = $"If rate_limiting is set, at most {RateLimit.MaxRequests} requests per minute.";
        operation["tags"] = new JsonArray(route.Path.Split('/')[0]);
        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = "The answer, also for an error: see its status.",
                ["content"] = new JsonObject
                {
                    [JsonType] = new JsonObject
                    {
                        ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{OperationId(route)}" },
                        ["examples"] = Object(route.Errors, error => new() { ["$ref"] = $"#/components/examples/{error}" }),
                    },
                },
            },
        };
        return operation;
    }

    static string OperationId(Route route) => route.Path.Replace('/', '_');

    static JsonObject Answer(string path)
    {
        var fields = Fields(path);
        fields["properties"]!.AsObject().Insert(0, "status", new JsonObject
        {
            ["type"] = "string",
            ["description"] = $"{HoiioStatus.Success}, or an error code.",
        });
        fields["required"] = new JsonArray("status");
        return fields;
    }

    static JsonObject Fields(string path) => new()
    {
        ["type"] = "object",
        ["properties"] = Object(FieldNames.Of(path), name => Field(path, name)),
    };

    // Numbers are text, as in every sample of the API (docs/sources.md D5).
    static JsonObject Field(string path, string name) => DocumentedTypes.Of(name) switch
    {
        _ when FieldNames.Of($"{path}/{name}").Length > 0 => new() { ["type"] = "array", ["items"] = Fields($"{path}/{name}") },
        FieldType.Int => Text("^-?[0-9]+$"),
        FieldType.Double => Text(@"^-?[0-9]+\.[0-9]{3}$"),
        FieldType.Date => Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        FieldType.DateAndTime => Text("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$"),
        FieldType.Bool => new() { ["type"] = "boolean" },
        // docs/sources.md D2: this path returns a comma-separated text.
        FieldType.Texts when path == "voice/conference" => new() { ["type"] = "string" },
        FieldType.Texts => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
        _ => new() { ["type"] = new JsonArray("string", "null") },
    };

    static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    static JsonObject Describe(DeskRoute route, AnswerSchemas schemas)
    {
        var parameters = route.Parts.Where(DeskRoute.IsVariable)
            .Select(name => Parameter("path", name, DeskParameters.Variables[name], isRequired: true))
            .Concat(route.Query.Select(member => Parameter("query", member.Name, member.Schema, member.IsRequired)));
        var operation = new JsonObject
        {
            ["operationId"] = $"{route.Verb} {route.Path}".Trim().ToLowerInvariant().Replace(' ', '_').Replace('/', '_').Replace('.', '_'),
            ["summary"] = route.Summary,
            ["tags"] = new JsonArray("sandbox"),
            ["parameters"] = new JsonArray([.. parameters]),
            ["responses"] = new JsonObject
            {
                [route.ReturnsCreated ? "201" : "200"] = Response("The result.", route.Answer switch
                {
                    _ when route.Answer == typeof(EventStream) => Plain("text/event-stream"),
                    _ when route.Answer == typeof(List<string>) => Plain(FrontDesk.JournalType),
                    var type => new() { [JsonType] = new JsonObject { ["schema"] = schemas.SchemaFor(type) } },
                }),
                ["4XX"] = Response(
                    "A message that explains the error. 400: invalid request. 403: request of another website. 404: not found. 405: verb "
                    + "not allowed. 409: not possible in the current state. 413: body too long. 415: not JSON.",
                    new() { [JsonType] = new JsonObject { ["schema"] = schemas.SchemaFor(typeof(Problem)) } }),
            },
        };
        if (route.TakesJournal)
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Plain(FrontDesk.JournalType) };
        else if (route.Body.Count > 0)
            operation["requestBody"] = new JsonObject
            {
                ["required"] = route.Body.Any(member => member.IsRequired),
                ["content"] = new JsonObject
                {
                    [JsonType] = new JsonObject
                    {
                        ["schema"] = Members(route.Body.Select(member => (member.Name, member.Schema, member.IsRequired)), isOfDesk: true),
                    },
                },
            };
        return operation;
    }

    static JsonObject Plain(string mediaType) =>
        new() { [mediaType] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } };

    static JsonObject Response(string description, JsonObject content) => new() { ["description"] = description, ["content"] = content };

    static JsonObject Parameter(string place, string name, Schema schema, bool isRequired) =>
        new() { ["name"] = name, ["in"] = place, ["required"] = isRequired, ["schema"] = schema.ToJson() };

    /// <param name="members">The members of the object.</param>
    /// <param name="isOfDesk">Whether it is a body of the front desk, where optional members may be null, and others are refused.</param>
    static JsonObject Members(IEnumerable<(string Name, Schema Schema, bool IsRequired)> members, bool isOfDesk = false) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = !isOfDesk,
        ["properties"] = new JsonObject(members.Select(member =>
            KeyValuePair.Create(member.Name, (JsonNode?)member.Schema.ToJson(isOfDesk && !member.IsRequired)))),
        ["required"] = new JsonArray([.. members.Where(member => member.IsRequired).Select(member => (JsonNode)member.Name)]),
    };

    static JsonObject Example(string error)
    {
        var example = new JsonObject { ["value"] = new JsonObject { ["status"] = error } };
        if (HoiioStatus.Describe(error) is { } meaning)
            example["summary"] = meaning;
        return example;
    }

    static JsonObject Object(IEnumerable<string> names, Func<string, JsonObject> value) =>
        new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)value(name))));
}
