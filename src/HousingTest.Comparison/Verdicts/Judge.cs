using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Decides by policy and waivers whether the candidate may reach live. Each difference ends up in exactly one place: among the reasons
/// (by itself, or with the reason that it follows from), the findings or the waived. Reasons and findings by id:
/// HT-VER-001 nothing compared, 007 a part that cannot be seen of a release and so was not compared, 002 not run, 003 failed on the candidate, 004 failed on the baseline too, 005 an unsteady scenario,
/// 006 a difference that did not repeat, 010 a difference that policy holds for, 011 announced and not seen,
/// 012 a job, call or screen that is slower,
/// 020 a difference that policy lets pass, 021 an announced one that was seen, 030 an expired waiver, 031 an over-wide one, 032 an unused one.
/// </summary>
public static class Judge
{
    /// <summary>What a verdict says of speed where policy does not hold on it: the same whatever was measured.</summary>
    public const string SpeedShown = "shown in the report; it has no part in this verdict";

    /// <summary>Release only when there is no reason to hold and at least one scenario was compared; the latter's absence is a reason.</summary>
    /// <param name="comparison">What differs.</param>
    /// <param name="policy">What holds.</param>
    /// <param name="waivers">What is accepted; those of other candidates are not looked at.</param>
    /// <param name="inputs">Name and digest of everything that the verdict rests on.</param>
    /// <param name="today">The day by which waivers expire.</param>
    /// <param name="speed">What may be said of speed; looked at only where policy holds on it.</param>
    public static Verdict Decide(
        ComparisonResult comparison, Policy policy, Waivers waivers, IReadOnlyList<NamedDigest> inputs, DateOnly today, SpeedComparison? speed = null)
    {
        var states = comparison.Scenarios.Select(scenario => new JudgedScenario(scenario)).ToList();
        var review = WaiverReview.Of(comparison, policy, waivers, today);
        var differences = DifferenceReasons.Of(comparison, policy, review, states);
        var scenarios = ScenarioReasons.Of(states).ToList();
        var unannounced = ReleaseNote.NotSeen(comparison).ToList();
        // A step that failed in one of two runs is told by its scenario, which passed once and failed once.
        var unsteady = states.Where(scenario => scenario.State == JudgedState.Unsteady).Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var notRepeated = comparison.Unsteady
            .Where(pattern => pattern.Kind != DifferenceKind.Step || !pattern.Scenarios.All(unsteady.Contains))
            .Select(ScenarioReasons.NotRepeated).ToList();

        var unseen = CommonSight.Unseen(comparison, policy);

        // Worst first: no evidence, money, what failed or did not run, then the other differences.
        List<Reason> reasons =
        [
            .. scenarios.Where(reason => string.Equals(reason.Id, ScenarioReasons.NothingCompared, StringComparison.Ordinal)),
            .. unseen.Where(part => part.Holds).Select(part => part.Reason),
            .. differences.Reasons.Where(reason => reason.Kind == DifferenceKind.Money).Select(reason => reason.Reason),
            .. scenarios.Where(reason => !string.Equals(reason.Id, ScenarioReasons.NothingCompared, StringComparison.Ordinal)),
            .. differences.Reasons.Where(reason => reason.Kind != DifferenceKind.Money).Select(reason => reason.Reason),
            .. policy.HoldWhenUnsteady ? notRepeated : [],
            .. policy.HoldWhenAnnouncedNotSeen ? unannounced : [],
            .. policy.HoldWhenSlower && speed is not null ? SpeedReasons.Of(speed) : [],
        ];
        List<Reason> findings =
        [
            .. unseen.Where(part => !part.Holds).Select(part => part.Reason),
            .. differences.Findings,
            .. policy.HoldWhenUnsteady ? [] : notRepeated,
            .. policy.HoldWhenAnnouncedNotSeen ? [] : unannounced,
            .. review.Findings,
        ];
        return new Verdict(
            reasons.Count == 0 ? Decision.Release : Decision.Hold, comparison.Baseline.Name, comparison.Candidate.Name, reasons, findings, review.Waived,
            new ScenarioCounts(Count(JudgedState.Passed), Count(JudgedState.Failed), Count(JudgedState.Unsteady), Count(JudgedState.NotRun)),
            policy.HoldWhenSlower ? speed?.Sentence ?? "not judged: nothing was timed" : SpeedShown, [.. inputs.OrderBy(input => input.Name, StringComparer.Ordinal).ThenBy(input => input.Digest, StringComparer.Ordinal)]);

        int Count(JudgedState state) => states.Count(scenario => scenario.State == state);
    }
}
