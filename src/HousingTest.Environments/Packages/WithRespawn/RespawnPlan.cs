using System.Data.Common;
using Respawn;
using Respawn.Graph;

namespace HousingTest.Environments;

/// <summary>What Respawn would do to a database, as statements. Its plan is public, and so others can run it.</summary>
internal static class RespawnPlan
{
    // The journal and the marker.
    private const string Own = "housingtest";

    /// <summary>True: this build has the package.</summary>
    public static bool IsThere => true;

    /// <summary>Statements that empty every table but the kept ones and ours, children first where the engine needs it, and let identities and sequences begin anew.</summary>
    /// <param name="connection">Opened here; it only reads.</param>
    /// <param name="kept">Tables to leave alone, with their schema unless it is the usual one.</param>
    /// <param name="ct">Gives up on opening.</param>
    public static async Task<string> MakeAsync(DbConnection connection, IReadOnlyCollection<string> kept, CancellationToken ct)
    {
        await connection.OpenAsync(ct);
        var respawner = await Respawner.CreateAsync(connection, new RespawnerOptions { TablesToIgnore = [.. kept.Select(Named)], SchemasToExclude = [Own], WithReseed = true });
        return string.Join('\n', respawner.DeleteSql, respawner.ReseedSql);
    }

    private static Table Named(string table) => table.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? new Table(table[..dot], table[(dot + 1)..]) : new Table(table);
}
