using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>A look at a database on a PostgreSQL server, in one transaction that cannot write.</summary>
internal sealed class PostgresView : IDatabaseView
{
    private readonly Connection connection;
    private readonly DatabaseMarker? marker;

    private PostgresView(string place, Connection connection, DatabaseMarker? marker)
    {
        Place = place;
        this.connection = connection;
        this.marker = marker;
    }

    public string Place { get; }

    public static async Task<PostgresView> OpenAsync(string place, string text, CancellationToken cancellationToken)
    {
        var opened = await Connection.OpenAsync(text, pinned: true, cancellationToken);
        try
        {
            // Before the transaction: a marker that is not there would end it.
            var (marker, _) = await MarkerTable.FindAsync(opened, cancellationToken);
            await opened.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancellationToken);
            return new PostgresView(place, opened, marker);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public Task<DatabaseMarker?> FindMarkerAsync(CancellationToken cancellationToken) => Task.FromResult(marker);

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken) => Guarded(() => CatalogueReader.ReadAsync(connection, cancellationToken));

    public Task ReadAllAsync(Action<string, IReadOnlyDictionary<string, Value>> take, CancellationToken cancellationToken) => Guarded(async () =>
    {
        foreach (var table in await SchemaReader.ReadAsync(connection, cancellationToken))
            await ReadAsync(table.Name, $"SELECT * FROM ONLY {table.Quoted}", take, cancellationToken);
        foreach (var view in await MaterializedViews.ReadAsync(connection, populated: true, cancellationToken))
            await ReadAsync(TableSchema.NameOf(view.Schema, view.Name), $"SELECT * FROM {Sql.Quote(view.Schema, view.Name)}", take, cancellationToken);
        // One at a time: each may be as large as memory.
        foreach (var number in await connection.RowsAsync(LargeObjects.All, cancellationToken))
            await ReadAsync(LargeObjects.Name, LargeObjects.Read(number[0]!), take, cancellationToken);
        return true;
    });

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private Task ReadAsync(string table, string sql, Action<string, IReadOnlyDictionary<string, Value>> take, CancellationToken cancellationToken) => connection.ReadAsync(
        sql,
        reader => take(table, Values.Row(reader)),
        [],
        cancellationToken);

    private async Task<T> Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException refused)
        {
            throw DatabaseProblems.Refused(Place, refused);
        }
    }
}
