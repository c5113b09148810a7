using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>One table of the seed, ready to take an estate's rows: they go to the server some thousands at a time, since it takes one table's stream at once.</summary>
internal sealed class LoadTarget(Session session, SeedMap map, TableSchema table, bool journalled)
{
    private const string Savepoint = "housingtest_load";
    private const string Stage = $"{Sql.Own}.load_stage";

    private readonly (ColumnSchema Column, SeedColumn Filled)[] columns = [.. map.Columns.Select(column => (table.Find(column.Key)!, column.Value))];
    private readonly List<(EstateRow Row, object[] Values)> waiting = [];
    private EstateTable? boundTo;
    private int[] fields = [];

    public string Estate => map.Estate;

    public TableSchema Table => table;

    private Connection Connection => session.Connection;

    private bool Numbers => columns.Any(column => column.Column.Identity);

    public static string Orphan(TableSchema table, ForeignKey key) => $"rows of {table.Name} refer to rows of {key.Parent} that are not there";

    /// <summary>Takes a row; HT-DB-007 when a value is none of its column's type.</summary>
    public void Add(EstateRow row)
    {
        if (!ReferenceEquals(boundTo, row.Table))
            BindTo(row.Table);
        var values = new object[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var value = Translate(row.Values[fields[i]], columns[i].Filled.Words);
            try
            {
                values[i] = Values.ForColumn(value, columns[i].Column);
            }
            catch (Exception wrong) when (wrong is FormatException or OverflowException)
            {
                throw DatabaseProblems.RowRefused(map, row, new FormatException($"'{value}' is no {columns[i].Column.Type} for the column {columns[i].Column.Name}", wrong));
            }
        }

        waiting.Add((row, values));
    }

    /// <summary>Sends what waits. HT-DB-007 names the row that the database refuses.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
            return;
        await Connection.ExecuteAsync($"SAVE TRANSACTION {Savepoint}", cancellationToken);
        try
        {
            if (columns.Length == 0 || waiting.Exists(HidesDefault))
                await InsertAsync(cancellationToken);
            else
                await CopyAsync(cancellationToken);
        }
        catch (SqlException refused) when (IsOfRows(refused, cancellationToken))
        {
            try
            {
                await Connection.ExecuteAsync($"ROLLBACK TRANSACTION {Savepoint}", cancellationToken);
            }
            catch (SqlException)
            {
                // The whole transaction went with it; then at least the cause is told, and a row of those that it came with.
                throw DatabaseProblems.RowRefused(map, waiting[0].Row, refused);
            }

            // Of a whole batch the server does not say which row it was; one by one they tell.
            await InsertAsync(cancellationToken);
            throw DatabaseProblems.RowRefused(map, waiting[0].Row, refused);
        }

        waiting.Clear();
    }

    /// <summary>A column that a sequence counts goes on after the numbers that were written to it; one that counts by itself does so anyway.</summary>
    public async Task MoveCountersAsync(CancellationToken cancellationToken)
    {
        foreach (var (column, _) in columns.Where(column => column.Column.Sequence is not null))
        {
            await Connection.ExecuteAsync(
                $"""
                DECLARE @most decimal(38, 0), @next decimal(38, 0), @restart nvarchar(400);
                SELECT @most = MAX({column.Quoted}) FROM {table.Quoted};
                SELECT @next = CONVERT(decimal(38, 0), current_value), @restart = N'ALTER SEQUENCE {column.Sequence!.Replace("'", "''", StringComparison.Ordinal)} RESTART WITH ' + CONVERT(nvarchar(50), @most + CONVERT(decimal(38, 0), increment))
                FROM sys.sequences WHERE object_id = OBJECT_ID({Sql.Literal(column.Sequence)}) AND CONVERT(decimal(38, 0), increment) > 0;
                IF @most >= @next EXEC (@restart);
                """,
                cancellationToken);
        }
    }

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!journalled)
        {
            await CopyToAsync(table.Quoted, Numbers ? SqlBulkCopyOptions.KeepIdentity : SqlBulkCopyOptions.Default);
            return;
        }

        // A bulk copy tells triggers nothing unless it is asked to, and not every server does as it is asked; so the rows come in by a statement.
        var names = Sql.List(columns.Select(column => column.Column.Quoted));
        await Connection.ExecuteAsync($"CREATE TABLE {Stage} ({Sql.List(columns.Select(column => $"{column.Column.Quoted} {column.Column.KeptType} NULL"))})", cancellationToken);
        await CopyToAsync(Stage, SqlBulkCopyOptions.Default);
        var insert = $"INSERT INTO {table.Quoted} ({names}) SELECT {names} FROM {Stage}";
        await Connection.ExecuteAsync($"{(Numbers ? table.Numbered(insert) : insert)}; DROP TABLE {Stage}", cancellationToken);
    }

    /// <summary>Not given up half-way: the connection would be lost with it, and it takes but a moment.</summary>
    private async Task CopyToAsync(string target, SqlBulkCopyOptions options)
    {
        using var rows = waiting.Select(row => row.Values).GetEnumerator();
        await using var reader = new BulkRows(rows, [.. columns.Select(column => column.Column.Name)]);
        using var copy = Connection.BulkCopy(target, options);
        foreach (var (column, _) in columns)
            copy.ColumnMappings.Add(column.Name, column.Name);
        await copy.WriteToServerAsync(reader, CancellationToken.None);
    }

    private async Task InsertAsync(CancellationToken cancellationToken)
    {
        var insert = columns.Length == 0
            ? $"INSERT INTO {table.Quoted} DEFAULT VALUES"
            : $"INSERT INTO {table.Quoted} ({Sql.List(columns.Select(column => column.Column.Quoted))}) VALUES ({Sql.List(columns.Select((_, i) => $"@p{Sql.Number(i + 1)}"))})";
        foreach (var (row, values) in waiting)
        {
            try
            {
                await Connection.ExecuteAsync(Numbers ? table.Numbered(insert) : insert, cancellationToken, values);
            }
            catch (SqlException refused) when (IsOfRows(refused, cancellationToken))
            {
                var key = table.ForeignKeys.FirstOrDefault(key => refused.Number == 547 && refused.Message.Contains(key.Name, StringComparison.Ordinal));
                throw key is null ? DatabaseProblems.RowRefused(map, row, refused) : DatabaseProblems.OrphansLoaded(session.Place, Orphan(table, key));
            }
        }
    }

    /// <summary>A bulk copy would put the default in place of nothing.</summary>
    private bool HidesDefault((EstateRow Row, object[] Values) row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Column.HasDefault && row.Values[i] is DBNull)
                return true;
        }

        return false;
    }

    private static bool IsOfRows(SqlException refused, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && !Session.IsBusy(refused) && !Session.IsEnd(refused);

    private void BindTo(EstateTable estate)
    {
        var found = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = columns[i].Filled.Field;
            found[i] = Enumerable.Range(0, estate.Fields.Count).FirstOrDefault(at => string.Equals(estate.Fields[at], field, StringComparison.Ordinal), -1);
            if (found[i] < 0)
                throw DatabaseProblems.FieldUnknown(map, columns[i].Column.Name, field, estate);
        }

        fields = found;
        boundTo = estate;
    }

    private static Value Translate(Value value, IReadOnlyDictionary<string, string> words) =>
        words.Count > 0 && value is not Value.Null && words.TryGetValue(value.ToString(), out var word) ? Value.Of(word) : value;
}
