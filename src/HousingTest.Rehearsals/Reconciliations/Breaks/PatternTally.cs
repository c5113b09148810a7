using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Breaks of a control counted by what they have in common, with the first few of each kind; never more kinds than a person could read.</summary>
internal sealed class PatternTally
{
    private const int MostPatterns = 300;
    private const string Others = "other changes";

    private readonly Dictionary<(string Field, string What), Sums> sums = [];

    /// <summary>How many breaks nobody answers for.</summary>
    public long Breaks { get; private set; }

    /// <summary>How many somebody does.</summary>
    public long Accepted { get; private set; }

    /// <summary>Money at stake in those that nobody answers for; null where none is known.</summary>
    public Int128? Pence { get; private set; }

    /// <summary>Counts a break.</summary>
    /// <param name="found">As it was found.</param>
    /// <param name="shown">As it is told.</param>
    public void Add(FoundBreak found, Break shown)
    {
        var kind = (found.Field, found.What);
        if (!sums.TryGetValue(kind, out var sum))
        {
            kind = sums.Count < MostPatterns ? kind : (found.Field, Others);
            if (!sums.TryGetValue(kind, out sum))
                sums.Add(kind, sum = new Sums());
        }

        if (sum.Examples.Count < BreakPattern.MostExamples)
            sum.Examples.Add(shown);
        if (!shown.Counts)
        {
            sum.Accepted++;
            Accepted++;
            return;
        }

        sum.Count++;
        Breaks++;
        if (found.Pence is { } pence)
        {
            sum.Pence = (sum.Pence ?? 0) + pence;
            Pence = (Pence ?? 0) + pence;
        }

        if (found.Net is { } net)
            sum.Net = (sum.Net ?? 0) + net;
    }

    /// <summary>Adds another's, whose examples come after these.</summary>
    public void Add(PatternTally other)
    {
        foreach (var (kind, more) in other.sums)
        {
            if (!sums.TryGetValue(kind, out var sum))
                sums.Add(kind, sum = new Sums());
            sum.Count += more.Count;
            sum.Accepted += more.Accepted;
            sum.Pence = more.Pence is null ? sum.Pence : (sum.Pence ?? 0) + more.Pence;
            sum.Net = more.Net is null ? sum.Net : (sum.Net ?? 0) + more.Net;
            sum.Examples.AddRange(more.Examples.Take(BreakPattern.MostExamples - sum.Examples.Count));
        }

        Breaks += other.Breaks;
        Accepted += other.Accepted;
        Pence = other.Pence is null ? Pence : (Pence ?? 0) + other.Pence;
    }

    /// <summary>The patterns, in no order that says anything.</summary>
    public IEnumerable<BreakPattern> Patterns(string control) => sums.Select(pair => new BreakPattern(
        control, pair.Key.Field, pair.Key.What, pair.Value.Count, pair.Value.Accepted, Whole(control, pair.Value.Pence), Whole(control, pair.Value.Net), pair.Value.Examples));

    /// <summary>A sum as the model has it.</summary>
    public static long? Whole(string control, Int128? sum) => sum is null ? null
        : sum <= long.MaxValue && sum >= long.MinValue ? (long)sum : throw ReconciliationProblems.TooMuch(control);

    private sealed class Sums
    {
        public long Count { get; set; }

        public long Accepted { get; set; }

        public Int128? Pence { get; set; }

        public Int128? Net { get; set; }

        public List<Break> Examples { get; } = [];
    }
}
