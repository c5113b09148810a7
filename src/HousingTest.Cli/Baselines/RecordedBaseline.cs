using HousingTest.Model;

namespace HousingTest.Cli.Baselines;

/// <summary><c>baseline.json</c>: what a recorded baseline was made from, and all that belongs to it. Holds no time and no path.</summary>
/// <param name="Release">The release in use.</param>
/// <param name="Environment">Where it ran.</param>
/// <param name="Map">Through which map.</param>
/// <param name="Estate">On which estate.</param>
/// <param name="Features">Digest of the features.</param>
/// <param name="Tool">Version of HousingTest.</param>
/// <param name="Planned">Every scenario, in order; each passed in both runs.</param>
/// <param name="Files">Every other file of the folder → SHA-256.</param>
public sealed record RecordedBaseline(
    ReleaseIdentity Release, NamedDigest Environment, NamedDigest Map, EstateIdentity Estate, string Features, string Tool,
    IReadOnlyList<PlannedScenario> Planned, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>What the run of a gate must be made of to be compared with it.</summary>
    public static RecordedBaseline Of(RunManifest run) =>
        new(run.Release, run.Environment, run.Map, run.Estate, run.Features, run.Tool, run.Planned, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>
    /// Why a gate over this plan cannot use it: a problem (HT-BAS-002, HT-BAS-003) for each thing that is another now; none when it fits. A gate over some of
    /// the recorded scenarios is served; one over others is not.
    /// </summary>
    /// <param name="now">What the gate would be made of.</param>
    /// <param name="shown">The recorded baseline's folder, as people are shown it.</param>
    public IReadOnlyList<Problem> Misfits(RecordedBaseline now, string shown)
    {
        var problems = new List<Problem>();
        Check("another release", Release.Name, Release.Digest, now.Release.Name, now.Release.Digest);
        Check("another environment", Environment.Name, Environment.Digest, now.Environment.Name, now.Environment.Digest);
        Check("another system map", Map.Name, Map.Digest, now.Map.Name, now.Map.Digest);
        Check("another estate", $"{Estate.Recipe} seed {Estate.Seed}", Estate.Digest, $"{now.Estate.Recipe} seed {now.Estate.Seed}", now.Estate.Digest);
        Check("other features", "features", Features, "features", now.Features);
        Check("another version of HousingTest", Tool, Tool, now.Tool, now.Tool);
        var known = Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var missing = now.Planned.Where(scenario => !known.Contains(scenario.Id)).ToList();
        // Other features plan other scenarios: that is told already.
        if (missing.Count > 0 && string.Equals(Features, now.Features, StringComparison.Ordinal))
        {
            problems.Add(new Problem(
                "HT-BAS-003", "The recorded baseline lacks scenarios of this gate", shown, $"{missing.Count} of {now.Planned.Count}, the first is \"{missing[0].Title}\"",
                $"record it again without --tags: ./housingtest baseline record {now.Release.Name}"));
        }

        return problems;

        void Check(string what, string name, string digest, string nameNow, string digestNow)
        {
            if (!string.Equals(digest, digestNow, StringComparison.Ordinal))
            {
                problems.Add(new Problem(
                    "HT-BAS-002", $"The recorded baseline was made with {what}", shown, $"then {Said(name, digest)}, now {Said(nameNow, digestNow)}",
                    $"record it again with ./housingtest baseline record {now.Release.Name}, or leave out --recorded"));
            }
        }

        static string Said(string name, string digest) => string.Equals(name, digest, StringComparison.Ordinal) ? name : $"{name} {digest[..Math.Min(12, digest.Length)]}";
    }
}
