using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>The schemas of what the front desk answers, by the names of their types.</summary>
sealed class AnswerSchemas
{
    public JsonObject All { get; } = [];

    public JsonObject Of(Type type)
    {
        if (type == typeof(JsonObject))
            return new() { ["type"] = "object" };
        if (ElementOf(type) is { } element)
            return new() { ["type"] = "array", ["items"] = Of(element) };
        if (!All.ContainsKey(type.Name))
            All[type.Name] = Json.Schema(type, Of);
        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    static Type? ElementOf(Type type) =>
        type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) && type.GenericTypeArguments is [var element]
            ? element
            : null;
}
