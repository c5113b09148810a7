using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// Divides a plan among runs that know nothing of each other, so that each scenario is in exactly one share: every machine that has the same
/// plan and the same durations divides it the same way.
/// </summary>
public static class Shards
{
    /// <summary>The scenarios of one share, in the plan's order; may be none.</summary>
    /// <param name="whole">The plan.</param>
    /// <param name="choice">Which share.</param>
    /// <param name="durations">How long scenarios took; null to divide by the hash of each id, which moves no scenario when others come or go.</param>
    public static IReadOnlyList<PlannedScenario> Share(IReadOnlyList<PlannedScenario> whole, ShardChoice choice, RecordedDurations? durations)
    {
        var shares = durations is null ? null : Balanced(whole, choice.Of, durations);
        return [.. whole.Where(scenario => (shares is null ? ByHash(scenario.Id, choice.Of) : shares[scenario.Id]) == choice.Index)];
    }

    /// <summary>What the manifest of a share says of the whole.</summary>
    public static RunShard Describe(IReadOnlyList<PlannedScenario> whole, ShardChoice choice, RecordedDurations? durations) =>
        new(choice.Index, choice.Of, durations?.Digest, PlanDigest(whole), whole);

    /// <summary>SHA-256 over a plan: the scenarios with all that is known of them, in their order.</summary>
    public static string PlanDigest(IReadOnlyList<PlannedScenario> whole) =>
        Digest.OfText(string.Join('\n', whole.Select(scenario => JsonSerializer.Serialize(scenario, Json.Line))));

    private static int ByHash(string id, int of) =>
        (int)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))) % (ulong)of) + 1;

    // The longest first, each to the share that has least so far: never more than a third above the best division there is.
    private static Dictionary<string, int> Balanced(IReadOnlyList<PlannedScenario> whole, int of, RecordedDurations durations)
    {
        var loads = new double[of];
        var shares = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var scenario in whole.OrderByDescending(scenario => durations.Of(scenario.Id)).ThenBy(scenario => scenario.Id, StringComparer.Ordinal))
        {
            var least = Array.IndexOf(loads, loads.Min());
            loads[least] += durations.Of(scenario.Id);
            shares[scenario.Id] = least + 1;
        }

        return shares;
    }
}
