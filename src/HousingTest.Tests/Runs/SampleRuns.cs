using HousingTest.Model;

namespace HousingTest.Tests.Runs;

/// <summary>Manifests of runs that were never made, for what looks at nothing but manifests.</summary>
internal static class SampleRuns
{
    public static IReadOnlyList<PlannedScenario> Plan(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new PlannedScenario(Id(number), "Rents", "rents/debit.feature", $"Scenario {number}", null, number * 5, ["@rents"]))];

    public static string Id(int number) => $"rents-debit-scenario-{number:00}";

    public static RunManifest Manifest(string id, IReadOnlyList<PlannedScenario> planned, RunRole? role = null, RunShard? shard = null) => new(
        id, new ReleaseIdentity(role is RunRole.Candidate or RunRole.CandidateAgain ? "2026.2" : "2026.1", role is RunRole.Candidate or RunRole.CandidateAgain ? "r2" : "r1", []),
        new NamedDigest("embedded", "e1"), new NamedDigest("reference", "m1"), new EstateIdentity("small", 20260401, 300, "s1"), "f1", "HousingTest 1.0", planned, role, shard);
}
