using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Runs that were not made from the same things say nothing about each other: they are refused, each by what is unequal.</summary>
internal static class Belonging
{
    public static void Check(ComparisonInput input)
    {
        var problems = new List<Problem>();
        var baseline = input.Baseline.Manifest;
        CheckMap(input.Map, baseline, problems);
        CheckPair(baseline, input.Candidate.Manifest, problems);
        CheckPlan(baseline, input.Candidate.Manifest, problems);
        if (input.BaselineAgain is { } baselineAgain)
        {
            CheckPair(baseline, baselineAgain.Manifest, problems);
            CheckPlan(baseline, baselineAgain.Manifest, problems);
            CheckRelease(baseline, baselineAgain.Manifest, problems);
        }

        if (input.CandidateAgain is { } candidateAgain)
        {
            // Its plan is a part of the candidate's, and so its features may be: only what it planned is checked.
            CheckPair(baseline, candidateAgain.Manifest with { Features = baseline.Features }, problems);
            CheckRelease(input.Candidate.Manifest, candidateAgain.Manifest, problems);
            CheckPart(input.Candidate.Manifest, candidateAgain.Manifest, problems);
        }

        if (problems.Count > 0)
            throw new ProblemException(problems);
    }

    private static void CheckMap(SystemMap map, RunManifest run, List<Problem> problems)
    {
        if (!Same(map.Digest, run.Map.Digest))
        {
            problems.Add(new Problem(
                "HT-CMP-001", "The system map is not the one that the runs were made with", $"{map.File} and run {run.Id}",
                $"digests {Short(map.Digest)} and {Short(run.Map.Digest)}", "compare with the map as it was, or run again with the map as it is"));
        }
    }

    private static void CheckPair(RunManifest one, RunManifest other, List<Problem> problems)
    {
        Check("HT-CMP-002", "estates", $"{one.Estate.Recipe} seed {one.Estate.Seed}", one.Estate.Digest, $"{other.Estate.Recipe} seed {other.Estate.Seed}", other.Estate.Digest);
        Check("HT-CMP-003", "features", "features", one.Features, "features", other.Features);
        Check("HT-CMP-004", "system maps", one.Map.Name, one.Map.Digest, other.Map.Name, other.Map.Digest);
        Check("HT-CMP-005", "environments", one.Environment.Name, one.Environment.Digest, other.Environment.Name, other.Environment.Digest);

        void Check(string id, string what, string oneName, string oneDigest, string otherName, string otherDigest)
        {
            if (!Same(oneDigest, otherDigest))
            {
                problems.Add(new Problem(
                    id, $"The runs were made with different {what}", $"runs {one.Id} and {other.Id}",
                    $"{oneName} {Short(oneDigest)} and {otherName} {Short(otherDigest)}", $"run both releases again with the same {what}"));
            }
        }
    }

    private static void CheckPlan(RunManifest one, RunManifest other, List<Problem> problems)
    {
        var first = one.Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var second = other.Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var unequal = first.Except(second, StringComparer.Ordinal).Concat(second.Except(first, StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (unequal.Count > 0)
        {
            problems.Add(new Problem(
                "HT-CMP-006", "The runs planned different scenarios", $"runs {one.Id} and {other.Id}",
                $"only one of them planned {Listed(unequal)}", "run both releases again with the same features and tags"));
        }
    }

    private static void CheckPart(RunManifest whole, RunManifest part, List<Problem> problems)
    {
        var planned = whole.Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var beyond = part.Planned.Select(scenario => scenario.Id).Where(id => !planned.Contains(id)).Order(StringComparer.Ordinal).ToList();
        if (beyond.Count > 0)
        {
            problems.Add(new Problem(
                "HT-CMP-006", "The runs planned different scenarios", $"runs {whole.Id} and {part.Id}",
                $"only the second planned {Listed(beyond)}", "run again only scenarios that the first run of the candidate planned"));
        }
    }

    private static void CheckRelease(RunManifest one, RunManifest other, List<Problem> problems)
    {
        if (!Same(one.Release.Digest, other.Release.Digest))
        {
            problems.Add(new Problem(
                "HT-CMP-007", "A run that should repeat another was made with another release", $"runs {one.Id} and {other.Id}",
                $"{one.Release.Name} {Short(one.Release.Digest)} and {other.Release.Name} {Short(other.Release.Digest)}",
                $"run {one.Release.Name} again"));
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;

    private static string Listed(List<string> ids) =>
        string.Join(", ", ids.Take(3)) + (ids.Count > 3 ? $" and {ids.Count - 3} more" : "");
}
