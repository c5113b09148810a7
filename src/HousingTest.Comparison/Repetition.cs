namespace HousingTest.Comparison;

/// <summary>Tells differences that showed in both runs of the candidate from those that showed in one.</summary>
internal static class Repetition
{
    /// <summary>
    /// A difference showed again when the same field of the same member differed again, whatever the values: a release that writes
    /// something random each time differs each time. One whose field the baseline does not repeat elsewhere must show the same value again;
    /// else it is noise that two runs of the baseline happened not to show here.
    /// </summary>
    public static (IReadOnlyList<Difference> Steady, IReadOnlyList<Difference> Unsteady, IReadOnlyList<Difference> Noise) Split(
        IReadOnlyList<Difference> first, IReadOnlyList<Difference> second)
    {
        var again = second.GroupBy(Sign).ToDictionary(group => group.Key, group => new Queue<Difference>(group));
        var steady = new List<Difference>();
        var unsteady = new List<Difference>();
        var noise = new List<Difference>();
        foreach (var difference in first)
        {
            var repeated = again.TryGetValue(Sign(difference), out var seen) && seen.TryDequeue(out _);
            (repeated ? steady : difference.Doubtful ? noise : unsteady).Add(difference);
        }

        // Those that only the second run shows, in its order.
        var left = again.Values.SelectMany(queue => queue).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var difference in second.Where(left.Contains))
            (difference.Doubtful ? noise : unsteady).Add(difference);
        return (steady, unsteady, noise);
    }

    private static (Model.DifferenceKind, string, string, string, string) Sign(Difference difference) =>
        (difference.Kind, difference.Where, difference.Field, difference.Member, difference.Doubtful ? difference.After : "");
}
