using System.Collections;
using System.Diagnostics.CodeAnalysis;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// What can be seen of both releases. Rows that nobody can see in one of them would else all be told as missing there; so they are left out of both, and the
/// verdict says that they were not compared.
/// </summary>
internal static class CommonSight
{
    /// <summary>The runs without what cannot be seen of one of the releases.</summary>
    public static ComparisonInput Of(ComparisonInput input)
    {
        var unseen = Unseen(input.Baseline.Manifest.Release, input.Candidate.Manifest.Release);
        return unseen.Count == 0 ? input : input with
        {
            Baseline = Without(input.Baseline)!,
            BaselineAgain = Without(input.BaselineAgain),
            Candidate = Without(input.Candidate)!,
            CandidateAgain = Without(input.CandidateAgain),
        };

        RunRecord? Without(RunRecord? run) => run is null ? null : run with
        {
            Schema = unseen.Contains(OutcomePart.Rows) ? null : run.Schema,
            Outcomes = new SeenOutcomes(run.Outcomes, unseen),
        };
    }

    /// <summary>The reason, or the finding where policy accepts it, that parts were not compared: at most one of each.</summary>
    public static IReadOnlyList<(bool Holds, Reason Reason)> Unseen(ComparisonResult comparison, Policy policy)
    {
        var unseen = Unseen(comparison.Baseline, comparison.Candidate);
        var hosted = new[] { comparison.Baseline, comparison.Candidate }.Where(release => release.Unseen is { Count: > 0 }).Select(release => release.Name).Distinct(StringComparer.Ordinal);
        var detail = $"{string.Join(" and ", hosted)} runs at an address, where they cannot be seen; it was not filled with the estate, nor put back between scenarios";
        return [.. unseen.GroupBy(part => !policy.MayGoUncompared.Contains(part)).OrderByDescending(group => group.Key).Select(group => (
            group.Key, new Reason("HT-VER-007", "not compared", $"{Words.Sentence(OutcomeParts.Say([.. group]))} were not compared", detail, null, [])))];
    }

    private static List<OutcomePart> Unseen(ReleaseIdentity baseline, ReleaseIdentity candidate) =>
        [.. (baseline.Unseen ?? []).Concat(candidate.Unseen ?? []).Distinct().Order()];

    /// <summary>Outcomes without some parts, each made when it is asked for.</summary>
    private sealed class SeenOutcomes(IReadOnlyDictionary<string, Outcome> all, IReadOnlyList<OutcomePart> unseen) : IReadOnlyDictionary<string, Outcome>
    {
        public IEnumerable<string> Keys => all.Keys;

        public IEnumerable<Outcome> Values => all.Values.Select(Seen);

        public int Count => all.Count;

        public Outcome this[string key] => Seen(all[key]);

        public bool ContainsKey(string key) => all.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Outcome value)
        {
            value = all.TryGetValue(key, out var outcome) ? Seen(outcome) : null;
            return value is not null;
        }

        public IEnumerator<KeyValuePair<string, Outcome>> GetEnumerator() =>
            all.Select(one => KeyValuePair.Create(one.Key, Seen(one.Value))).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private Outcome Seen(Outcome outcome) => outcome with
        {
            Changes = unseen.Contains(OutcomePart.Rows) ? [] : outcome.Changes,
            Subjects = unseen.Contains(OutcomePart.Rows) ? [] : outcome.Subjects,
            Messages = unseen.Contains(OutcomePart.Messages) ? [] : outcome.Messages,
            Files = unseen.Contains(OutcomePart.Files) ? [] : outcome.Files,
            Errors = unseen.Contains(OutcomePart.ServerErrors) ? [.. outcome.Errors.Where(error => error.Source is not "server")] : outcome.Errors,
        };
    }
}
