using System.Globalization;
using System.Text;
using HousingTest.Gherkin.Language;
using HousingTest.Model;

namespace HousingTest.Gherkin.Planning;

/// <summary>
/// Names a scenario so that runs of different releases, machines and days can be held against each other: readable, fit for a folder, and
/// the same until the scenario's path, rule, name, examples or row change. Its steps and its line may change.
/// </summary>
public static class ScenarioIdentity
{
    private const int LongestSlug = 60;

    /// <summary>The id.</summary>
    public static string Of(Pickle pickle)
    {
        var file = pickle.Path.EndsWith(".feature", StringComparison.Ordinal) ? pickle.Path[..^".feature".Length] : pickle.Path;
        var slug = Slug($"{file} {pickle.Scenario.Name} {pickle.RowNumber?.ToString(CultureInfo.InvariantCulture)}");
        return $"{slug}-{Hash(pickle)[..8]}";
    }

    private static string Hash(Pickle pickle)
    {
        string[] parts =
        [
            pickle.Path, pickle.Rule?.Name ?? "", pickle.Scenario.Name, pickle.Examples?.Name ?? "",
            .. pickle.Row?.Cells.Select(cell => cell.Value) ?? [],
        ];
        return Digest.OfText(string.Join('\u001F', parts));
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(char.ToLowerInvariant(character));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
    }
}
