using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares the errors that nobody asserted, and how steps ended.</summary>
internal static class SideEffects
{
    /// <summary>Field of a file whose bytes are others.</summary>
    public const string Content = "content";

    /// <summary>Errors by text, each as often as it happened.</summary>
    public static IEnumerable<Difference> Errors(string scenario, IReadOnlyList<SystemError> baseline, IReadOnlyList<SystemError> candidate)
    {
        foreach (var source in baseline.Concat(candidate).Select(error => error.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after) = Unshared.Of(Texts(baseline), Texts(candidate));
            foreach (var text in before)
            {
                yield return new Difference(DifferenceKind.Error, scenario, source, "", Direction.Fewer, text, text, "", text, "")
                {
                    Missing = Missing.OnCandidate,
                    Element = "like " + Quantities.Shape(text),
                };
            }

            foreach (var text in after)
            {
                yield return new Difference(DifferenceKind.Error, scenario, source, "", Direction.More, text, text, "", "", text)
                {
                    Missing = Missing.OnBaseline,
                    Element = "like " + Quantities.Shape(text),
                };
            }

            IEnumerable<string> Texts(IReadOnlyList<SystemError> errors) =>
                errors.Where(error => string.Equals(error.Source, source, StringComparison.Ordinal)).Select(error => error.Text);
        }
    }

    /// <summary>The first step that ended otherwise; those after it follow from it.</summary>
    public static IEnumerable<Difference> Steps(string scenario, IReadOnlyList<StepResult> baseline, IReadOnlyList<StepResult> candidate) =>
        baseline.Zip(candidate)
            .Where(pair => pair.First.Status != pair.Second.Status)
            .Take(1)
            .Select(pair => new Difference(
                DifferenceKind.Step, scenario, pair.First.Text, "", Ending(pair.Second.Status), "", pair.First.Text, "", Told(pair.First), Told(pair.Second)));

    private static string Ending(ScenarioStatus status) => status switch
    {
        ScenarioStatus.Passed => "passes",
        ScenarioStatus.Failed => "fails",
        _ => "is not reached",
    };

    private static string Told(StepResult step) => step.Failure is { Length: > 0 } failure ? $"{Ending(step.Status)}: {Words.Short(failure)}" : Ending(step.Status);
}
