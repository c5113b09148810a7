using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares the files that a scenario left, the errors that nobody asserted, and how its steps ended.</summary>
internal static class SideEffects
{
    /// <summary>Field of a file whose bytes are others.</summary>
    public const string Content = "content";

    /// <summary>Files by name; of several with one name those with equal bytes first.</summary>
    public static IEnumerable<Difference> Files(string scenario, IReadOnlyList<FileProduced> baseline, IReadOnlyList<FileProduced> candidate)
    {
        foreach (var name in baseline.Concat(candidate).Select(file => file.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after) = Unshared(Digests(baseline), Digests(candidate));
            for (var index = 0; index < Math.Max(before.Count, after.Count); index++)
            {
                var one = index < before.Count ? before[index] : null;
                var other = index < after.Count ? after[index] : null;
                var both = one is not null && other is not null;
                yield return new Difference(
                    DifferenceKind.File, scenario, name, both ? Content : "", both ? Direction.Changed : one is null ? Direction.More : Direction.Fewer, "", name, name,
                    Short(one), Short(other))
                {
                    Missing = both ? Missing.Nowhere : one is null ? Missing.OnBaseline : Missing.OnCandidate,
                };
            }

            IEnumerable<string> Digests(IReadOnlyList<FileProduced> files) =>
                files.Where(file => string.Equals(file.Name, name, StringComparison.Ordinal)).Select(file => file.Digest);
        }

        static string Short(string? digest) => digest is null ? "" : "SHA-256 " + (digest.Length > 12 ? digest[..12] : digest);
    }

    /// <summary>Errors by text, each as often as it happened.</summary>
    public static IEnumerable<Difference> Errors(string scenario, IReadOnlyList<SystemError> baseline, IReadOnlyList<SystemError> candidate)
    {
        foreach (var source in baseline.Concat(candidate).Select(error => error.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after) = Unshared(Texts(baseline), Texts(candidate));
            foreach (var text in before)
                yield return new Difference(DifferenceKind.Error, scenario, source, "", Direction.Fewer, text, text, "", text, "") { Missing = Missing.OnCandidate };
            foreach (var text in after)
                yield return new Difference(DifferenceKind.Error, scenario, source, "", Direction.More, text, text, "", "", text) { Missing = Missing.OnBaseline };

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

    // What is left of two lists after taking out, one for one, what both have.
    private static (List<string> Before, List<string> After) Unshared(IEnumerable<string> before, IEnumerable<string> after)
    {
        var counts = before.CountBy(text => text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var only = new List<string>();
        foreach (var text in after.Order(StringComparer.Ordinal))
        {
            if (counts.TryGetValue(text, out var count) && count > 0)
                counts[text] = count - 1;
            else
                only.Add(text);
        }

        return ([.. counts.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => Enumerable.Repeat(entry.Key, entry.Value))], only);
    }
}
