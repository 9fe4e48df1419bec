using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>The schemas of the answers of the front desk, by type name.</summary>
sealed class AnswerSchemas
{
    public JsonObject All { get; } = [];

    public JsonObject SchemaFor(Type type)
    {
        if (type == typeof(JsonObject))
            return new() { ["type"] = "object" };
        if (ElementType(type) is { } element)
            return new() { ["type"] = "array", ["items"] = SchemaFor(element) };
        if (!All.ContainsKey(type.Name))
            All[type.Name] = Json.Schema(type, SchemaFor);
        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    static Type? ElementType(Type type) =>
        type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) && type.GenericTypeArguments is [var element]
            ? element
            : null;
}
