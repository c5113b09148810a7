using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>What is said of speed. Nothing here holds a measured figure, so that a verdict may carry it.</summary>
internal static class SpeedWords
{
    public const string RanOnce = "the baseline ran once, and nothing says whether the machine was steady";
    public const string MachineSlower = "the machine was not steady: beside the candidate the harness's own work was slower as well";
    public const string MachineQuicker = "the machine was not steady: beside the candidate the harness's own work was quicker";
    public const string BaselineDiffers = "the two runs of the baseline differ from one another as well";
    private const string Unsure = "the times vary too much for so few samples";
    private const string Nothing = "no job, call or screen was timed on both releases";
    private const int MostNamed = 3;

    /// <summary>The word in <c>timings.json</c>.</summary>
    public static string Of(SpeedKind kind) => kind switch
    {
        SpeedKind.Job => "job",
        SpeedKind.Call => "call",
        _ => "screen",
    };

    public static string TooFew(int samples, SpeedRules rules) => $"{Words.Number(samples)} of {Words.Number(rules.Samples)} samples";

    public static string Why(SpeedAnswer answer, SpeedRules rules) => answer switch
    {
        SpeedAnswer.Slower => "beyond chance, and enough to matter",
        SpeedAnswer.NotSlower => FormattableString.Invariant($"{rules.RuledOut} times as long is ruled out"),
        _ => Unsure,
    };

    /// <summary>All items in one line.</summary>
    public static string Sentence(IReadOnlyList<SpeedItem> items, string? once, SpeedRules rules)
    {
        var slower = items.Where(item => item.Answer == SpeedAnswer.Slower).ToList();
        var judged = items.Where(item => item.Answer != SpeedAnswer.NotJudged).ToList();
        var rest = items.Count == judged.Count ? "" : $"; {Words.Number(items.Count - judged.Count)} not judged";
        if (slower.Count > 0)
        {
            var named = string.Join(", ", slower.Take(MostNamed).Select(item => item.Name));
            return $"{Counted(slower)} slower: {named}{(slower.Count > MostNamed ? $" and {Words.Number(slower.Count - MostNamed)} more" : "")}{rest}";
        }

        if (judged.Count > 0)
            return $"{(judged.Count == 1 ? $"the {judged[0].Name} is not slower" : $"none of {Counted(judged)} slower")}{rest}";
        var samples = items.Select(Samples).DefaultIfEmpty().Max();
        if (samples == 0 || once is not null)
            return $"not judged: {(samples == 0 ? Nothing : once)}";
        var most = items.First(item => Samples(item) == samples);
        return samples < rules.Samples
            ? $"not judged: nothing ran often enough, the {most.Name} most often with {TooFew(samples, rules)}"
            : $"not judged: {most.Why}";
    }

    private static int Samples(SpeedItem item) => Math.Min(item.Baseline.Count, item.Candidate.Count);

    // "2 jobs and 1 screen"
    private static string Counted(IReadOnlyList<SpeedItem> items)
    {
        var parts = items.GroupBy(item => item.Kind).OrderBy(group => group.Key).Select(group => Words.Counted(group.Count(), Of(group.Key), Of(group.Key) + "s")).ToList();
        return parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
    }
}
