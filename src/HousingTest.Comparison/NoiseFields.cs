using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Collects what was set aside, field by field, with the raw values of both runs.</summary>
internal sealed class NoiseFields
{
    private const int MostExamples = 3;
    private readonly Dictionary<(string Where, string Field), (List<string> Scenarios, List<DifferenceExample> Examples)> fields = [];

    /// <summary>Takes in the noise of one scenario; scenarios come in the order of the plan.</summary>
    public void Add(ComparedScenario scenario)
    {
        foreach (var group in scenario.Noise.GroupBy(difference => (difference.Where, difference.Field)))
        {
            if (!fields.TryGetValue(group.Key, out var seen))
                fields[group.Key] = seen = ([], []);
            seen.Scenarios.Add(scenario.Id);
            seen.Examples.AddRange(group
                .OrderBy(difference => difference.Subject, StringComparer.Ordinal)
                .ThenBy(difference => difference.Before, StringComparer.Ordinal)
                .ThenBy(difference => difference.After, StringComparer.Ordinal)
                .Take(MostExamples - seen.Examples.Count)
                .Select(difference => new DifferenceExample(difference.Scenario, difference.Subject, difference.Before, difference.After)));
        }
    }

    /// <summary>By place and field.</summary>
    public IReadOnlyList<NoiseField> All() =>
        [.. fields
            .OrderBy(field => field.Key.Where, StringComparer.Ordinal)
            .ThenBy(field => field.Key.Field, StringComparer.Ordinal)
            .Select(field => new NoiseField(field.Key.Where, field.Key.Field, field.Value.Scenarios, field.Value.Examples))];
}
