using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HousingTest.Tests.Definitions;

/// <summary>
/// The part of JSON Schema that the schemas of maps and environments are written in, judged as an editor judges it. A keyword that is not known here throws, so that none is passed over.
/// </summary>
internal sealed class EditorSchema
{
    private readonly JsonElement root;

    public EditorSchema(string json) => root = JsonDocument.Parse(json).RootElement;

    /// <summary>What the schema refuses of a YAML text, each with its path; empty when it accepts it.</summary>
    public IReadOnlyList<string> Refused(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. Errors(root, stream.Documents[0].RootNode, "")];
    }

    /// <summary>The keys that a schema knows and describes nowhere; empty when an editor has something to say of each. Where rules hold for some values only, a key stands there once more without.</summary>
    public static IReadOnlyList<string> Undescribed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. Properties(document.RootElement).GroupBy(property => property.Name, StringComparer.Ordinal)
                .Where(keys => keys.All(property => !property.Value.TryGetProperty("description", out _)))
                .Select(keys => keys.Key),
        ];
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(member => member.Name is "properties"
            ? member.Value.EnumerateObject().SelectMany(property => Properties(property.Value).Prepend(property))
            : Properties(member.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Properties),
        _ => [],
    };

    private IEnumerable<string> Errors(JsonElement schema, YamlNode node, string path) => schema.EnumerateObject().SelectMany(keyword => Errors(schema, keyword, node, path));

    private IEnumerable<string> Errors(JsonElement schema, JsonProperty keyword, YamlNode node, string path)
    {
        var value = keyword.Value;
        return keyword.Name switch
        {
            "$schema" or "title" or "description" or "definitions" => [],
            "$ref" => Errors(root.GetProperty("definitions").GetProperty(value.GetString()!["#/definitions/".Length..]), node, path),
            "type" => Types(value).Contains(TypeOf(node), StringComparer.Ordinal) ? [] : [$"{path}: is {TypeOf(node)}"],
            "pattern" => TypeOf(node) is not "string" || Regex.IsMatch(((YamlScalarNode)node).Value!, value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)) ? [] : [$"{path}: {node}"],
            "enum" => value.EnumerateArray().Any(one => string.Equals(one.ValueKind is JsonValueKind.String ? one.GetString() : one.GetRawText(), (node as YamlScalarNode)?.Value, StringComparison.Ordinal)) ? [] : [$"{path}: {node}"],
            "required" => node is YamlMappingNode map ? value.EnumerateArray().Select(key => key.GetString()!).Where(key => !map.Children.ContainsKey(key)).Select(key => $"{path}: lacks {key}") : [],
            "properties" => Members(node).Where(member => value.TryGetProperty(member.Key, out _)).SelectMany(member => Errors(value.GetProperty(member.Key), member.Value, $"{path}/{member.Key}")),
            "additionalProperties" => Members(node).Where(member => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Key, out _)))
                .SelectMany(member => value.ValueKind is JsonValueKind.False ? [$"{path}: has {member.Key}"] : Errors(value, member.Value, $"{path}/{member.Key}")),
            "items" => node is YamlSequenceNode list ? list.Children.SelectMany((item, i) => Errors(value, item, $"{path}/{i}")) : [],
            "minItems" => node is YamlSequenceNode few && few.Children.Count < value.GetInt32() ? [$"{path}: too few"] : [],
            "allOf" => value.EnumerateArray().SelectMany(one => Errors(one, node, path)),
            "anyOf" => value.EnumerateArray().Any(one => !Errors(one, node, path).Any()) ? [] : [$"{path}: fits none"],
            "oneOf" => value.EnumerateArray().Count(one => !Errors(one, node, path).Any()) == 1 ? [] : [$"{path}: does not fit one alone"],
            "not" => Errors(value, node, path).Any() ? [] : [$"{path}: is what it may not be"],
            _ => throw new NotSupportedException($"the keyword '{keyword.Name}' is not known here"),
        };
    }

    private static IEnumerable<string> Types(JsonElement value) => value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().Select(one => one.GetString()!) : [value.GetString()!];

    private static IEnumerable<KeyValuePair<string, YamlNode>> Members(YamlNode node) =>
        node is YamlMappingNode map ? map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, pair.Value)) : [];

    // As YAML 1.2's core schema resolves a scalar without quotes.
    private static string TypeOf(YamlNode node) => node switch
    {
        YamlMappingNode => "object",
        YamlSequenceNode => "array",
        YamlScalarNode { Style: not ScalarStyle.Plain } => "string",
        YamlScalarNode { Value: null or "" or "~" or "null" or "Null" or "NULL" } => "null",
        YamlScalarNode { Value: "true" or "True" or "TRUE" or "false" or "False" or "FALSE" } => "boolean",
        YamlScalarNode { Value: var text } when Regex.IsMatch(text!, @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) => "number",
        _ => "string",
    };
}
