using System.Text.Json;
using System.Text.RegularExpressions;
using HousingTest.Model;
using HousingTest.Tests.Cli;

namespace HousingTest.Tests.Trouble;

/// <summary>The outcomes of a run that a command has just made.</summary>
internal static partial class RecordedOutcomes
{
    public static IReadOnlyList<Outcome> Of(CommandResult result) =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Workspace.Runs, Id().Match(result.Output).Groups["id"].Value, "scenarios"), "outcome.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(file => JsonSerializer.Deserialize<Outcome>(File.ReadAllText(file), Json.Indented)!)];

    [GeneratedRegex("runs/(?<id>[0-9a-f-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
