using HousingTest.Model;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>Reads the system's tables from SQLite's catalogue.</summary>
internal static class SchemaReader
{
    /// <summary>The system's tables in ordinal order, without views and virtual tables: the tables behind a virtual one are among them.</summary>
    public static IReadOnlyList<TableSchema> Read(sqlite3 database)
    {
        var tables = Query(
            database, "SELECT name, wr, type = 'shadow' FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')",
            row => (Name: row.Text(0), WithoutRowid: row.Int64(1) != 0, Shadow: row.Int64(2) != 0));
        return [.. tables
            .Where(table => !Sql.IsNotTheSystems(table.Name))
            .OrderBy(table => table.Name, StringComparer.Ordinal)
            .Select(table => ReadTable(database, table.Name, table.WithoutRowid, table.Shadow))];
    }

    private static TableSchema ReadTable(sqlite3 database, string table, bool withoutRowid, bool shadow)
    {
        // hidden: 1 belongs to a virtual table, 2 and 3 are generated columns.
        var columns = Query(
            database, "SELECT name, type, pk, hidden FROM pragma_table_xinfo(?1) WHERE hidden <> 1",
            row => new ColumnSchema(row.Text(0), row.Text(1), row.Int64(2) > 0, row.Int64(3) > 1),
            Value.Of(table));
        var indexes = Query(
            database,
            """
            SELECT list.name, list.origin, sqlite_master.sql
            FROM pragma_index_list(?1) AS list LEFT JOIN sqlite_master ON sqlite_master.type = 'index' AND sqlite_master.name = list.name
            WHERE list."unique" = 1 ORDER BY list.name
            """,
            row => new Index(row.Text(0), string.Equals(row.Text(1), "pk", StringComparison.Ordinal), row.IsNull(2) ? null : row.Text(2)),
            Value.Of(table));
        var primary = indexes.FirstOrDefault(index => index.Primary);
        var key = withoutRowid
            ? [.. Terms(database, primary!).Select(term => new KeyPart(Sql.Quote(term.Column!), term.Collation))]
            : RowNumber(columns, primary);
        var others = indexes.Where(index => !(withoutRowid && index.Primary)).Select(index => ReadUnique(database, index));
        return new TableSchema(table, withoutRowid, shadow, columns, key, [.. others], ForeignKeys(database, table));
    }

    /// <summary>
    /// The name under which a row's number can be written and read. A primary key of one column without an index is that number itself;
    /// else it has three names, each of which a column may have taken.
    /// </summary>
    private static IReadOnlyList<KeyPart> RowNumber(IReadOnlyList<ColumnSchema> columns, Index? primary)
    {
        if (primary is null && columns.SingleOrDefault(column => column.Key) is { } alias)
            return [new KeyPart(Sql.Quote(alias.Name), "BINARY")];
        var free = ((string[])["rowid", "_rowid_", "oid"])
            .FirstOrDefault(name => !columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)));
        return free is null ? [] : [new KeyPart(free, "BINARY")];
    }

    private static UniqueKey ReadUnique(sqlite3 database, Index index)
    {
        var text = index.Sql is null ? null : IndexText.Parse(index.Sql);
        var terms = Terms(database, index).Select((term, i) => term.Column is null ? term with { Expression = text!.Terms[i] } : term);
        return new UniqueKey([.. terms], text?.Condition);
    }

    private static IReadOnlyList<UniqueTerm> Terms(sqlite3 database, Index index) => Query(
        database, "SELECT name, coll FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno",
        row => new UniqueTerm(row.IsNull(0) ? null : row.Text(0), Expression: null, row.Text(1)),
        Value.Of(index.Name));

    private static IReadOnlyList<ForeignKey> ForeignKeys(sqlite3 database, string table) =>
    [
        .. Query(
            database, """SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?1) ORDER BY id, seq""",
            row => (Id: row.Int64(0), Parent: row.Text(1), From: row.Text(2), To: row.IsNull(3) ? null : row.Text(3)),
            Value.Of(table))
            .GroupBy(part => part.Id)
            .Select(parts => new ForeignKey(
                parts.First().Parent,
                [.. parts.Select(part => part.From)],
                parts.First().To is null ? PrimaryKeyOf(database, parts.First().Parent) : [.. parts.Select(part => part.To!)])),
    ];

    private static IReadOnlyList<string> PrimaryKeyOf(sqlite3 database, string table) => Query(
        database, "SELECT name FROM pragma_table_xinfo(?1) WHERE pk > 0 ORDER BY pk", row => row.Text(0), Value.Of(table));

    private static List<T> Query<T>(sqlite3 database, string sql, Func<Statement, T> read, params ReadOnlySpan<Value> values)
    {
        var rows = new List<T>();
        // Prepared anew each time: the catalogue's functions see the schema of the moment.
        using var statement = new Statement(database, sql);
        statement.With(values);
        while (statement.Step())
            rows.Add(read(statement));
        return rows;
    }

    private sealed record Index(string Name, bool Primary, string? Sql);
}
