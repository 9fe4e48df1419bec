using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using Json.Schema;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Description;

/// <summary>What /sandbox/openapi.json says, and whether an answer fits it.</summary>
sealed class ApiDescription
{
    static readonly Lazy<ApiDescription> Read = new(() =>
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

    public static ApiDescription Instance => Read.Value;

    public string Text { get; }

    /// <summary>The operations, by verb and path: <c>POST /open/sms/send</c>.</summary>
    public IReadOnlyDictionary<string, JsonNode> Operations { get; }

    /// <summary>The error codes of each path of the API.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Errors { get; }

    /// <summary>The operation that a request is one of; null for none.</summary>
    public string? Find(string verb, string path)
    {
        var parts = path.Split('?')[0].Split('/');
        return Operations.Keys.FirstOrDefault(name => name.Split(' ') is [var ownVerb, var ownPath] && ownVerb == verb
            && ownPath.Split('/') is var own && own.Length == parts.Length
            && own.Zip(parts).All(pair => pair.First == pair.Second || pair.First.StartsWith('{')));
    }

    /// <summary>Asserts that an answer has what its operation describes, and nothing else.</summary>
    public void Judge(string operation, string httpStatus, JsonNode answer)
    {
        var schema = Operations[operation]["responses"]![httpStatus]!["content"]!["application/json"]!["schema"]!;
        var root = new JsonObject
        {
            ["$defs"] = description["components"]!["schemas"]!.DeepClone(),
            ["allOf"] = new JsonArray(schema.DeepClone()),
        };
        Close(root);
        var result = JsonSchema.FromText(root.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))
            .Evaluate(answer, new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        Assert.That(result.IsValid, () => $"{operation}\n{answer}\n" + string.Join('\n', result.Details
            .Where(detail => detail.HasErrors).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }

    // An object has only the members that are described.
    static void Close(JsonNode? schema)
    {
        if (schema is JsonObject { } json && json.ContainsKey("properties"))
            json["additionalProperties"] ??= false;
        foreach (var child in schema switch
        {
            JsonObject members => members.Select(member => member.Value).ToList(),
            JsonArray elements => [.. elements],
            _ => [],
        })
            Close(child);
    }
}
