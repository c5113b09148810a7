using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// Puts runs that were made anywhere together into the runs of one gate, or says by name why they do not fit: HT-MRG-002 made for no gate,
/// 003 a scenario twice, 004 a scenario missing, 005 a run of the gate missing, 006 made from different things. Reads nothing but manifests.
/// </summary>
public static class RunMerge
{
    private const int MostNamed = 3;

    /// <summary>The runs of the gate, by role; all but the last must be there.</summary>
    /// <exception cref="ProblemException">Every problem.</exception>
    public static IReadOnlyList<MergedRole> Merge(IReadOnlyList<MergedPart> parts)
    {
        var problems = new List<Problem>();
        problems.AddRange(parts.Where(part => part.Manifest.Role is null).Select(part => NoRole(part.Manifest)));
        var roles = parts.Where(part => part.Manifest.Role is not null).OrderBy(part => part.Manifest.Shard?.Index ?? 0).ThenBy(part => part.Manifest.Id, StringComparer.Ordinal)
            .GroupBy(part => part.Manifest.Role!.Value).OrderBy(role => role.Key).ToList();
        foreach (var role in new[] { RunRole.Baseline, RunRole.BaselineAgain, RunRole.Candidate }.Except(roles.Select(role => role.Key)))
            problems.Add(Missing(role));
        problems.AddRange(Inequality.Of([.. parts.Select(part => part.Manifest)]));
        var merged = roles.Select(role => Merge(role.Key, [.. role], problems)).ToList();
        return problems.Count > 0 ? throw new ProblemException(problems) : merged;
    }

    private static MergedRole Merge(RunRole role, IReadOnlyList<MergedPart> parts, List<Problem> problems)
    {
        var whole = Whole(parts[0].Manifest);
        var holders = parts.SelectMany(part => part.Manifest.Planned.Select(scenario => (scenario.Id, Run: part.Manifest)))
            .ToLookup(one => one.Id, one => one.Run, StringComparer.Ordinal);
        var twice = holders.Where(one => one.Skip(1).Any()).ToList();
        if (twice.Count > 0)
            problems.Add(Overlap(role, [.. twice.Select(one => one.Key)], [.. twice.SelectMany(one => one).Select(run => run.Id).Distinct(StringComparer.Ordinal)]));
        // Of the candidate only what differed ran again: the comparison knows what that is, and asks for what is missing.
        var missing = role == RunRole.CandidateAgain ? [] : whole.Where(scenario => !holders.Contains(scenario.Id)).Select(scenario => scenario.Id).ToList();
        if (missing.Count > 0)
            problems.Add(Gap(role, missing, parts));
        var planned = whole.Where(scenario => holders.Contains(scenario.Id)).ToList();
        var single = parts is [{ Manifest.Shard: null }];
        var manifest = parts[0].Manifest with
        {
            Planned = planned,
            Shard = null,
            MergedFrom = single ? parts[0].Manifest.MergedFrom : [.. parts.Select(part => part.Manifest.Id)],
        };
        return new MergedRole(role, manifest, parts);
    }

    /// <summary>The plan that a run is a part of.</summary>
    internal static IReadOnlyList<PlannedScenario> Whole(RunManifest run) => run.Shard?.Whole ?? run.Planned;

    private static Problem NoRole(RunManifest run) => new(
        "HT-MRG-002", "A run was made for no gate", $"run {run.Id}", "its run.json says of no role",
        "make it with ./housingtest gate --shard, or with ./housingtest run --role baseline, baseline-again, candidate or candidate-again");

    private static Problem Overlap(RunRole role, List<string> scenarios, List<string> runs) => new(
        "HT-MRG-003", $"Scenarios ran twice as {Words(role)}", $"runs {Listed(runs)}", Listed(scenarios), "leave out one of these runs");

    private static Problem Gap(RunRole role, List<string> scenarios, IReadOnlyList<MergedPart> parts) => new(
        "HT-MRG-004", $"Scenarios of the plan are in no run as {Words(role)}", $"runs {Listed([.. parts.Select(part => part.Manifest.Id)])}", $"{Listed(scenarios)}{Shares(parts)}",
        "name the runs of the missing shares too, or make them: a scenario that nobody ran is never good");

    private static string Shares(IReadOnlyList<MergedPart> parts)
    {
        if (parts[0].Manifest.Shard is not { } shard)
            return "";
        var there = parts.Select(part => part.Manifest.Shard?.Index ?? 0).ToHashSet();
        var absent = Enumerable.Range(1, shard.Of).Where(index => !there.Contains(index)).ToList();
        return absent.Count == 0 ? "" : $"; of {shard.Of} shares there is none of number {string.Join(", ", absent)}";
    }

    private static Problem Missing(RunRole role) => new(
        "HT-MRG-005", $"A gate needs a run of the {Words(role)}, and none was named", "the runs that were named", "",
        "name it too, or make it: ./housingtest gate --shard makes all that a gate needs");

    /// <summary>A role as people say it.</summary>
    internal static string Words(RunRole role) => role switch
    {
        RunRole.Baseline => "baseline",
        RunRole.BaselineAgain => "baseline again",
        RunRole.Candidate => "candidate",
        _ => "candidate again",
    };

    /// <summary>A few names, and how many more there are.</summary>
    internal static string Listed(List<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
}
