using System.Diagnostics;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Takes up a run that was stopped or killed: what ended stays, and the rest runs, provided that all it is made from is as it was.</summary>
public static class Resumption
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Every input that is not the one that the run began with; empty when it can go on.</summary>
    /// <param name="began">The run's manifest.</param>
    /// <param name="now">What the same request would plan now.</param>
    public static IReadOnlyList<Problem> Changed(RunManifest began, RunManifest now)
    {
        var inputs = new (string What, string Then, string Now)[]
        {
            ("release", Told(began.Release.Name, began.Release.Digest), Told(now.Release.Name, now.Release.Digest)),
            ("environment", Told(began.Environment.Name, began.Environment.Digest), Told(now.Environment.Name, now.Environment.Digest)),
            ("map", Told(began.Map.Name, began.Map.Digest), Told(now.Map.Name, now.Map.Digest)),
            ("estate", Told(began.Estate.Recipe, began.Estate.Digest), Told(now.Estate.Recipe, now.Estate.Digest)),
            ("features", Told("features", began.Features), Told("features", now.Features)),
            ("plan", Told("plan", Shards.PlanDigest(began.Planned)), Told("plan", Shards.PlanDigest(now.Planned))),
            ("durations", began.Shard?.Durations ?? "none", now.Shard?.Durations ?? "none"),
            ("tool", began.Tool, now.Tool),
        };
        return [.. inputs.Where(input => !string.Equals(input.Then, input.Now, StringComparison.Ordinal)).Select(input => new Problem(
            "HT-RUN-010", $"The run cannot go on with another {input.What} than it began with", $"run {began.Id}", $"then {input.Then}, now {input.Now}",
            $"bring the {input.What} back as it was, or run all of it anew"))];
    }

    /// <summary>
    /// Makes a run ready to go on: waits until what is left of its workers has ended, forgets their claims, and takes away what they began and did not
    /// end.
    /// </summary>
    /// <returns>Ids of the scenarios that have an attempt left to run, in the plan's order.</returns>
    /// <exception cref="ProblemException">HT-RUN-009: it is still going on.</exception>
    public static async Task<IReadOnlyList<string>> ClearAsync(Workspace workspace, RunFolder folder, RunManifest manifest, CancellationToken cancellation)
    {
        var leases = new LeaseStore(workspace);
        folder.ForgetOrders();
        // A worker whose command line was killed takes a while to clean up. Not by the wall clock, which may jump.
        var began = Stopwatch.GetTimestamp();
        while (folder.HasWorkers)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new ProblemException(StillGoingOn(folder));
            await Task.Delay(Glance, cancellation);
        }

        // Only now: what it left when it ended is left for good.
        await leases.SweepAsync(cancellation);
        if (leases.List().Any(lease => string.Equals(lease.Owner, OwnerOf(folder), StringComparison.Ordinal) && !lease.IsLeft))
            throw new ProblemException(StillGoingOn(folder));

        folder.ForgetHalves();
        var claims = folder.Claims(manifest.Repeat);
        claims.Clear();
        folder.ForgetProblems();
        var left = new List<string>();
        foreach (var scenario in manifest.Planned.Select(planned => planned.Id))
        {
            var ended = Enumerable.Range(1, manifest.Repeat).Where(attempt => folder.HasOutcome(scenario, attempt)).ToList();
            foreach (var attempt in Enumerable.Range(1, manifest.Repeat).Except(ended))
                folder.ForgetAttempt(scenario, attempt);
            if (ended.Count == manifest.Repeat)
                continue;
            left.Add(scenario);
            foreach (var attempt in ended)
                claims.Keep(scenario, attempt);
        }

        return left;
    }

    /// <summary>What the lease of a run's worker says that it is for.</summary>
    public static string OwnerOf(RunFolder folder) => $"run {folder.Id}";

    /// <summary>The problem of a run that somebody is at.</summary>
    public static Problem StillGoingOn(RunFolder folder) => new(
        "HT-RUN-009", "The run is still going on", $"run {folder.Id}", "a command or a worker of it has not ended", "wait for its end, or stop it with Ctrl-C where it was started");

    private static string Told(string name, string digest) => $"{name} {(digest.Length > 12 ? digest[..12] : digest)}";
}
