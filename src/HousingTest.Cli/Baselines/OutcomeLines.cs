using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HousingTest.Model;

namespace HousingTest.Cli.Baselines;

/// <summary>
/// An outcome as JSON that people can review: each row, screen and message on a line of its own, so that a change of one shows as a line. A second
/// run of the same scenario is kept as the lines that are otherwise, which are few.
/// </summary>
internal static class OutcomeLines
{
    /// <summary>The lines; joined they are the outcome as JSON.</summary>
    public static IReadOnlyList<string> Write(Outcome outcome)
    {
        var members = JsonSerializer.SerializeToNode(outcome, Json.Line)!.AsObject().ToList();
        var lines = new List<string> { "{" };
        foreach (var (index, (name, value)) in members.Index())
        {
            var end = index < members.Count - 1 ? "," : "";
            if (value is JsonArray { Count: > 0 } items)
            {
                lines.Add($"\"{name}\":[");
                lines.AddRange(items.Select((item, at) => item!.ToJsonString(Json.Line) + (at < items.Count - 1 ? "," : "")));
                lines.Add("]" + end);
            }
            else
                lines.Add($"\"{name}\":{value?.ToJsonString(Json.Line) ?? "null"}{end}");
        }

        lines.Add("}");
        return lines;
    }

    /// <summary>Reads them back.</summary>
    public static Outcome Read(IEnumerable<string> lines) => JsonSerializer.Deserialize<Outcome>(string.Join('\n', lines), Json.Line) ?? throw new JsonException("it holds nothing");

    /// <summary>What of a second run is otherwise: number of the line, counted from 1, and the line; null when it has another number of lines.</summary>
    public static IReadOnlyDictionary<string, string>? Otherwise(IReadOnlyList<string> first, IReadOnlyList<string> second) => first.Count != second.Count
        ? null
        : second.Index().Where(line => !string.Equals(line.Item, first[line.Index], StringComparison.Ordinal))
            .ToDictionary(line => (line.Index + 1).ToString(CultureInfo.InvariantCulture), line => line.Item, StringComparer.Ordinal);

    /// <summary>The second run again, from the first and what was otherwise.</summary>
    public static IEnumerable<string> Put(IReadOnlyList<string> first, IReadOnlyDictionary<string, string> otherwise) =>
        first.Select((line, index) => otherwise.GetValueOrDefault((index + 1).ToString(CultureInfo.InvariantCulture), line));
}
