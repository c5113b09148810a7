using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// Finds steps by what people remember of them. A word fits when it is part of one that stands there, or is one letter out in five: so
/// "instalmant", "refunds" and "pay" find what they mean.
/// </summary>
public static partial class StepSearch
{
    /// <summary>The areas with the steps that have every word, in the step, in what is said of it, in its area or in its example.</summary>
    public static StepGuide Find(StepGuide guide, string words)
    {
        var wanted = Words(words);
        return guide with
        {
            Areas =
            [
                .. guide.Areas.Select(area => area with { Steps = [.. area.Steps.Where(step => wanted.TrueForAll(word => Has(area, step, word)))] })
                    .Where(area => area.Steps.Count > 0),
            ],
        };
    }

    private static bool Has(StepArea area, StepEntry step, string word) =>
        Words($"{area.Name} {step.Keyword} {step.Text} {step.About} {string.Join(' ', step.Example?.Lines ?? [])}").Exists(known => Fits(word, known));

    private static bool Fits(string word, string known) =>
        known.Contains(word, StringComparison.Ordinal) || (known.Length > 3 && word.Contains(known, StringComparison.Ordinal))
        || EditDistance.IsSlip(word, known);

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(word => word.Value.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
