using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// A look at a database on a server that speaks T-SQL, in one transaction that writes nothing and is rolled back: from a snapshot where the database keeps what is needed for one; else what
/// is read may be of later moments than what was read before, since whoever works there is not to be kept out.
/// </summary>
internal sealed class SqlServerView : IDatabaseView
{
    private readonly Connection connection;

    private SqlServerView(string place, Connection connection)
    {
        Place = place;
        this.connection = connection;
    }

    public string Place { get; }

    public static async Task<SqlServerView> OpenAsync(string place, string text, CancellationToken cancellationToken)
    {
        var opened = await Connection.OpenAsync(text, cancellationToken);
        try
        {
            var snapshots = await opened.ScalarAsync("SELECT snapshot_isolation_state FROM sys.databases WHERE name = DB_NAME()", cancellationToken) is "1";
            await opened.ExecuteAsync($"SET TRANSACTION ISOLATION LEVEL {(snapshots ? "SNAPSHOT" : "READ COMMITTED")}; BEGIN TRANSACTION", cancellationToken);
            return new SqlServerView(place, opened);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public Task<DatabaseMarker?> FindMarkerAsync(CancellationToken cancellationToken) => Guarded(
        async () => (await MarkerTable.FindAsync(connection, cancellationToken)).Marker is { } found && string.Equals(found.Place, Place, StringComparison.Ordinal) ? found : null);

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken) => Guarded(() => CatalogueReader.ReadAsync(connection, cancellationToken));

    public Task ReadAllAsync(Action<string, IReadOnlyDictionary<string, Value>> take, CancellationToken cancellationToken) => Guarded(async () =>
    {
        foreach (var table in await SchemaReader.ReadAsync(connection, cancellationToken))
        {
            await connection.ReadAsync(
                $"SELECT * FROM {table.Quoted}",
                reader => take(table.Name, Values.Row(reader)),
                [],
                cancellationToken);
        }

        return true;
    });

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<T> Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(Place, refused);
        }
    }
}
