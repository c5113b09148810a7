namespace HousingTest.Gherkin.Language;

/// <summary>Makes the pickles of scenarios that share backgrounds: those of a feature outside its rules, or those of one rule.</summary>
internal sealed class ScenarioPickles
{
    private readonly string _path;
    private readonly Feature _feature;
    private readonly Rule? _rule;
    private readonly PickleSize _size;
    private readonly IReadOnlyList<Tag> _tags;
    private readonly StepSequence _background;

    public ScenarioPickles(string path, Feature feature, Rule? rule, PickleSize size)
    {
        _path = path;
        _feature = feature;
        _rule = rule;
        _size = size;
        _tags = [.. feature.Tags, .. rule?.Tags ?? []];
        // Background steps hold no placeholders: whatever looks like one there is text.
        _background = new StepSequence();
        foreach (var step in (feature.Background?.Steps ?? []).Concat(rule?.Background?.Steps ?? []))
            _background.Add(step, PlaceholderValues.None);
    }

    public IEnumerable<Pickle> Of(Scenario scenario)
    {
        if (scenario.Examples.Count == 0)
        {
            yield return Pickle(scenario, examples: null, row: null, number: null, PlaceholderValues.None);
            yield break;
        }

        var number = 0;
        foreach (var examples in scenario.Examples)
        {
            foreach (var row in examples.Rows)
                yield return Pickle(scenario, examples, row, ++number, new PlaceholderValues(examples.Header!, row, _size));
        }
    }

    private Pickle Pickle(Scenario scenario, Examples? examples, TableRow? row, int? number, PlaceholderValues values)
    {
        IReadOnlyList<Tag> tags = [.. _tags, .. scenario.Tags, .. examples?.Tags ?? []];
        _size.AddScenario(scenario, row?.Location ?? scenario.Location, _rule, tags.Count, _background.Steps.Count);
        return new Pickle(_path, _feature, _rule, scenario, examples, row, number, values.Fill(scenario.Name), tags, Steps(scenario, values));
    }

    private IReadOnlyList<PickleStep> Steps(Scenario scenario, PlaceholderValues values)
    {
        if (scenario.Steps.Count == 0)
            return [];
        var steps = new StepSequence(_background);
        foreach (var step in scenario.Steps)
            steps.Add(step, values);
        return steps.Steps;
    }
}
