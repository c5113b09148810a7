using HousingTest.Databases;
using HousingTest.Databases.Postgres;
using HousingTest.Databases.SqlServer;
using HousingTest.Definitions;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The database server that an environment variable names. Its connection string holds a password, and is written down nowhere.</summary>
internal static class GivenServer
{
    /// <summary>Connection string of the server; null where the variable is not set.</summary>
    public static string? Find(DatabaseDefinition definition) =>
        definition.ServerFrom is { } variable && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : null;

    /// <summary>Drops the database of a test copy whose owner was killed.</summary>
    /// <returns>False when the server cannot be reached or does not let it happen: then the lease stays for the next sweep.</returns>
    public static async Task<bool> DropAsync(LeasedDatabase leased, string copy, string root)
    {
        if (Environment.GetEnvironmentVariable(leased.ServerFrom) is not { Length: > 0 } given)
            return false;
        try
        {
            var guard = LiveGuardFile.Read(root);
            IDatabaseEngine engine = leased.Engine is "sqlserver" ? new SqlServerEngine(given, guard, keep: "", shadowCopies: []) : new PostgresEngine(given, guard, keep: "");
            await engine.DropAsync(leased.Place, new DatabaseMarker(copy, leased.Place), CancellationToken.None);
            return true;
        }
        catch (ProblemException)
        {
            return false;
        }
    }
}
