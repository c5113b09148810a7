using HousingTest.Model;
using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>A look at a SQLite file, over a connection that can only read.</summary>
internal sealed class SqliteView : IDatabaseView
{
    private readonly SqliteConnection connection;

    private SqliteView(string place, SqliteConnection connection)
    {
        Place = place;
        this.connection = connection;
    }

    public string Place { get; }

    public static async Task<SqliteView> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var opened = new SqliteConnection(text.ToString());
        try
        {
            await opened.OpenAsync(cancellationToken);
            using var begin = new Statement(opened.Handle!, "BEGIN");
            begin.Run();
            // The transaction is of the moment of its first look.
            using var look = new Statement(opened.Handle!, MarkerTable.IsThere);
            _ = look.Number();
            return new SqliteView(path, opened);
        }
        catch (SqliteException refused)
        {
            await opened.DisposeAsync();
            throw DatabaseProblems.Refused(path, refused);
        }
    }

    public Task<DatabaseMarker?> FindMarkerAsync(CancellationToken cancellationToken) => Run<DatabaseMarker?>(
        () =>
        {
            using var look = new Statement(connection.Handle!, MarkerTable.IsThere);
            if (look.Number() == 0)
                return null;
            using var select = new Statement(connection.Handle!, MarkerTable.Select);
            return MarkerTable.Read(select) is { } found && string.Equals(found.Place, Place, StringComparison.Ordinal) ? found : null;
        },
        cancellationToken);

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken) => Run(() => CatalogueReader.Read(connection.Handle!, cancellationToken), cancellationToken);

    public Task ReadAllAsync(Action<string, IReadOnlyDictionary<string, Value>> take, CancellationToken cancellationToken) => Run(
        () =>
        {
            // With the tables behind virtual ones: what was once looked for in a text stands there too.
            foreach (var table in SchemaReader.Read(connection.Handle!))
            {
                using var rows = new Statement(connection.Handle!, $"SELECT * FROM {Sql.Quote(table.Name)}");
                while (rows.Step())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var row = new Dictionary<string, Value>(rows.Columns, StringComparer.Ordinal);
                    for (var column = 0; column < rows.Columns; column++)
                        row[rows.ColumnName(column)] = rows.Read(column);
                    take(table.Name, row);
                }
            }

            return true;
        },
        cancellationToken);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        catch (SqliteException refused)
        {
            throw DatabaseProblems.Refused(Place, refused);
        }
    }
}
