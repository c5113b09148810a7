using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Finds steps by what people remember of them: see <see cref="LikeWords"/>.</summary>
public static class StepSearch
{
    // What testers have looked for, and no step says: the words of the steps that they were after.
    private static readonly Dictionary<string, string[]> s_alsoSaid = new(StringComparer.Ordinal)
    {
        ["BANK"] = ["WORKING"],
        ["DEATH"] = ["DIED", "SUCCEEDS"],
        ["DEBT"] = ["OWES", "ARREARS"],
        ["EVICTION"] = ["NOTICE"],
        ["HOLIDAY"] = ["WORKING"],
        ["HOLIDAYS"] = ["WORKING"],
        ["INCREASE"] = ["RAISED"],
        ["JOB"] = ["REPAIR", "RUN"],
        ["LEAVES"] = ["ENDED"],
        ["LOGIN"] = ["SIGNED"],
        ["OVERPAID"] = ["CREDIT"],
        ["SMS"] = ["TEXT"],
        ["VISIT"] = ["APPOINTMENT"],
        ["VOID"] = ["LET", "ENDED"],
        ["VOIDS"] = ["LET", "ENDED"],
    };

    /// <summary>
    /// The areas with the steps that have every word, in the step, in what is said of it, in its area, or in a scenario that uses it, which then is its example. Where none has
    /// every word, those that have most of them.
    /// </summary>
    public static StepsFound Find(StepGuide guide, string words)
    {
        var wanted = LikeWords.In(words);
        var counted = guide.Areas.SelectMany(area => area.Steps, (area, step) => (Area: area, Found: Count(area, step, wanted))).ToList();
        var most = counted.Count == 0 ? 0 : counted.Max(one => one.Found.Words);
        var areas = counted.Where(one => most > 0 && one.Found.Words == most).GroupBy(one => one.Area, one => one.Found.Step).Select(area => area.Key with { Steps = [.. area] });
        return new StepsFound(guide with { Areas = [.. areas] }, most == wanted.Count);
    }

    private static (int Words, StepEntry Step) Count(StepArea area, StepEntry step, IReadOnlyList<string> wanted)
    {
        var said = LikeWords.In($"{area.Name} {step.Keyword} {step.Text} {step.About} {Lines(step.Example)}");
        var missing = wanted.Where(word => !Has(said, word)).ToList();
        if (missing.Count == 0)
            return (wanted.Count, step);
        var (use, had) = step.Uses.Select(use => (use, Had: LikeWords.In(Lines(use)) is var line ? missing.Count(word => Has(line, word)) : 0))
            .MaxBy(found => found.Had);
        return (wanted.Count - missing.Count + had, had > 0 ? step with { Example = use } : step);
    }

    private static string Lines(StepExample? example) => string.Join(' ', example?.Lines ?? []);

    private static bool Has(IReadOnlyList<string> said, string word) =>
        said.Any(known => LikeWords.Fit(word, known)) || s_alsoSaid.GetValueOrDefault(word, []).Any(other => said.Contains(other, StringComparer.Ordinal));
}

/// <summary>What a search for steps came to.</summary>
/// <param name="Guide">The steps, each in its area; no area when no step has any of the words.</param>
/// <param name="All">False when none has every word that was asked for.</param>
public sealed record StepsFound(StepGuide Guide, bool All);
