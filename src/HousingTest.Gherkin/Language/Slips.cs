namespace HousingTest.Gherkin.Language;

/// <summary>Tells what a person may have meant by a line that is not understood: small letters, a colon too few or too many, another place, another language.</summary>
internal static class Slips
{
    private static readonly (LineKinds Kind, string Remedy)[] Places =
    [
        (LineKinds.Feature, "a file holds one feature: move this one into a file of its own"),
        (LineKinds.Background, "move it above the first scenario of its feature or rule, which may have one background"),
        (LineKinds.Examples, "move it behind the steps of the scenario whose examples these are"),
        (LineKinds.Step, "move it beneath the title of its scenario, above any examples"),
        (LineKinds.Row, "move it beneath a step, which may have one table, or beneath examples"),
        (LineKinds.Fence, "move the text beneath a step, which may have one"),
    ];

    private const LineKinds BelowFeature = LineKinds.Background | LineKinds.Examples | LineKinds.Step | LineKinds.Scenario | LineKinds.Rule;

    /// <summary>What to do about the line, or null when it looks like nothing known.</summary>
    public static string? RemedyFor(SourceLine line, LineKinds accepted, Dialect dialect)
    {
        if (Meant(line, Titles(dialect, accepted)) is { } title)
            return $"write it as {title}: with the same letters and a colon behind it";
        if (accepted.HasFlag(LineKinds.Step) && Meant(line, dialect.Steps.Select(step => step.Text.TrimEnd())) is { } step)
            return $"write it as {step} with the same letters and no colon behind it";
        if (accepted.HasFlag(LineKinds.Feature) && line.KindAmong(BelowFeature, dialect) is not (LineKinds.Other or LineKinds.Comment or LineKinds.Blank))
            return $"write {dialect.Feature[0]}: and a title above it";
        if (Places.FirstOrDefault(place => line.KindAmong(place.Kind, dialect) == place.Kind) is { Remedy: { } remedy })
            return remedy;
        var languages = Dialect.All.Where(other => IsKeywordOf(line, accepted, other)).Take(3).ToList();
        return languages.Count == 0
            ? null
            : $"name the language in the first line if it is {string.Join(" or ", languages.Select(other => $"{other.Name} (# language: {other.Language})"))}";
    }

    private static string? Meant(SourceLine line, IEnumerable<string> keywords) => keywords
        .Where(keyword => line.Content.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && EndsAt(line.Content, keyword.Length))
        .MaxBy(keyword => keyword.Length);

    private static bool EndsAt(ReadOnlySpan<char> text, int at) => at == text.Length || text[at] == ':' || Blanks.IsBlank(text[at]);

    private static bool IsKeywordOf(SourceLine line, LineKinds accepted, Dialect dialect) =>
        line.TitleKeyword([.. Titles(dialect, accepted)]) is not null
        || (accepted.HasFlag(LineKinds.Step) && line.StepKeyword(dialect) is not null);

    private static IEnumerable<string> Titles(Dialect dialect, LineKinds accepted)
    {
        (LineKinds Kind, IReadOnlyList<string> Keywords)[] titles =
        [
            (LineKinds.Feature, dialect.Feature), (LineKinds.Background, dialect.Background), (LineKinds.Examples, dialect.Examples),
            (LineKinds.Scenario, dialect.Scenario), (LineKinds.Scenario, dialect.Outline), (LineKinds.Rule, dialect.Rule),
        ];
        return titles.Where(title => accepted.HasFlag(title.Kind)).SelectMany(title => title.Keywords);
    }
}
