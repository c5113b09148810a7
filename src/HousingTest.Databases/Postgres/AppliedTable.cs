using System.Globalization;
using System.Text;
using System.Text.Json;
using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// One table's share of the changes that are applied. They go to the server in two temporary tables like itself, the rows as they were before and as they come, and everything is
/// done to all of them at once.
/// </summary>
internal sealed class AppliedTable(Session session, int number, TableChanges<TableSchema> changes)
{
    private const string Number = $"\"{Sql.Own} number\"";

    private readonly TableSchema schema = changes.Table;
    private readonly Dictionary<int, NumberedChange> byNumber = changes.Changes.ToDictionary(one => one.Number);

    public TableSchema Schema => schema;

    private Connection Connection => session.Connection;

    private string Was { get; } = Temporary("was", number);

    private string Will { get; } = Temporary("will", number);

    private string Found { get; } = Temporary("found", number);

    private bool Keyed => schema.Key.Count > 0;

    private IReadOnlyList<string> KeyFields => [.. (Keyed ? schema.Key : schema.Written).Select(column => column.Name)];

    private string Columns => Sql.List(schema.Written.Select(column => column.Quoted));

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
            await Connection.ExecuteAsync(FindByContent, cancellationToken);
            await Connection.ReadAsync(
                $"SELECT was.{Number} FROM {Was} AS was WHERE NOT EXISTS (SELECT 1 FROM {Found} AS found WHERE found.number = was.{Number})",
                reader => clashes.Add(Of(reader), ClashReason.RowIsGone, other: null, KeyFields), [], cancellationToken);
            return;
        }

        await Connection.ReadAsync(
            $"""
            SELECT was.{Number}, own.{schema.Key[0].Quoted} IS NULL, {ColumnsOf("own")} FROM {Was} AS was LEFT JOIN {schema.Rows} AS own ON {SameKey("own", "was")}
            WHERE own.{schema.Key[0].Quoted} IS NULL OR {Content("own")} <> {Content("was")}
            """,
            reader =>
            {
                var one = Of(reader);
                if (reader.GetString(1) is "t")
                    clashes.Add(one, ClashReason.RowIsGone, other: null, KeyFields);
                else
                    clashes.Add(one, ClashReason.RowIsOther, Row(reader, 2), Differing(one.Change.Before!, ReadRow(reader, 2)));
            },
            [],
            cancellationToken);
        await Connection.ReadAsync(
            $"""
            SELECT will.{Number}, {ColumnsOf("own")} FROM {Will} AS will JOIN {schema.Rows} AS own ON {SameKey("own", "will")}
            WHERE NOT EXISTS (SELECT 1 FROM {Was} AS was WHERE was.{Number} = will.{Number}) AND NOT EXISTS (SELECT 1 FROM {Was} AS was WHERE {SameKey("own", "was")})
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
            ? $"DELETE FROM {schema.Rows} AS own USING {Was} AS was WHERE {SameKey("own", "was")}"
            : $"DELETE FROM {schema.Rows} AS own USING {Found} AS found WHERE own.ctid = found.place AND own.tableoid = found.part",
        cancellationToken);

    /// <summary>Clashes with the rows that hold unique keys that others would have, when the rows that leave are gone.</summary>
    public async Task FindHoldersAsync(Clashes clashes, CancellationToken cancellationToken)
    {
        if (!changes.Coming.Any())
            return;
        foreach (var index in await UniqueIndex.ReadAsync(Connection, schema.QuotedRoot, cancellationToken))
        {
            var coming = index.Select(Will, "*");
            foreach (var (holders, unless) in new[] { (index.Select(schema.Rows, "*"), ""), (coming, $" AND own.{Number} < will.{Number}") })
            {
                await Connection.ReadAsync(
                    $"SELECT will.{Number}, {ColumnsOf("own")} FROM {coming} AS will JOIN {holders} AS own ON {index.Same("own", "will")}{unless}",
                    reader => clashes.Add(Of(reader), ClashReason.KeyTaken, Row(reader, 1), index.Fields), [], cancellationToken);
            }
        }
    }

    /// <summary>Clashes with the rows of <paramref name="child"/> that refer to rows that leave, and do not come back so that they can still be referred to.</summary>
    public Task FindReferringAsync(TableSchema child, ForeignKey key, Clashes clashes, CancellationToken cancellationToken)
    {
        var theirs = key.ParentColumns.Select(Sql.Quote).ToList();
        var refers = Sql.And(key.Columns.Select((column, i) => $"child.{Sql.Quote(column)} = gone.{theirs[i]}"));
        return Connection.ReadAsync(
            $"""
            SELECT gone.{Number}, {Sql.List(child.Written.Select(column => $"child.{column.Quoted}"))} FROM {Was} AS gone JOIN {child.Rows} AS child ON {refers}
            WHERE {Missing(key, this, [.. theirs.Select(column => $"gone.{column}")])}
            """,
            reader => clashes.Add(Of(reader), ClashReason.ReferredTo, Clashing(child, ReadRow(child, reader, 1)), key.Columns), [], cancellationToken);
    }

    /// <summary>Clashes of the rows that come with what they would refer to.</summary>
    /// <param name="key">A foreign key of the table.</param>
    /// <param name="parent">The changes of the table that it refers to; null for none.</param>
    /// <param name="clashes">Takes them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task FindWantingAsync(ForeignKey key, AppliedTable? parent, Clashes clashes, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> own = [.. key.Columns.Select(column => $"wanting.{Sql.Quote(column)}")];
        return Connection.ReadAsync(
            $"SELECT wanting.{Number}, {Sql.List(own)} FROM {Will} AS wanting WHERE {Sql.And(own.Select(column => $"{column} IS NOT NULL"))} AND {Missing(key, parent, own)}",
            reader => clashes.Add(
                Of(reader), ClashReason.RefersToNothing,
                new ClashingRow(key.Parent, key.ParentColumns.Index().ToDictionary(column => column.Item, column => Values.Read(reader, 1 + column.Index), StringComparer.Ordinal), Row: null), key.Columns),
            [],
            cancellationToken);
    }

    /// <summary>Brings the rows that come.</summary>
    public Task InsertAsync(CancellationToken cancellationToken) => Connection.ExecuteAsync(
        $"INSERT INTO {schema.QuotedRoot} ({Columns}) OVERRIDING SYSTEM VALUE SELECT {Columns} FROM {Will} ORDER BY {Number}", cancellationToken);

    private static string Missing(ForeignKey key, AppliedTable? parent, IReadOnlyList<string> values)
    {
        var stays = $"NOT EXISTS (SELECT 1 FROM {key.Quoted} AS parent WHERE {Match("parent")})";
        return parent is null ? stays : $"{stays} AND NOT EXISTS (SELECT 1 FROM {parent.Will} AS came WHERE {Match("came")})";

        string Match(string row) => Sql.And(key.ParentColumns.Select((column, i) => $"{row}.{Sql.Quote(column)} = {values[i]}"));
    }

    /// <summary>As many rows of each content as are wanted, wherever they lie.</summary>
    private string FindByContent =>
        $"""
        CREATE TEMPORARY TABLE {Found} ON COMMIT DROP AS
        WITH wanted AS MATERIALIZED (SELECT was.{Number} AS number, {Content("was")} AS content, row_number() OVER (PARTITION BY {Content("was")} ORDER BY was.{Number}) AS nth FROM {Was} AS was),
            there AS (SELECT own.tableoid AS part, own.ctid AS place, {Content("own")} AS content, row_number() OVER (PARTITION BY {Content("own")}) AS nth
                FROM {schema.Rows} AS own WHERE {Content("own")} IN (SELECT content FROM wanted))
        SELECT wanted.number, there.part, there.place FROM wanted JOIN there ON there.content = wanted.content AND there.nth = wanted.nth
        """;

    private async Task SendAsync(string table, IEnumerable<(int Number, IReadOnlyDictionary<string, Value> Row)> rows, CancellationToken cancellationToken)
    {
        await Connection.ExecuteAsync($"CREATE TEMPORARY TABLE {table} (LIKE {schema.QuotedRoot} INCLUDING GENERATED, {Number} integer NOT NULL) ON COMMIT DROP", cancellationToken);
        var line = new StringBuilder();
        await using (var copy = await Connection.CopyInAsync($"COPY {table} ({Number}, {Columns}) FROM STDIN", CancellationToken.None))
        {
            foreach (var (number, row) in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                line.Clear().Append(number.ToString(CultureInfo.InvariantCulture));
                foreach (var column in schema.Written)
                    CopyText.Append(line.Append('\t'), row[column.Name]);
                await copy.WriteAsync(line.Append('\n'), CancellationToken.None);
            }
        }

        // Nothing else tells the planner how many there are.
        await Connection.ExecuteAsync($"ANALYZE {table}", cancellationToken);
    }

    private NumberedChange Of(NpgsqlDataReader reader) => byNumber[int.Parse(reader.GetString(0), CultureInfo.InvariantCulture)];

    private ClashingRow Row(NpgsqlDataReader reader, int from) => Clashing(schema, ReadRow(reader, from));

    private Dictionary<string, Value> ReadRow(NpgsqlDataReader reader, int from) => ReadRow(schema, reader, from);

    private static Dictionary<string, Value> ReadRow(TableSchema table, NpgsqlDataReader reader, int from) =>
        table.Written.Index().ToDictionary(column => column.Item.Name, column => Values.Read(reader, from + column.Index), StringComparer.Ordinal);

    private static ClashingRow Clashing(TableSchema table, IReadOnlyDictionary<string, Value> row) =>
        new(table.Root, table.Key.ToDictionary(column => column.Name, column => row[column.Name], StringComparer.Ordinal), row);

    // Zero and minus zero are one value and not the same row.
    private List<string> Differing(IReadOnlyDictionary<string, Value> before, Dictionary<string, Value> row) =>
        [.. schema.Written.Select(column => column.Name).Where(column => !string.Equals(Sql.Text(before[column]), Sql.Text(row[column]), StringComparison.Ordinal))];

    private string SameKey(string row, string other) => Sql.And(schema.Key.Select(column => $"{row}.{column.Quoted} = {other}.{column.Quoted}"));

    private string ColumnsOf(string row) => Sql.List(schema.Written.Select(column => $"{row}.{column.Quoted}"));

    private string Content(string row) => $"ROW({ColumnsOf(row)})::text";

    private static string Temporary(string what, int number) => $"pg_temp.{Sql.Own}_{what}_{number.ToString(CultureInfo.InvariantCulture)}";
}
