using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The strategy that an environment asks for.</summary>
internal static class ResetChoice
{
    /// <summary>Throws HT-ENV-071 where this build has no Respawn, before anything is made.</summary>
    public static void Expect(EnvironmentDefinition environment)
    {
        if (environment.Database.Reset is DatabaseDefinition.Respawn && !RespawnPlan.IsThere)
            throw new ProblemException(Problems.NoRespawn(environment));
    }

    /// <summary>Makes it ready, once the copy is filled and marked.</summary>
    public static async Task<IResetStrategy> PrepareAsync(TestCopyParts parts, JournalMark mark, CancellationToken ct) =>
        parts.Order.Release.Address is null && parts.Order.Environment.Database.Reset is DatabaseDefinition.Respawn
            ? await RespawnReset.PrepareAsync(parts, mark, ct)
            : new RewindReset(parts.Database, mark);
}
