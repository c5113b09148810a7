using System.Globalization;
using System.Text.Json;
using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// One table's share of the changes that are applied. They go to the server in two tables of our own, the rows as they were before and as they come, and everything is done to all of
/// them at once. A transaction that is rolled back takes those tables with it.
/// </summary>
internal sealed class AppliedTable(Session session, int number, TableChanges<TableSchema> changes)
{
    private const string UniqueIndexes =
        """
        SELECT i.index_id, c.name, i.filter_definition FROM sys.indexes AS i JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
            JOIN sys.columns AS c ON c.object_id = i.object_id AND c.column_id = ic.column_id
        WHERE i.object_id = @p1 AND i.is_unique = 1 AND i.is_disabled = 0 AND ic.is_included_column = 0 AND ic.key_ordinal > 0 ORDER BY i.is_primary_key DESC, i.index_id, ic.key_ordinal
        """;

    private readonly TableSchema schema = changes.Table;
    private readonly Dictionary<int, NumberedChange> byNumber = changes.Changes.ToDictionary(one => one.Number);

    public TableSchema Schema => schema;

    private Connection Connection => session.Connection;

    private string Was { get; } = $"{Sql.Own}.was_{Sql.Number(number)}";

    private string Will { get; } = $"{Sql.Own}.will_{Sql.Number(number)}";

    private bool Keyed => schema.Key.Count > 0;

    private IReadOnlyList<string> KeyFields => [.. (Keyed ? schema.Key : schema.Written).Select(column => column.Name)];

