namespace HousingTest.Gherkin.Language;

/// <summary>Reads a feature file from top to bottom. A line that does not fit is reported and passed over.</summary>
internal sealed class DocumentReader(string path, LineReader lines)
{
    private static readonly string[] FeatureStart = ["a tag", "Feature:", "a comment"];
    private static readonly string[] InFeature = ["Background:", "a tag", "Scenario:", "Rule:", "a comment"];
    private static readonly string[] InFeatureBehindBackground = ["a tag", "Scenario:", "Rule:", "a comment"];

    private readonly ScenarioReader _scenarios = new(lines);

    public GherkinDocument Read()
    {
        var feature = FindFeature(out var tags) ? ReadFeature(tags) : null;
        return new GherkinDocument(path, feature, lines.Comments);
    }

    private bool FindFeature(out IReadOnlyList<Tag> tags)
    {
        var found = new List<Tag>();
        tags = found;
        while (true)
        {
            switch (lines.Kind)
            {
                case LineKind.Feature:
                    return true;
                case LineKind.End when found.Count > 0:
                    lines.RefuseEnd(FeatureStart);
                    return false;
                case LineKind.End:
                    return false;
                case LineKind.Language when found.Count == 0:
                    SetLanguage(lines.Take());
                    break;
                case LineKind.Empty or LineKind.Comment or LineKind.Language:
                    lines.SkipBlankOrComment();
                    break;
                case LineKind.Tags:
                    found.AddRange(lines.TakeTags());
                    break;
                default:
                    lines.Refuse(FeatureStart);
                    break;
            }
        }
    }

    private void SetLanguage(SourceLine line)
    {
        var language = line.Language ?? "";
        if (Dialect.Find(language) is { } dialect)
            lines.Dialect = dialect;
        else
            lines.Problems.UnknownLanguage(line.Start, language);
    }

    private Feature ReadFeature(IReadOnlyList<Tag> tags)
    {
        var title = _scenarios.ReadTitle(lines.Dialect.Feature, LineKind.Background, LineKind.Tags, LineKind.Scenario, LineKind.Outline, LineKind.Rule);
        var rules = new List<Rule>();
        var body = ReadBody(insideRule: false, rules);
        return new Feature(
            title.Location, tags, lines.Dialect.Language, title.Keyword, title.Name, title.Description, body.Background, body.Scenarios, rules);
    }

    private Rule ReadRule(IReadOnlyList<Tag> tags)
    {
        var title = _scenarios.ReadTitle(lines.Dialect.Rule, LineKind.Background, LineKind.Tags, LineKind.Scenario, LineKind.Outline, LineKind.Rule);
        var body = ReadBody(insideRule: true, []);
        return new Rule(title.Location, tags, title.Keyword, title.Name, title.Description, body.Background, body.Scenarios);
    }

    // A rule's body ends where the next rule starts; the feature's goes on to the end of the file.
    private (Background? Background, IReadOnlyList<Scenario> Scenarios) ReadBody(bool insideRule, List<Rule> rules)
    {
        Background? background = null;
        var scenarios = new List<Scenario>();
        var tags = new List<Tag>();
        while (true)
        {
            var atStart = background is null && scenarios.Count == 0 && rules.Count == 0 && tags.Count == 0;
            switch (lines.SkipToContent())
            {
                case LineKind.Rule when insideRule:
                case LineKind.Tags when insideRule && lines.KindBehindTags() == LineKind.Rule:
                    return (background, scenarios);
                case LineKind.End:
                    if (tags.Count > 0)
                        lines.RefuseEnd(InFeatureBehindBackground);
                    return (background, scenarios);
                case LineKind.Background when atStart:
                    background = _scenarios.ReadBackground();
                    break;
                case LineKind.Tags:
                    tags.AddRange(lines.TakeTags());
                    break;
                case LineKind.Scenario or LineKind.Outline:
                    scenarios.Add(_scenarios.ReadScenario([.. tags]));
                    tags.Clear();
                    break;
                case LineKind.Rule:
                    rules.Add(ReadRule([.. tags]));
                    tags.Clear();
                    break;
                default:
                    lines.Refuse(atStart ? InFeature : InFeatureBehindBackground);
                    break;
            }
        }
    }
}
