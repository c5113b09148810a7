using HousingTest.Databases;
using HousingTest.Databases.Postgres;
using HousingTest.Databases.Sqlite;
using HousingTest.Databases.SqlServer;
using HousingTest.Definitions;

namespace HousingTest.Environments;

/// <summary>A database that somebody named, on the server that the environment names.</summary>
/// <param name="Engine">What reaches it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">What people call it: the file's name, or the database's.</param>
internal sealed record ExistingDatabase(IDatabaseEngine Engine, string Place, string Name)
{
    /// <summary>Finds it; nothing is connected to yet.</summary>
    public static ExistingDatabase Of(AdoptionOrder order)
    {
        var definition = order.Environment.Database;
        if (definition.Engine is "sqlite")
        {
            var file = Path.GetFullPath(order.Database);
            return new ExistingDatabase(new SqliteEngine(), file, Path.GetFileName(file));
        }

        var given = GivenServer.Find(definition) ?? throw AdoptionProblems.NoServer(order.Environment);
        var guard = LiveGuardFile.Read(order.Workspace.Root);
        var keep = Path.Combine(order.Workspace.Private, "adopted");
        if (definition.Engine is "sqlserver")
        {
            var sqlServer = new SqlServerEngine(given, guard, keep, definition.ShadowCopies);
            return new ExistingDatabase(sqlServer, sqlServer.PlaceOf(order.Database), order.Database);
        }

        var postgres = new PostgresEngine(given, guard, keep);
        return new ExistingDatabase(postgres, postgres.PlaceOf(order.Database), order.Database);
    }
}
