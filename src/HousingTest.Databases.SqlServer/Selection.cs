using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>Reads rows for steps and reports, by the names that the map gives.</summary>
internal sealed class Selection(Session session)
{
    // The server takes some two thousand parameters, and plans a statement with fewer much faster.
    private const int KeysAtOnce = 500;

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectAsync(
        string table, IReadOnlyDictionary<string, Value> where, CancellationToken cancellationToken)
    {
        var schema = await FindAsync(table, cancellationToken);
        var conditions = new List<string>();
        var parameters = new List<object?>();
        foreach (var (name, value) in where)
        {
            var column = Column(schema, name);
            if (value is not Value.Null)
                parameters.Add(Values.Parameter(value));
            conditions.Add(value is Value.Null ? $"{column.Quoted} IS NULL" : $"{Comparable(column)} = {Given(column, parameters.Count)}");
        }

        var filter = conditions.Count == 0 ? "" : $" WHERE {Sql.And(conditions)}";
        var order = schema.Key.Count == 0 ? "" : $" ORDER BY {Sql.List(schema.Key.Select(column => column.Quoted))}";
        return await RowsAsync($"SELECT * FROM {schema.Quoted}{filter}{order}", parameters, cancellationToken);
    }

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectByKeysAsync(
        string table, string keyColumn, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken)
    {
        var schema = await FindAsync(table, cancellationToken);
        var column = Column(schema, keyColumn);
        var rows = new List<IReadOnlyDictionary<string, Value>>();
        foreach (var some in Chunks(keys))
            rows.AddRange(await RowsAsync($"SELECT * FROM {schema.Quoted} WHERE {AmongKeys(column, some.Length)}", some, cancellationToken));
        return rows;
    }

    public async Task<IReadOnlySet<Value>> SelectReferringAsync(
        string table, string viaColumn, IReadOnlyDictionary<string, string> where, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken)
    {
        var schema = await FindAsync(table, cancellationToken);
        var via = Column(schema, viaColumn);
        var columns = where.Keys.Select(column => Column(schema, column)).ToList();
        var found = new HashSet<Value>();
        foreach (var some in Chunks(keys))
        {
            var conditions = string.Concat(columns.Select((column, i) => $" AND {column.Content(column.Quoted)} = @p{Sql.Number(some.Length + i + 1)}"));
            found.UnionWith((await RowsAsync(
                $"SELECT DISTINCT {via.Quoted} AS via FROM {schema.Quoted} WHERE {AmongKeys(via, some.Length)}{conditions}", [.. some, .. where.Values], cancellationToken)).Select(row => row["via"]));
        }

        return found;
    }

    public async Task<long> ReadAsync(RowReading reading, Action<IReadOnlyList<Value>> take, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, TableSchema>(StringComparer.Ordinal);
        foreach (var name in reading.Columns.SelectMany(column => column.Via).Select(step => step.Table).Append(reading.Table).Distinct(StringComparer.Ordinal))
            known.Add(name, await FindAsync(name, cancellationToken));
        var sql = new ReadingSql(table => known[table].Quoted, (table, column) => Column(known[table], column).Quoted).Write(reading);
        var row = new Value[reading.Columns.Count];
        long rows = 0;
        await session.Connection.ReadAsync(
            sql,
            reader =>
            {
                for (var i = 0; i < row.Length; i++)
                    row[i] = Values.Read(reader, i);
                take(row);
                rows++;
            },
            [],
            cancellationToken);
        return rows;
    }

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SampleAsync(string table, int most, CancellationToken cancellationToken)
    {
        var schema = await FindAsync(table, cancellationToken);
        if (schema.Key.Count == 0)
            return await RowsAsync($"SELECT TOP ({most}) * FROM {schema.Quoted}", [], cancellationToken);
        var first = await RowsAsync($"SELECT TOP ({most}) * FROM {schema.Quoted} ORDER BY {Sql.List(schema.Key.Select(column => column.Quoted))}", [], cancellationToken);
        if (first.Count < most)
            return first;
        var last = await RowsAsync($"SELECT TOP ({most / 2}) * FROM {schema.Quoted} ORDER BY {Sql.List(schema.Key.Select(column => $"{column.Quoted} DESC"))}", [], cancellationToken);
        return [.. first.Take(most - last.Count), .. last.Reverse()];
    }

    /// <summary>A value that the column's type cannot even read is no row's: the system that was asked about has none such.</summary>
    private async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> RowsAsync(string sql, IReadOnlyList<object?> parameters, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Connection.ValuesAsync(sql, cancellationToken, parameters);
        }
        catch (SqlException refused) when (parameters.Count > 0 && refused.Number is 241 or 242 or 244 or 245 or 248 or 295 or 8114 or 8115 or 8169)
        {
            return [];
        }
    }

    private async Task<TableSchema> FindAsync(string table, CancellationToken cancellationToken)
    {
        var tables = await session.TablesAsync(cancellationToken);
        return tables.FirstOrDefault(known => string.Equals(known.Name, table, StringComparison.Ordinal))
            ?? tables.FirstOrDefault(known => string.Equals(known.Name, table, StringComparison.OrdinalIgnoreCase))
            ?? throw DatabaseProblems.NameUnknown(session.Place, $"The system has no table '{table}'", $"Its tables are: {Sql.List(tables.Select(known => known.Name))}");
    }

    private ColumnSchema Column(TableSchema table, string column) => table.Find(column) ?? throw DatabaseProblems.NameUnknown(
        session.Place, $"The table {table.Name} has no column '{column}'", $"Its columns are: {Sql.List(table.Columns.Select(known => known.Name))}");

    private static IEnumerable<object[]> Chunks(IEnumerable<Value> keys) => keys.Where(key => key is not Value.Null).Distinct().Select(Values.Parameter).Chunk(KeysAtOnce);

    private static string AmongKeys(ColumnSchema column, int count) => $"{Comparable(column)} IN ({Sql.List(Enumerable.Range(1, count).Select(i => Given(column, i)))})";

    /// <summary>Old kinds of large values, and XML, know no equality.</summary>
    private static string Comparable(ColumnSchema column) => column.Old || column.BaseType is "xml" ? column.Content(column.Quoted) : column.Quoted;

    /// <summary>A text is looked for as the column keeps it, or its index would be of no use.</summary>
    private static string Given(ColumnSchema column, int parameter) => column.BaseType is "char" or "varchar" ? $"CONVERT(varchar(max), @p{parameter})" : $"@p{parameter}";
}
