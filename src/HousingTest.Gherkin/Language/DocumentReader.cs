namespace HousingTest.Gherkin.Language;

/// <summary>Reads a feature file from top to bottom. A line that does not fit is reported and passed over.</summary>
internal sealed class DocumentReader(string path, LineReader lines)
{
    private const LineKinds AtStart = LineKinds.Language | LineKinds.Tags | LineKinds.Feature;
    private const LineKinds BeforeFeature = LineKinds.Tags | LineKinds.Feature;
    private const LineKinds InBody = LineKinds.Tags | LineKinds.Scenario | LineKinds.Rule;

    private readonly ScenarioReader _scenarios = new(lines);

    public GherkinDocument Read()
    {
        var feature = FindFeature(out var tags) ? ReadFeature(tags) : null;
        return new GherkinDocument(path, feature, lines.Comments);
    }

    // The language may be named once, above everything but comments. What is in a language that is not known is not judged.
    private bool FindFeature(out IReadOnlyList<Tag> tags)
    {
        var found = new List<Tag>();
        tags = found;
        var accepted = AtStart;
        var isForeign = false;
        while (true)
        {
            switch (lines.Next(accepted))
            {
                case LineKinds.Feature:
                    return true;
                case LineKinds.Language:
                    isForeign = !TakeLanguage();
                    accepted = isForeign ? AtStart : BeforeFeature;
                    break;
                case LineKinds.Tags:
                    found.AddRange(lines.TakeTags());
                    accepted = BeforeFeature;
                    break;
                case LineKinds.End:
                    if (accepted == BeforeFeature && !isForeign)
                        lines.Problems.UnexpectedEnd(lines.End, BeforeFeature, lines.Dialect);
                    return false;
                default:
                    if (isForeign)
                        lines.Take();
                    else
                        lines.Refuse(accepted);
                    break;
            }
        }
    }

    private bool TakeLanguage()
    {
        var line = lines.Take();
        if (Dialect.Find(line.Language!) is { } dialect)
        {
            lines.Dialect = dialect;
            return true;
        }

        lines.Problems.UnknownLanguage(line.Start, line.Language!);
        return false;
    }

    private Feature ReadFeature(IReadOnlyList<Tag> tags)
    {
        var title = _scenarios.ReadTitle(lines.Dialect.Feature, LineKinds.Background | InBody);
        var rules = new List<Rule>();
        var body = ReadBody(insideRule: false, rules);
        return new Feature(
            title.Location, tags, lines.Dialect.Language, title.Keyword, title.Name, title.Description, body.Background, body.Scenarios, rules);
    }

    private Rule ReadRule(IReadOnlyList<Tag> tags)
    {
        var title = _scenarios.ReadTitle(lines.Dialect.Rule, LineKinds.Background | InBody);
        var body = ReadBody(insideRule: true, []);
        return new Rule(title.Location, tags, title.Keyword, title.Name, title.Description, body.Background, body.Scenarios);
    }

    // A rule's body ends where the next rule starts; the feature's goes on to the end of the file.
    private (Background? Background, IReadOnlyList<Scenario> Scenarios) ReadBody(bool insideRule, List<Rule> rules)
    {
        var background = lines.Next(LineKinds.Background | InBody) == LineKinds.Background ? _scenarios.ReadBackground() : null;
        var scenarios = new List<Scenario>();
        var tags = new List<Tag>();
        var hasTagLine = false;
        while (true)
        {
            switch (lines.Next(InBody))
            {
                case LineKinds.Rule when insideRule:
                case LineKinds.Tags when insideRule && lines.KindBehindTags(InBody) == LineKinds.Rule:
                    return (background, scenarios);
                case LineKinds.End:
                    if (hasTagLine)
                        lines.Problems.UnexpectedEnd(lines.End, InBody, lines.Dialect);
                    return (background, scenarios);
                case LineKinds.Tags:
                    tags.AddRange(lines.TakeTags());
                    hasTagLine = true;
                    break;
                case LineKinds.Scenario:
                    scenarios.Add(_scenarios.ReadScenario(Taken()));
                    break;
                case LineKinds.Rule:
                    rules.Add(ReadRule(Taken()));
                    break;
                default:
                    lines.Refuse(InBody);
                    break;
            }
        }

        IReadOnlyList<Tag> Taken()
        {
            IReadOnlyList<Tag> taken = [.. tags];
            tags.Clear();
            hasTagLine = false;
            return taken;
        }
    }
}
