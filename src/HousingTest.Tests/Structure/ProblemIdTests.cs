using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Structure;

/// <summary>People search for a problem by its id, so an id means one thing.</summary>
public sealed partial class ProblemIdTests
{
    [Fact]
    public void An_id_is_given_by_one_project_or_by_the_launcher_and_by_nobody_else()
    {
        var given = Sources().SelectMany(source => Ids().Matches(File.ReadAllText(source.File)).Select(id => (id.Value, source.Giver)))
            .Distinct()
            .GroupBy(id => id.Value, id => id.Giver, StringComparer.Ordinal)
            .ToList();

        given.Count.ShouldBeGreaterThan(80);
        given.Where(id => id.Skip(1).Any()).Select(id => $"{id.Key}: {string.Join(", ", id)}").ShouldBeEmpty();
    }

    /// <summary>Where a second file gave it, nobody would see both, and one day they would tell different things.</summary>
    [Fact]
    public void An_id_is_given_in_one_file()
    {
        var given = Sources().SelectMany(source => Ids().Matches(File.ReadAllText(source.File)).Select(id => (id.Value, source.File)))
            .Where(id => id.File.EndsWith(".cs", StringComparison.Ordinal) && !id.Value.StartsWith("HT-VER-", StringComparison.Ordinal))
            .Distinct()
            .GroupBy(id => id.Value, id => Path.GetFileName(id.File), StringComparer.Ordinal)
            .Where(id => id.Skip(1).Any())
            .Select(id => $"{id.Key}: {string.Join(", ", id.Order(StringComparer.Ordinal))}");

        // The reasons of a verdict are listed in VerdictRules and made elsewhere.
        given.ShouldBeEmpty();
    }

    private static IEnumerable<(string File, string Giver)> Sources()
    {
        // Comments name ids of others, so in code only what stands in quotes counts; the launchers' say lines are no code.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar);
            if (!parts.Contains("obj", StringComparer.Ordinal) && parts[1] is not ("HousingTest.Tests" or "ReferenceHousing"))
                yield return (file, parts[1]);
        }

        yield return (Path.Combine(Repository.Root, "housingtest"), "the launcher");
        yield return (Path.Combine(Repository.Root, "housingtest.cmd"), "the launcher");
    }

    [GeneratedRegex("(?<=\"|say |echo )HT-[A-Z]+-[0-9]{3}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Ids();
}
