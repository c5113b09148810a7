namespace HousingTest.Gherkin.Language;

/// <summary>The keywords of one language.</summary>
/// <param name="Language">Its code, as in <c># language: en</c>.</param>
/// <param name="Feature">Keywords of a feature, without colon; so the other title keywords.</param>
/// <param name="Rule">Keywords of a rule.</param>
/// <param name="Background">Keywords of a background.</param>
/// <param name="Scenario">Keywords of a scenario.</param>
/// <param name="Outline">Keywords of an outline.</param>
/// <param name="Examples">Keywords of example rows.</param>
/// <param name="Steps">Keywords of steps, with the blank that ends them, and what each says.</param>
public sealed record Dialect(
    string Language,
    IReadOnlyList<string> Feature,
    IReadOnlyList<string> Rule,
    IReadOnlyList<string> Background,
    IReadOnlyList<string> Scenario,
    IReadOnlyList<string> Outline,
    IReadOnlyList<string> Examples,
    IReadOnlyList<KeyValuePair<string, KeywordType>> Steps)
{
    /// <summary>English, the language of a file that names none.</summary>
    public static Dialect English { get; } = new(
        "en",
        ["Feature", "Business Need", "Ability"],
        ["Rule"],
        ["Background"],
        ["Scenario", "Example"],
        ["Scenario Outline", "Scenario Template"],
        ["Examples", "Scenarios"],
        [
            new("Given ", KeywordType.Context),
            new("When ", KeywordType.Action),
            new("Then ", KeywordType.Outcome),
            new("And ", KeywordType.Conjunction),
            new("But ", KeywordType.Conjunction),
            new("* ", KeywordType.Unknown),
        ]);

    /// <summary>The dialect with this code, or null.</summary>
    public static Dialect? Find(string language) => string.Equals(language, English.Language, StringComparison.Ordinal) ? English : null;
}
