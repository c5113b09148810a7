namespace HousingTest.Gherkin.Language;

/// <summary>The keywords of one language.</summary>
/// <param name="Language">Its code, as in <c># language: cy-GB</c>.</param>
/// <param name="Name">The language's name in English.</param>
/// <param name="NativeName">The language's name in itself.</param>
/// <param name="Feature">Keywords of a feature, without colon; so the other title keywords.</param>
/// <param name="Rule">Keywords of a rule.</param>
/// <param name="Background">Keywords of a background.</param>
/// <param name="Scenario">Keywords of a scenario.</param>
/// <param name="Outline">Keywords of an outline.</param>
/// <param name="Examples">Keywords of example rows.</param>
/// <param name="Steps">Keywords of steps, longer ones first: where two fit, the longer one is meant.</param>
/// <param name="CommonSteps">One keyword of each sort without its blank, as messages list them: <c>Given, When, Then, And, But, *</c>.</param>
public sealed record Dialect(
    string Language,
    string Name,
    string NativeName,
    IReadOnlyList<string> Feature,
    IReadOnlyList<string> Rule,
    IReadOnlyList<string> Background,
    IReadOnlyList<string> Scenario,
    IReadOnlyList<string> Outline,
    IReadOnlyList<string> Examples,
    IReadOnlyList<StepKeyword> Steps,
    IReadOnlyList<string> CommonSteps)
{
    /// <summary>Every language of the Gherkin standard, by code.</summary>
    public static IReadOnlyList<Dialect> All => Keywords.All;

    /// <summary>English, the language of a file that names none.</summary>
    public static Dialect English => Keywords.English;

    /// <summary>The dialect with this code, capitals as in the standard, or null.</summary>
    public static Dialect? Find(string language) => Keywords.ByCode.GetValueOrDefault(language);

    /// <summary>The words that a person may have meant who wrote a code that is not known: those alike in code or name, best first; at most three.</summary>
    public static IReadOnlyList<Dialect> Near(string language) =>
    [
        .. All
            .Select(dialect => (Dialect: dialect, Likeness: Likeness(dialect, language)))
            .Where(candidate => candidate.Likeness > 0)
            .OrderByDescending(candidate => candidate.Likeness)
            .Select(candidate => candidate.Dialect)
            .Take(3),
    ];

    // People write the code in other capitals, the code of another country, or the language's name.
    private static int Likeness(Dialect dialect, string language)
    {
        if (Is(dialect.Language, language) || Is(dialect.Name, language) || Is(dialect.NativeName, language))
            return 3;
        var main = language.Split('-', '_')[0];
        if (Is(dialect.Language.Split('-')[0], main))
            return Is(dialect.Language, main) ? 2 : 1;
        return main.Length > 2 && (Starts(dialect.Name) || Starts(dialect.NativeName)) ? 1 : 0;

        bool Starts(string name) => name.StartsWith(main, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
