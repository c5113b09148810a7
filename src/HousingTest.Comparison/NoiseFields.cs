using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Shows what was set aside, field by field, with the raw values of both runs of the baseline.</summary>
internal static class NoiseFields
{
    private const int MostExamples = 3;

    public static IReadOnlyList<NoiseField> Of(IEnumerable<ComparedScenario> compared, IReadOnlyDictionary<string, int> order) =>
        [.. compared.SelectMany(scenario => scenario.Noise)
            .GroupBy(difference => (difference.Where, difference.Field))
            .OrderBy(group => group.Key.Where, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Field, StringComparer.Ordinal)
            .Select(group => new NoiseField(
                group.Key.Where, group.Key.Field,
                [.. group.Select(difference => difference.Scenario).Distinct(StringComparer.Ordinal).OrderBy(scenario => order[scenario])],
                [.. group
                    .OrderBy(difference => order[difference.Scenario])
                    .ThenBy(difference => difference.Subject, StringComparer.Ordinal)
                    .ThenBy(difference => difference.Before, StringComparer.Ordinal)
                    .ThenBy(difference => difference.After, StringComparer.Ordinal)
                    .Take(MostExamples)
                    .Select(difference => new DifferenceExample(difference.Scenario, difference.Subject, difference.Before, difference.After))]))];
}
