using System.Globalization;
using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>Reads rows for steps and reports, by the names that the map gives.</summary>
internal sealed class Selection(Session session)
{
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectAsync(
        string table, IReadOnlyDictionary<string, Value> where, CancellationToken cancellationToken)
    {
        var schema = await FindAsync(table, cancellationToken);
        var conditions = new List<string>();
        var parameters = new List<string?>();
        foreach (var (name, value) in where)
        {
            var column = Column(schema, name);
            if (value is not Value.Null)
                parameters.Add(Sql.Text(value));
            conditions.Add(value is Value.Null ? $"{column.Quoted} IS NULL" : $"{Comparable(column)} = ${parameters.Count.ToString(CultureInfo.InvariantCulture)}");
        }

        var filter = conditions.Count == 0 ? "" : $" WHERE {Sql.And(conditions)}";
        var order = schema.Key.Count == 0 ? "" : $" ORDER BY {Sql.List(schema.Key.Select(column => column.Quoted))}";
        return await RowsAsync($"SELECT * FROM {From(schema)}{filter}{order}", parameters, cancellationToken);
    }

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectByKeysAsync(
        string table, string keyColumn, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken)
    {
        var schema = await FindAsync(table, cancellationToken);
        var column = Column(schema, keyColumn);
        return await RowsAsync($"SELECT * FROM {From(schema)} WHERE {AmongKeys(column)}", [Sql.Array(keys.Distinct())], cancellationToken);
    }

    public async Task<IReadOnlySet<Value>> SelectReferringAsync(
        string table, string viaColumn, IReadOnlyDictionary<string, string> where, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken)
    {
        var schema = await FindAsync(table, cancellationToken);
        var via = Column(schema, viaColumn);
        var conditions = string.Concat(where.Keys.Select((column, i) => $" AND {Column(schema, column).Quoted}::text = ${(i + 2).ToString(CultureInfo.InvariantCulture)}"));
        var rows = await RowsAsync(
            $"SELECT DISTINCT {via.Quoted} AS via FROM {From(schema)} WHERE {AmongKeys(via)}{conditions}", [Sql.Array(keys.Distinct()), .. where.Values], cancellationToken);
        return rows.Select(row => row["via"]).ToHashSet();
    }

    public async Task<long> ReadAsync(RowReading reading, Action<IReadOnlyList<Value>> take, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, TableSchema>(StringComparer.Ordinal);
        foreach (var name in reading.Columns.SelectMany(column => column.Via).Select(step => step.Table).Append(reading.Table).Distinct(StringComparer.Ordinal))
            known.Add(name, await FindAsync(name, cancellationToken));
        var sql = new ReadingSql(table => From(known[table]), (table, column) => Column(known[table], column).Quoted).Write(reading);
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
        var all = $"SELECT * FROM {From(schema)}";
        if (schema.Key.Count == 0)
            return await RowsAsync($"{all} LIMIT {most}", [], cancellationToken);
        var first = await RowsAsync($"{all} ORDER BY {Sql.List(schema.Key.Select(column => column.Quoted))} LIMIT {most}", [], cancellationToken);
        if (first.Count < most)
            return first;
        var last = await RowsAsync($"{all} ORDER BY {Sql.List(schema.Key.Select(column => $"{column.Quoted} DESC"))} LIMIT {most / 2}", [], cancellationToken);
        return [.. first.Take(most - last.Count), .. last.Reverse()];
    }

    /// <summary>A value that the column's type cannot even read is no row's: the system that was asked about has none such.</summary>
    private async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> RowsAsync(string sql, IReadOnlyList<string?> parameters, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Connection.ValuesAsync(sql, cancellationToken, parameters);
        }
        catch (PostgresException refused) when (parameters.Count > 0 && refused.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            return [];
        }
    }

    private async Task<TableSchema> FindAsync(string table, CancellationToken cancellationToken)
    {
        var tables = await session.TablesAsync(cancellationToken);
        return Find(tables, table, StringComparison.Ordinal) ?? Find(tables, table, StringComparison.OrdinalIgnoreCase)
            ?? throw DatabaseProblems.NameUnknown(
                session.Place, $"The system has no table '{table}'", $"Its tables are: {Sql.List(tables.Select(known => known.Root).Distinct(StringComparer.Ordinal))}");
    }

    private static TableSchema? Find(IReadOnlyList<TableSchema> tables, string name, StringComparison comparison) =>
        tables.FirstOrDefault(known => string.Equals(known.Name, name, comparison)) ?? tables.FirstOrDefault(known => string.Equals(known.Root, name, comparison));

    private static string From(TableSchema schema) => schema.QuotedRoot;

    private ColumnSchema Column(TableSchema table, string column) => table.Find(column) ?? throw DatabaseProblems.NameUnknown(
        session.Place, $"The table {table.Name} has no column '{column}'", $"Its columns are: {Sql.List(table.Columns.Select(known => known.Name))}");

    private static string Comparable(ColumnSchema column) => column.Equal ? column.Quoted : $"{column.Quoted}::text";

    private static string AmongKeys(ColumnSchema column) => $"{Comparable(column)} = ANY ($1::{(column.Equal ? column.UnboundedType : "text")}[])";
}
