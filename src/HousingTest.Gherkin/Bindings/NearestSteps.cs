using System.Text.RegularExpressions;
using HousingTest.Gherkin.Language;
using HousingTest.Model;

namespace HousingTest.Gherkin.Bindings;

/// <summary>Finds known steps that read much like an unknown one.</summary>
internal static partial class NearestSteps
{
    // A step of another kind is rarely the one that was meant.
    private const int OtherKindPenalty = 6;

    // Of a very long line the beginning decides, and the work stays bounded.
    private const int LongestCompared = 200;

    /// <summary>The nearest by edit distance between the texts, arguments left out on both sides; one for each expression.</summary>
    public static IReadOnlyList<StepBinding> To(PickleStep step, IReadOnlyList<StepBinding> known, int count)
    {
        var text = Shape(step.Text);
        return [.. known
            .Select(binding => (Binding: binding, Distance: EditDistance.Of(text, Shape(binding.Expression)) + (binding.Kind == step.Kind ? 0 : OtherKindPenalty)))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Binding.Expression, StringComparer.Ordinal)
            .Select(candidate => candidate.Binding)
            .DistinctBy(binding => binding.Expression, StringComparer.Ordinal)
            .Take(count)];
    }

    private static string Shape(string text)
    {
        var shape = Argument().Replace(text, "{}");
        return shape.Length <= LongestCompared ? shape : shape[..LongestCompared];
    }

    [GeneratedRegex("""
        \{\w*\}|"[^"]*"|'[^']*'|£?\d[\d.,/:-]*|\([^)]*[*+]\)
        """, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Argument();
}
