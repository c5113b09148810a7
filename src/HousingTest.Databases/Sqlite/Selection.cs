using HousingTest.Model;

namespace HousingTest.Databases.Sqlite;

/// <summary>Reads rows for steps and reports, by the names that the map gives.</summary>
internal sealed class Selection(Session session)
{
    /// <summary>SQLite takes at most 32,766 parameters.</summary>
    private const int KeysAtOnce = 5000;

    public IReadOnlyList<IReadOnlyDictionary<string, Value>> Select(string table, IReadOnlyDictionary<string, Value> where)
    {
        var schema = Find(table);
        var conditions = where.Keys.Select((column, i) => $"{Column(schema, column)} IS ?{i + 1}").ToList();
        var filter = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        var order = schema.Key.Count == 0 ? "" : $" ORDER BY {Sql.List(schema.Key.Select(part => part.Name))}";
        return Rows($"SELECT * FROM {Sql.Quote(schema.Name)}{filter}{order}", [.. where.Values]);
    }

    public IReadOnlyList<IReadOnlyDictionary<string, Value>> SelectByKeys(string table, string keyColumn, IReadOnlyCollection<Value> keys)
    {
        var schema = Find(table);
        var column = Column(schema, keyColumn);
        return [.. keys.Distinct().Chunk(KeysAtOnce).SelectMany(some =>
            Rows($"SELECT * FROM {Sql.Quote(schema.Name)} WHERE {column} IN ({Parameters(some.Length)})", some))];
    }

    public IReadOnlySet<Value> SelectReferring(string table, string viaColumn, IReadOnlyDictionary<string, string> where, IReadOnlyCollection<Value> keys)
    {
        var schema = Find(table);
        var via = Column(schema, viaColumn);
        var referred = new HashSet<Value>();
        foreach (var some in keys.Distinct().Chunk(KeysAtOnce))
        {
            var conditions = string.Concat(where.Keys.Select((column, i) => $" AND CAST({Column(schema, column)} AS TEXT) = ?{some.Length + i + 1}"));
            using var statement = new Statement(
                session.Handle, $"SELECT DISTINCT {via} FROM {Sql.Quote(schema.Name)} WHERE {via} IN ({Parameters(some.Length)}){conditions}");
            statement.With([.. some, .. where.Values.Select(Value.Of)]);
            while (statement.Step())
                referred.Add(statement.Read(0));
        }

        return referred;
    }

    public long Read(RowReading reading, Action<IReadOnlyList<Value>> take, CancellationToken cancellationToken)
    {
        var sql = new ReadingSql(table => Sql.Quote(Find(table).Name), (table, column) => Column(Find(table), column)).Write(reading);
        using var statement = new Statement(session.Handle, sql);
        var row = new Value[reading.Columns.Count];
        long rows = 0;
        while (statement.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                row[i] = statement.Read(i);
            take(row);
            rows++;
        }

        return rows;
    }

    public IReadOnlyList<IReadOnlyDictionary<string, Value>> Sample(string table, int most)
    {
        var schema = Find(table);
        var all = $"SELECT * FROM {Sql.Quote(schema.Name)}";
        if (schema.Key.Count == 0)
            return Rows($"{all} LIMIT {most}", []);
        var first = Rows($"{all} ORDER BY {Sql.List(schema.Key.Select(part => part.Name))} LIMIT {most}", []);
        if (first.Count < most)
            return first;
        var last = Rows($"{all} ORDER BY {Sql.List(schema.Key.Select(part => $"{part.Name} DESC"))} LIMIT {most / 2}", []);
        return [.. first.Take(most - last.Count), .. last.AsEnumerable().Reverse()];
    }

    private List<IReadOnlyDictionary<string, Value>> Rows(string sql, Value[] values)
    {
        using var statement = new Statement(session.Handle, sql);
        statement.With(values);
        var rows = new List<IReadOnlyDictionary<string, Value>>();
        while (statement.Step())
        {
            var row = new Dictionary<string, Value>(statement.Columns, StringComparer.Ordinal);
            for (var i = 0; i < statement.Columns; i++)
                row.Add(statement.ColumnName(i), statement.Read(i));
            rows.Add(row);
        }

        return rows;
    }

    private TableSchema Find(string table)
    {
        var tables = session.Tables();
        return tables.FirstOrDefault(known => string.Equals(known.Name, table, StringComparison.OrdinalIgnoreCase))
            ?? throw DatabaseProblems.NameUnknown(
                session.Place, $"The system has no table '{table}'", $"Its tables are: {string.Join(", ", tables.Select(known => known.Name))}");
    }

    /// <summary>The quoted name of a column that is really there: SQLite takes a quoted name that it does not know for a text.</summary>
    private string Column(TableSchema table, string column) => Sql.Quote(
        table.Find(column)?.Name ?? throw DatabaseProblems.NameUnknown(
            session.Place, $"The table {table.Name} has no column '{column}'", $"Its columns are: {string.Join(", ", table.Columns.Select(known => known.Name))}"));

    private static string Parameters(int count) => Sql.List(Enumerable.Range(1, count).Select(i => $"?{i}"));
}
