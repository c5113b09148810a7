using HousingTest.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>Reads a SQLite file's catalogue and counts its rows, over a connection that can only read.</summary>
internal static class CatalogueReader
{
    /// <summary>The catalogue of a file that a system may be writing meanwhile.</summary>
    public static async Task<Catalogue> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(text.ToString());
        await using (connection)
        {
            try
            {
                await connection.OpenAsync(cancellationToken);
                // One transaction, so that tables, and the counts of rows that refer to each other, are of the same moment.
                using var begin = new Statement(connection.Handle!, "BEGIN");
                begin.Run();
                return await Task.Run(() => Read(connection.Handle!, cancellationToken), cancellationToken);
            }
            catch (SqliteException refused)
            {
                throw DatabaseProblems.Refused(file, refused);
            }
        }
    }

    /// <summary>The same within a transaction that the caller began.</summary>
    public static Catalogue Read(sqlite3 database, CancellationToken cancellationToken)
    {
        var tables = new List<CatalogueTable>();
        foreach (var schema in SchemaReader.Read(database).Where(schema => !schema.Shadow))
        {
            cancellationToken.ThrowIfCancellationRequested();
            tables.Add(Table(database, schema));
        }

        return new Catalogue(tables);
    }

    private static CatalogueTable Table(sqlite3 database, TableSchema schema)
    {
        using var count = new Statement(database, $"SELECT count(*) FROM {Sql.Quote(schema.Name)}");
        using var source = new Statement(database, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?1");
        var words = AllowedWords.Parse(source.Scalar(Value.Of(schema.Name))?.ToString() ?? "");
        var (columns, key) = Columns(database, schema, words);
        return new CatalogueTable(
            schema.Name, count.Number(), columns, key,
            [.. schema.UniqueKeys.Where(unique => unique.Condition is null && unique.Terms.All(term => term.Column is not null))
                .Select(unique => unique.Terms.Select(term => term.Column!).ToList())
                .Where(unique => !unique.SequenceEqual(key, StringComparer.Ordinal))],
            [.. schema.ForeignKeys.Select(reference => new CatalogueReference(reference.Columns, reference.Parent, reference.ParentColumns))]);
    }

    private static (IReadOnlyList<CatalogueColumn> Columns, IReadOnlyList<string> Key) Columns(
        sqlite3 database, TableSchema schema, IReadOnlyDictionary<string, IReadOnlyList<string>> words)
    {
        var rows = new List<(string Name, string Type, bool Insists, long Key, bool Generated)>();
        using var columns = new Statement(database, """SELECT name, type, "notnull" = 1 AND dflt_value IS NULL, pk, hidden > 1 FROM pragma_table_xinfo(?1) WHERE hidden <> 1""");
        columns.With(Value.Of(schema.Name));
        while (columns.Step())
            rows.Add((columns.Text(0), columns.Text(1), columns.Int64(2) != 0, columns.Int64(3), columns.Int64(4) != 0));
        IReadOnlyList<string> key = [.. rows.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name)];
        // The number of a row: SQLite gives it, whatever is declared.
        var made = key.Count == 1 && !schema.WithoutRowid ? rows.Find(column => column.Key > 0 && column.Type.Equals("INTEGER", StringComparison.OrdinalIgnoreCase)).Name : null;
        return
        (
            [.. rows.Select(column => new CatalogueColumn(
                column.Name, column.Type, column.Insists && !column.Generated && !string.Equals(column.Name, made, StringComparison.Ordinal), column.Generated,
                words.GetValueOrDefault(column.Name, [])))],
            key
        );
    }
}
