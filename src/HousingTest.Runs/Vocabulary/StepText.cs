using HousingTest.Gherkin.Language;

namespace HousingTest.Runs;

/// <summary>What steps do, as one text: two scenarios with the same text do the same.</summary>
internal static class StepText
{
    /// <summary>Kind, words, text and table of every step; empty for none.</summary>
    public static string Of(IEnumerable<PickleStep> steps) => string.Join('\n', steps.Select(step =>
        $"{step.Kind} {step.Text}\n{step.DocString}\n{string.Join('\n', step.Table?.Select(row => string.Join('|', row)) ?? [])}"));
}
