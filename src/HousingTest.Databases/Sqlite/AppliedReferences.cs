using HousingTest.Model;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// Looks at every declared foreign key, when the rows that leave are gone and none has come yet: what is in a table then, together with the rows that come, is what it will hold. Rows that
/// would be referred to and not be there, and rows that would refer to nothing, are found for all changes of a table in one statement.
/// </summary>
internal sealed class AppliedReferences(Session session, IReadOnlyList<TableChanges<TableSchema>> changes)
{
    private const string Gone = $"temp.{Sql.Own}gone";
    private const string Came = $"temp.{Sql.Own}came";
    private const string Wanting = $"temp.{Sql.Own}wanting";

    public void Check(IReadOnlyList<TableSchema> tables, Clashes clashes, CancellationToken cancellationToken)
    {
        foreach (var child in tables)
        {
            foreach (var key in child.ForeignKeys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var parent = tables.FirstOrDefault(table => string.Equals(table.Name, key.Parent, StringComparison.OrdinalIgnoreCase));
                if (parent is not null && key.ParentColumns.Count == key.Columns.Count)
                    Check(child, key, parent, clashes);
            }
        }
    }

    private void Check(TableSchema child, ForeignKey key, TableSchema parent, Clashes clashes)
    {
        var referring = Of(child)?.Coming.ToList() ?? [];
        var referred = Of(parent);
        var leaving = referred?.Leaving.ToList() ?? [];
        if (referring.Count == 0 && leaving.Count == 0)
            return;
        IReadOnlyList<ColumnSchema?> own = [.. key.Columns.Select(child.Find)];
        IReadOnlyList<ColumnSchema?> theirs = [.. key.ParentColumns.Select(parent.Find)];
        // What the database computes is not told by a change.
        if (own.Concat(theirs).Any(column => column is null or { Generated: true }))
            return;
        var shape = Sql.List(theirs.Select((column, i) => $"v{i} {Affinity(column!.Type)} COLLATE {Sql.Quote(CollationOf(parent, column))}"));
        Fill(Gone, shape, leaving.Select(one => (one.Number, Of(one.Change.Before!, theirs))));
        Fill(Came, shape, (referred?.Coming ?? []).Select(one => (one.Number, Of(one.Change.After!, theirs))));
        session.Execute($"CREATE INDEX {Came}_values ON {Sql.Own}came ({Sql.List(theirs.Select((_, i) => $"v{i}"))})");
        Fill(Wanting, Sql.List(own.Select((column, i) => $"v{i} {Affinity(column!.Type)}")), referring.Select(one => (one.Number, Of(one.Change.After!, own))));
        try
        {
            FindReferring(child, own, parent, theirs, leaving, clashes);
            FindWanting(own, parent, theirs, referring, clashes);
        }
        finally
        {
            session.Execute($"DROP TABLE {Gone}; DROP TABLE {Came}; DROP TABLE {Wanting}");
        }
    }

    private void FindReferring(
        TableSchema child, IReadOnlyList<ColumnSchema?> own, TableSchema parent, IReadOnlyList<ColumnSchema?> theirs, IReadOnlyList<NumberedChange> leaving, Clashes clashes)
    {
        var byNumber = leaving.ToDictionary(one => one.Number);
        var columns = Sql.List(child.Written.Select(column => $"child.{Sql.Quote(column.Name)}"));
        var refers = string.Join(" AND ", own.Select((column, i) => $"gone.v{i} = child.{Sql.Quote(column!.Name)}"));
        using var find = new Statement(
            session.Handle, $"SELECT gone.number, {columns} FROM {Gone} AS gone JOIN main.{Sql.Quote(child.Name)} AS child ON {refers} WHERE {Missing(parent, theirs, "gone")}");
        while (find.Step())
            clashes.Add(byNumber[(int)find.Int64(0)], ClashReason.ReferredTo, child.Clashing(child.ReadRow(find, 1)), [.. own.Select(column => column!.Name)]);
    }

    private void FindWanting(IReadOnlyList<ColumnSchema?> own, TableSchema parent, IReadOnlyList<ColumnSchema?> theirs, IReadOnlyList<NumberedChange> referring, Clashes clashes)
    {
        var byNumber = referring.ToDictionary(one => one.Number);
        using var find = new Statement(session.Handle, $"SELECT wanting.number FROM {Wanting} AS wanting WHERE {Missing(parent, theirs, "wanting")}");
        while (find.Step())
        {
            var one = byNumber[(int)find.Int64(0)];
            var missed = theirs.Index().ToDictionary(column => column.Item!.Name, column => one.Change.After![own[column.Index]!.Name], StringComparer.Ordinal);
            clashes.Add(one, ClashReason.RefersToNothing, new ClashingRow(parent.Name, missed, Row: null), [.. own.Select(column => column!.Name)]);
        }
    }

    /// <summary>A condition: the values of a row of ours are those of no row that is in the table, and of none that comes. The table's own are on the left, whose collation counts.</summary>
    private static string Missing(TableSchema parent, IReadOnlyList<ColumnSchema?> theirs, string row)
    {
        var stays = string.Join(" AND ", theirs.Select((column, i) => $"parent.{Sql.Quote(column!.Name)} = {row}.v{i}"));
        var comes = string.Join(" AND ", theirs.Select((_, i) => $"came.v{i} = {row}.v{i}"));
        return $"NOT EXISTS (SELECT 1 FROM main.{Sql.Quote(parent.Name)} AS parent WHERE {stays}) AND NOT EXISTS (SELECT 1 FROM {Came} AS came WHERE {comes})";
    }

    private void Fill(string table, string shape, IEnumerable<(int Number, IReadOnlyList<Value> Values)> rows)
    {
        session.Execute($"CREATE TABLE {table} (number, {shape})");
        Statement? insert = null;
        // What is null refers to nothing, and is referred to by nobody.
        foreach (var (number, values) in rows.Where(row => !row.Values.Any(value => value is Value.Null)))
        {
            insert ??= new Statement(session.Handle, $"INSERT INTO {table} VALUES ({Sql.List(Enumerable.Range(1, values.Count + 1).Select(i => $"?{i}"))})");
            insert.Run([new Value.Integer(number), .. values]);
        }

        insert?.Dispose();
    }

    private TableChanges<TableSchema>? Of(TableSchema table) => changes.FirstOrDefault(one => ReferenceEquals(one.Table, table));

    private static IReadOnlyList<Value> Of(IReadOnlyDictionary<string, Value> row, IReadOnlyList<ColumnSchema?> columns) => [.. columns.Select(column => row[column!.Name])];

    private static string CollationOf(TableSchema table, ColumnSchema column) => table.UniqueKeys.SelectMany(key => key.Terms)
        .FirstOrDefault(term => string.Equals(term.Column, column.Name, StringComparison.OrdinalIgnoreCase))?.Collation
        ?? table.Key.FirstOrDefault(part => string.Equals(part.Name, Sql.Quote(column.Name), StringComparison.OrdinalIgnoreCase))?.Collation ?? "BINARY";

    /// <summary>What SQLite makes of a declared type.</summary>
    private static string Affinity(string type)
    {
        return Has("INT") ? "INTEGER" : Has("CHAR") || Has("CLOB") || Has("TEXT") ? "TEXT" : type.Length == 0 || Has("BLOB") ? "BLOB" : Has("REAL") || Has("FLOA") || Has("DOUB") ? "REAL" : "NUMERIC";

        bool Has(string word) => type.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
