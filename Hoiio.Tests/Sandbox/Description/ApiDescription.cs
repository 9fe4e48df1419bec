using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using Json.Schema;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Description;

/// <summary>The contents of /sandbox/openapi.json, against which answers can be validated.</summary>
sealed class ApiDescription
{
    static readonly Lazy<ApiDescription> instance = new(() =>
    {
        using var sandbox = HoiioSandbox.Start();
        using var http = new HttpClient();
        return new(http.GetStringAsync($"{sandbox.Url}sandbox/openapi.json").Result);
    });

    readonly JsonNode description;

    ApiDescription(string json)
    {
        Text = json;
        description = JsonNode.Parse(json)!;
        Operations = description["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(verb => (Name: $"{verb.Key.ToUpperInvariant()} {path.Key}", verb.Value)))
            .ToDictionary(operation => operation.Name, operation => operation.Value!);
        Errors = Operations.Where(operation => operation.Key.StartsWith("POST /open/", StringComparison.Ordinal)).ToDictionary(
            operation => operation.Key["POST /open/".Length..],
            operation => operation.Value["responses"]!["200"]!["content"]!["application/json"]!["examples"]!.AsObject()
                .Select(example => example.Key).ToHashSet());
    }

    public static ApiDescription Instance => instance.Value;

    public string Text { get; }

    /// <summary>The operations, by verb and path: <c>POST /open/sms/send</c>.</summary>
    public IReadOnlyDictionary<string, JsonNode> Operations { get; }

    /// <summary>The error codes of each path of the API.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Errors { get; }

    /// <summary>Returns the operation of a request, or null.</summary>
    public string? Find(string verb, string path)
    {
        var parts = path.Split('?')[0].Split('/');
        return Operations.Keys.FirstOrDefault(name => name.Split(' ') is [var operationVerb, var template] && operationVerb == verb
            && template.Split('/') is var segments && segments.Length == parts.Length
            && segments.Zip(parts).All(pair => pair.First == pair.Second || pair.First.StartsWith('{')));
    }

    /// <summary>Asserts that an answer matches the schema of its operation and has no other members.</summary>
    public void Validate(string operation, string httpStatus, JsonNode answer)
    {
        var root = SchemaOf(Operations[operation]["responses"]![httpStatus]!["content"]!);
        ForbidOtherMembers(root);
        var result = Evaluate(root, answer);
        Assert.That(result.IsValid, () => $"{operation}\n{answer}\n" + string.Join('\n', result.Details
            .Where(detail => detail.HasErrors).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }

    /// <summary>Whether the body of a request to the front desk matches its schema.</summary>
    public bool Accepts(string operation, JsonNode body) =>
        Evaluate(SchemaOf(Operations[operation]["requestBody"]!["content"]!), body).IsValid;

    JsonObject SchemaOf(JsonNode content) => new()
    {
        ["$defs"] = description["components"]!["schemas"]!.DeepClone(),
        ["allOf"] = new JsonArray(content["application/json"]!["schema"]!.DeepClone()),
    };

    static EvaluationResults Evaluate(JsonObject schema, JsonNode value) =>
        JsonSchema.FromText(schema.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))
            .Evaluate(value, new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });

    // Forbids members that the schema does not describe.
    static void ForbidOtherMembers(JsonNode? schema)
    {
        if (schema is JsonObject { } json && json.ContainsKey("properties"))
            json["additionalProperties"] ??= false;
        foreach (var child in schema switch
        {
            JsonObject members => members.Select(member => member.Value).ToList(),
            JsonArray elements => [.. elements],
            _ => [],
        })
            ForbidOtherMembers(child);
    }
}
