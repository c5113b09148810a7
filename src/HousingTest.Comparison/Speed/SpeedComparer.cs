using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Says which jobs, calls and screens the candidate is slower at, where they were timed often enough to say so. The baseline's two runs are the
/// control: where they differ from one another, the machine was not steady, and nothing is said. Neither is what the machine explains: that
/// something is slower where the harness's own work was slower too, or that it is not where that was quicker. Pure.
/// </summary>
public static class SpeedComparer
{
    // What the machine may do to the harness's own work, or to the same release run twice, before nothing more is said of the system. A
    // false alarm here costs an answer and no verdict, so it is easily raised.
    private const double UnsteadyRatio = 1.1;
    private const double UnsteadyLevel = 0.05;

    /// <summary>A chance of 1 in 100 over all items; 1.2 times as long and 5 ms; 8 samples; half as long again.</summary>
    public static SpeedRules Rules { get; } = new(Level: 0.01, Ratio: 1.2, Milliseconds: 5, Samples: 8, RuledOut: 1.5);

    /// <summary>Compares the durations of the runs.</summary>
    public static SpeedComparison Compare(ComparisonInput runs)
    {
        IReadOnlyList<Duration> again = runs.BaselineAgain?.Durations ?? [];
        IReadOnlyList<Duration> baseline = [.. runs.Baseline.Durations, .. again];
        IReadOnlyList<Duration> candidate = [.. runs.Candidate.Durations, .. runs.CandidateAgain?.Durations ?? []];
        var once = again.Count == 0 ? SpeedWords.RanOnce : null;
        var own = OwnWork(baseline, candidate);
        var machine = Shifted(own) ? own.Ratio : 1;

        var kinds = Enum.GetValues<SpeedKind>();
        var names = kinds.SelectMany(kind => baseline.Concat(candidate).Where(one => Is(one, kind)).Select(one => one.Name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => (kind, name)));
        var tries = names.Select(name => Try(name.kind, name.name)).ToList();

        var corrected = new Queue<double>(Holm.Corrected([.. tries.Select(one => one.Item.Chance).OfType<double>()]));
        var answered = tries.Select(one => one.Item.Chance is null ? one.Item : Answer(one, corrected.Dequeue(), machine)).ToList();
        IReadOnlyList<SpeedItem> items = [.. answered.OrderBy(item => item.Answer != SpeedAnswer.Slower)];
        return new SpeedComparison(SpeedWords.Sentence(items, once, Rules), Rules, items);

        (SpeedItem Item, Timed Timed) Try(SpeedKind kind, string name)
        {
            var timed = Timed.Of(Of(baseline), Of(candidate), Place);
            var samples = Math.Min(timed.First.Count, timed.Second.Count);
            var unsteady = once ?? (samples < Rules.Samples ? SpeedWords.TooFew(samples, Rules)
                : Shifted(Timed.Of(Of(runs.Baseline.Durations), Of(again), Place)) ? SpeedWords.BaselineDiffers : null);
            return (new SpeedItem(
                kind, name, SpeedAnswer.NotJudged, unsteady ?? "",
                Rounded(timed.FirstMedian), Rounded(timed.SecondMedian), Rounded(timed.Ratio),
                unsteady is null ? RankTest.Longer(timed.Ranked()) : null, timed.First, timed.Second,
                [.. Of(baseline).Concat(Of(candidate)).Select(one => one.Scenario!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]), timed);

            IEnumerable<Duration> Of(IEnumerable<Duration> durations) =>
                durations.Where(one => Is(one, kind) && string.Equals(one.Name, name, StringComparison.Ordinal));
        }
    }

    // machine: how many times as long the harness's own work took beside the candidate; 1 where that is no more than chance.
    private static SpeedItem Answer((SpeedItem Item, Timed Timed) tried, double chance, double machine)
    {
        var (item, timed) = tried;
        var answer = chance < Rules.Level && timed.Ratio >= Rules.Ratio && timed.Longer >= Rules.Milliseconds ? SpeedAnswer.Slower
            : RankTest.Shorter(timed.Ranked(Quicker(timed.FirstMedian))) < Rules.Level ? SpeedAnswer.NotSlower
            : SpeedAnswer.NotJudged;
        var explained = (answer == SpeedAnswer.Slower && machine > 1) || (answer == SpeedAnswer.NotSlower && machine < 1);
        return explained
            ? item with { Why = machine > 1 ? SpeedWords.MachineSlower : SpeedWords.MachineQuicker, Chance = chance }
            : item with { Answer = answer, Why = SpeedWords.Why(answer, Rules), Chance = chance };
    }

    // The candidate as it would be without the slowdown that is to be ruled out: if even so it is not the quicker one, it may be that slow.
    private static Func<double, double> Quicker(double baseline) => baseline * (Rules.RuledOut - 1) > Rules.Milliseconds
        ? took => took / Rules.RuledOut
        : took => took - Rules.Milliseconds;

    private static bool Shifted(Timed timed) =>
        timed.Places.Count > 0 && timed.Ratio is >= UnsteadyRatio or <= 1 / UnsteadyRatio && RankTest.Otherwise(timed.Ranked()) < UnsteadyLevel;

    // Taking down what a scenario did and putting the copy back is the same work whatever the release, but for the rows that differ.
    private static Timed OwnWork(IReadOnlyList<Duration> baseline, IReadOnlyList<Duration> candidate)
    {
        return Timed.Of(baseline.Where(Own), candidate.Where(Own), one => $"{one.What} {one.Name}");

        static bool Own(Duration one) => one.What is "record" or "put back";
    }

    private static bool Is(Duration one, SpeedKind kind) => one.Scenario is not null && string.Equals(one.What, SpeedWords.Of(kind), StringComparison.Ordinal);

    private static string Place(Duration one) => $"{one.Scenario} {one.Nth ?? 1:0000}";

    private static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 3) : null;
}
