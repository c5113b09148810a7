namespace HousingTest.Gherkin.Language;

/// <summary>Turns a document into what will run.</summary>
public static class PickleCompiler
{
    /// <summary>The pickles of a file in the order of its lines. A scenario without steps gives a pickle without any; an outline without rows gives none.</summary>
    public static IReadOnlyList<Pickle> Compile(GherkinDocument document)
    {
        if (document.Feature is not { } feature)
            return [];
        var pickles = new List<Pickle>();
        foreach (var scenario in feature.Scenarios)
            pickles.AddRange(Compile(document.Path, feature, rule: null, scenario));
        foreach (var rule in feature.Rules)
        {
            foreach (var scenario in rule.Scenarios)
                pickles.AddRange(Compile(document.Path, feature, rule, scenario));
        }

        return pickles;
    }

    private static IEnumerable<Pickle> Compile(string path, Feature feature, Rule? rule, Scenario scenario)
    {
        if (scenario.Examples.Count == 0)
        {
            yield return Pickle(path, feature, rule, scenario, examples: null, row: null, number: null);
            yield break;
        }

        var number = 0;
        foreach (var examples in scenario.Examples)
        {
            foreach (var row in examples.Rows)
                yield return Pickle(path, feature, rule, scenario, examples, row, ++number);
        }
    }

    private static Pickle Pickle(string path, Feature feature, Rule? rule, Scenario scenario, Examples? examples, TableRow? row, int? number)
    {
        var fill = Filler(examples, row);
        IEnumerable<Tag> tags = [.. feature.Tags, .. rule?.Tags ?? [], .. scenario.Tags, .. examples?.Tags ?? []];
        return new Pickle(
            path,
            feature,
            rule,
            scenario,
            examples,
            row,
            number,
            fill(scenario.Name),
            [.. tags.Select(tag => tag.Name).Distinct(StringComparer.Ordinal)],
            Steps(feature, rule, scenario, fill));
    }

    // Background steps hold no placeholders: whatever looks like one there is text.
    private static List<PickleStep> Steps(Feature feature, Rule? rule, Scenario scenario, Func<string, string> fill)
    {
        var steps = new List<PickleStep>();
        if (scenario.Steps.Count == 0)
            return steps;
        var kind = StepKind.Given;
        foreach (var step in (feature.Background?.Steps ?? []).Concat(rule?.Background?.Steps ?? []))
            Add(step, text => text);
        foreach (var step in scenario.Steps)
            Add(step, fill);
        return steps;

        void Add(Step step, Func<string, string> filled)
        {
            kind = step.KeywordType switch
            {
                KeywordType.Context => StepKind.Given,
                KeywordType.Action => StepKind.When,
                KeywordType.Outcome => StepKind.Then,
                _ => kind,
            };
            steps.Add(new PickleStep(
                step,
                kind,
                filled(step.Text),
                step.DocString is { } doc ? filled(doc.Content) : null,
                step.Table?.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => filled(cell.Value))]).ToList()));
        }
    }

    private static Func<string, string> Filler(Examples? examples, TableRow? row)
    {
        if (examples?.Header is not { } header || row is null)
            return text => text;
        return text => header.Cells.Zip(row.Cells).Aggregate(
            text, (filled, pair) => filled.Replace($"<{pair.First.Value}>", pair.Second.Value, StringComparison.Ordinal));
    }
}