    /// <summary>Sends the rows.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await SendAsync(Was, changes.Leaving.Select(one => (one.Number, one.Change.Before!)), cancellationToken);
        await SendAsync(Will, changes.Coming.Select(one => (one.Number, one.Change.After!)), cancellationToken);
    }

    /// <summary>Finds the rows that leave, and clashes with any that is not as it was before.</summary>
    public async Task FindAsync(Clashes clashes, CancellationToken cancellationToken)
    {
        if (!Keyed)
        {
            await Connection.ReadAsync(
                $"SELECT wanted.number FROM {Wanted} AS wanted WHERE wanted.nth > (SELECT COUNT_BIG(*) FROM {schema.Quoted} AS own WHERE {Content("own")} = wanted.content)",
                reader => clashes.Add(Of(reader), ClashReason.RowIsGone, other: null, KeyFields), [], cancellationToken);
            return;
        }

        await Connection.ReadAsync(
            $"""
            SELECT was.number, CASE WHEN own.{schema.Key[0].Quoted} IS NULL THEN 1 ELSE 0 END, {ColumnsOf("own")} FROM {Was} AS was LEFT JOIN {schema.Quoted} AS own ON {SameKey("own", "was")}
            WHERE own.{schema.Key[0].Quoted} IS NULL OR {Content("own")} <> {Content("was")}
            """,
            reader =>
            {
                var one = Of(reader);
                if (reader.GetInt32(1) == 1)
                    clashes.Add(one, ClashReason.RowIsGone, other: null, KeyFields);
                else
                    clashes.Add(one, ClashReason.RowIsOther, Row(reader, 2), Differing(one.Change.Before!, ReadRow(schema, reader, 2)));
            },
            [],
            cancellationToken);
        await Connection.ReadAsync(
            $"""
            SELECT will.number, {ColumnsOf("own")} FROM {Will} AS will JOIN {schema.Quoted} AS own ON {SameKey("own", "will")}
            WHERE NOT EXISTS (SELECT 1 FROM {Was} AS was WHERE was.number = will.number) AND NOT EXISTS (SELECT 1 FROM {Was} AS was WHERE {SameKey("own", "was")})
            """,
            reader => clashes.Add(Of(reader), ClashReason.RowIsThere, Row(reader, 1), KeyFields), [], cancellationToken);
        // Of two changes of one row, the second finds none.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in changes.Leaving.Where(one => !seen.Add(JsonSerializer.Serialize(schema.Key.Select(column => one.Change.Before![column.Name]), Json.Line))))
            clashes.Add(one, ClashReason.RowIsGone, other: null, KeyFields);
    }

    /// <summary>Removes the rows that were found.</summary>
    public Task RemoveAsync(CancellationToken cancellationToken) => Connection.ExecuteAsync(
        Keyed
            ? $"DELETE own FROM {schema.Quoted} AS own JOIN {Was} AS was ON {SameKey("own", "was")}"
            : $"""
              WITH numbered AS (SELECT own.*, {Content("own")} AS housingtest_content, ROW_NUMBER() OVER (PARTITION BY {Content("own")} ORDER BY (SELECT 1)) AS housingtest_nth FROM {schema.Quoted} AS own)
              DELETE FROM numbered WHERE housingtest_nth <= (SELECT COUNT_BIG(*) FROM {Was} AS was WHERE {Content("was")} = housingtest_content)
              """,
        cancellationToken);

    /// <summary>Clashes with the rows that hold unique keys that others would have, when the rows that leave are gone. What the server computes is looked at by the server, when rows come.</summary>
    public async Task FindHoldersAsync(Clashes clashes, CancellationToken cancellationToken)
    {
        var indexes = (await Connection.RowsAsync(UniqueIndexes, cancellationToken, schema.Id)).GroupBy(row => row[0], StringComparer.Ordinal);
        foreach (var index in indexes)
        {
            IReadOnlyList<ColumnSchema> columns = [.. index.Select(row => schema.Find(row[1]!)!)];
            if (columns.Any(column => column.Generated))
                continue;
            var filter = index.First()[2] is { } condition ? $" WHERE {condition}" : "";
            var names = Sql.List(schema.Written.Select(column => column.Quoted));
            // To this server, two rows without a value have the same.
            var same = Sql.And(columns.Select(column => $"(own.{column.Quoted} = will.{column.Quoted} OR (own.{column.Quoted} IS NULL AND will.{column.Quoted} IS NULL))"));
            var coming = $"(SELECT number, {names} FROM {Will}{filter})";
            foreach (var (holders, unless) in new[] { ($"(SELECT {names} FROM {schema.Quoted}{filter})", ""), (coming, " AND own.number < will.number") })
            {
                await Connection.ReadAsync(
                    $"SELECT will.number, {ColumnsOf("own")} FROM {coming} AS will JOIN {holders} AS own ON {same}{unless}",
                    reader => clashes.Add(Of(reader), ClashReason.KeyTaken, Row(reader, 1), [.. columns.Select(column => column.Name)]), [], cancellationToken);
            }
        }
    }

    /// <summary>Clashes with the rows of <paramref name="child"/> that refer to rows that leave, and do not come back so that they can still be referred to.</summary>
    public async Task FindReferringAsync(TableSchema child, ForeignKey key, Clashes clashes, CancellationToken cancellationToken)
    {
        if (key.ParentColumns.Any(column => schema.Find(column) is null or { Generated: true }))
            return;
        IReadOnlyList<string> theirs = [.. key.ParentColumns.Select(column => $"gone.{Sql.Quote(column)}")];
        var refers = Sql.And(key.Columns.Select((column, i) => $"child.{Sql.Quote(column)} = {theirs[i]}"));
        await Connection.ReadAsync(
            $"SELECT gone.number, {Sql.List(child.Written.Select(column => $"child.{column.Quoted}"))} FROM {Was} AS gone JOIN {child.Quoted} AS child ON {refers} WHERE {Missing(key, this, theirs)}",
            reader => clashes.Add(Of(reader), ClashReason.ReferredTo, Clashing(child, ReadRow(child, reader, 1)), key.Columns), [], cancellationToken);
    }

    /// <summary>Clashes of the rows that come with what they would refer to.</summary>
    /// <param name="key">A foreign key of the table.</param>
    /// <param name="parent">The changes of the table that it refers to; null for none.</param>
    /// <param name="clashes">Takes them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FindWantingAsync(ForeignKey key, AppliedTable? parent, Clashes clashes, CancellationToken cancellationToken)
    {
        if (key.Columns.Any(column => schema.Find(column) is null or { Generated: true }) || (parent is not null && key.ParentColumns.Any(column => parent.schema.Find(column) is null or { Generated: true })))
            return;
        IReadOnlyList<string> own = [.. key.Columns.Select(column => $"wanting.{Sql.Quote(column)}")];
        await Connection.ReadAsync(
            $"SELECT wanting.number, {Sql.List(own)} FROM {Will} AS wanting WHERE {Sql.And(own.Select(column => $"{column} IS NOT NULL"))} AND {Missing(key, parent, own)}",
            reader => clashes.Add(
                Of(reader), ClashReason.RefersToNothing,
                new ClashingRow(key.Parent, key.ParentColumns.Index().ToDictionary(column => column.Item, column => Values.Read(reader, 1 + column.Index), StringComparer.Ordinal), Row: null), key.Columns),
            [],
            cancellationToken);
    }

    /// <summary>Brings the rows that come, and drops what was sent.</summary>
    public Task InsertAsync(CancellationToken cancellationToken)
    {
        var columns = Sql.List(schema.Written.Select(column => column.Quoted));
        return Connection.ExecuteAsync(
            $"{schema.Numbered($"INSERT INTO {schema.Quoted} ({columns}) SELECT {columns} FROM {Will} ORDER BY number")}; DROP TABLE {Was}; DROP TABLE {Will}", cancellationToken);
    }

    private static string Missing(ForeignKey key, AppliedTable? parent, IReadOnlyList<string> values)
    {
        var stays = $"NOT EXISTS (SELECT 1 FROM {key.Quoted} AS parent WHERE {Match("parent")})";
        return parent is null ? stays : $"{stays} AND NOT EXISTS (SELECT 1 FROM {parent.Will} AS came WHERE {Match("came")})";

        string Match(string row) => Sql.And(key.ParentColumns.Select((column, i) => $"{row}.{Sql.Quote(column)} = {values[i]}"));
    }

    private string Wanted => $"(SELECT was.number, {Content("was")} AS content, ROW_NUMBER() OVER (PARTITION BY {Content("was")} ORDER BY was.number) AS nth FROM {Was} AS was)";

    private async Task SendAsync(string table, IEnumerable<(int Number, IReadOnlyDictionary<string, Value> Row)> rows, CancellationToken cancellationToken)
    {
        await Connection.ExecuteAsync($"CREATE TABLE {table} (number int NOT NULL, {Sql.List(schema.Written.Select(column => $"{column.Quoted} {column.KeptType} NULL"))})", cancellationToken);
        var sent = rows.Select(one => (object[])[one.Number, .. schema.Written.Select(column => Values.ForColumn(one.Row[column.Name], column))]).ToList();
        if (sent.Count == 0)
            return;
        IReadOnlyList<string> names = ["number", .. schema.Written.Select(column => column.Name)];
        using var each = sent.GetEnumerator();
        await using var reader = new BulkRows(each, names);
        using var copy = Connection.BulkCopy(table, SqlBulkCopyOptions.Default);
        for (var i = 0; i < names.Count; i++)
            copy.ColumnMappings.Add(i, i);
        // Not given up half-way: the connection would be lost with it, and it takes but a moment.
        await copy.WriteToServerAsync(reader, CancellationToken.None);
    }

    private NumberedChange Of(SqlDataReader reader) => byNumber[Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture)];

    private ClashingRow Row(SqlDataReader reader, int from) => Clashing(schema, ReadRow(schema, reader, from));

    private static Dictionary<string, Value> ReadRow(TableSchema table, SqlDataReader reader, int from) =>
        table.Written.Index().ToDictionary(column => column.Item.Name, column => Values.Read(reader, from + column.Index), StringComparer.Ordinal);

    private static ClashingRow Clashing(TableSchema table, IReadOnlyDictionary<string, Value> row) =>
        new(table.Name, table.Key.ToDictionary(column => column.Name, column => row[column.Name], StringComparer.Ordinal), row);

    private List<string> Differing(IReadOnlyDictionary<string, Value> before, Dictionary<string, Value> row) =>
        [.. schema.Written.Select(column => column.Name).Where(column => before[column] != row[column])];

    private string SameKey(string row, string other) => Sql.And(schema.Key.Select(column => $"{row}.{column.Quoted} = {other}.{column.Quoted}"));

    private string ColumnsOf(string row) => Sql.List(schema.Written.Select(column => $"{row}.{column.Quoted}"));

    private string Content(string row) => RowContent.Digest(schema.Written, column => $"{row}.{column.Quoted}");
}
