namespace HousingTest.Model;

/// <summary><c>speed.json</c>: which jobs, calls and screens the candidate is slower at. It holds measured times, and so stands apart from <c>comparison.json</c>.</summary>
/// <param name="Sentence">All of it in one line: <c>1 job slower: weekly debit run</c>; <c>not judged: …</c>. Holds no measured figure.</param>
/// <param name="Rules">What had to be met to say so.</param>
/// <param name="Items">One for each job, call and screen: slower ones first, then in the order of <see cref="SpeedKind"/> and name.</param>
public sealed record SpeedComparison(string Sentence, SpeedRules Rules, IReadOnlyList<SpeedItem> Items);

/// <summary>A job, call or screen on both releases.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The map's word for it.</param>
/// <param name="Answer">What may be said of it.</param>
/// <param name="Why">Why no more may be said, or what the answer means; no measured figure.</param>
/// <param name="BaselineMedian">Milliseconds: the middle of the medians of its places; null when a release has no sample where the other has one.</param>
/// <param name="CandidateMedian">The same of the candidate.</param>
/// <param name="Ratio">How many times as long the candidate takes: the middle of what its places say; null as the medians.</param>
/// <param name="Chance">Chance of such ranks if both were equally quick, corrected for how many items were tested; null when it was not tested.</param>
/// <param name="Baseline">Milliseconds of every sample of both baseline runs, in the order of their places.</param>
/// <param name="Candidate">The same of the candidate.</param>
/// <param name="Scenarios">Ids of the scenarios that it was timed in, ordinally.</param>
public sealed record SpeedItem(
    SpeedKind Kind, string Name, SpeedAnswer Answer, string Why, double? BaselineMedian, double? CandidateMedian, double? Ratio, double? Chance,
    IReadOnlyList<double> Baseline, IReadOnlyList<double> Candidate, IReadOnlyList<string> Scenarios);

/// <summary>What is timed of a system, in the order in which it is told.</summary>
public enum SpeedKind
{
    /// <summary>A job of the map.</summary>
    Job,

    /// <summary>An endpoint of the map.</summary>
    Call,

    /// <summary>A screen of the map, from asking for it until it is there.</summary>
    Screen,
}

/// <summary>What may be said of an item's speed.</summary>
public enum SpeedAnswer
{
    /// <summary>Slower, beyond chance, and enough to matter.</summary>
    Slower,

    /// <summary>Not slower by so much as <see cref="SpeedRules.RuledOut"/>.</summary>
    NotSlower,

    /// <summary>Nothing.</summary>
    NotJudged,
}

/// <summary>When something is said of speed.</summary>
/// <param name="Level">Slower is said only under this chance, over all items together; of one item, a slowdown is ruled out under it.</param>
/// <param name="Ratio">Slower is said only from this many times as long.</param>
/// <param name="Milliseconds">And from this much longer.</param>
/// <param name="Samples">Fewer samples of a release than this say nothing.</param>
/// <param name="RuledOut">Not slower is said when taking this many times as long is ruled out (or <paramref name="Milliseconds"/> longer, where that is more).</param>
public sealed record SpeedRules(double Level, double Ratio, double Milliseconds, int Samples, double RuledOut);
