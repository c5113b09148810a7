using HousingTest.Model;
using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>One table of the seed, ready to take an estate's rows.</summary>
internal sealed class LoadTarget
{
    private readonly Session session;
    private readonly SeedMap map;
    private readonly (string Column, SeedColumn Filled)[] columns;
    private readonly Statement insert;
    private readonly string[] enter;
    private readonly int keys;
    private EstateTable? boundTo;
    private int[] fields = [];

    public LoadTarget(Session session, SeedMap map, TableSchema table, TableJournal? journal)
    {
        this.session = session;
        this.map = map;
        columns = [.. map.Columns.Select(column => (column.Key, column.Value))];
        enter = [.. journal?.EnterLoaded ?? []];
        keys = journal is null ? 0 : table.Key.Count;
        var values = columns.Length == 0
            ? "DEFAULT VALUES"
            : $"({Sql.List(columns.Select(column => Sql.Quote(column.Column)))}) VALUES ({Sql.List(columns.Select((_, i) => $"?{i + 1}"))})";
        // No trigger of ours fires for our own rows, so the journal is told the key that the row got.
        var returning = journal is null ? "" : $" RETURNING {Sql.List(table.Key.Select(part => part.Name))}";
        insert = session.Prepare($"INSERT INTO {Sql.Quote(table.Name)} {values}{returning}");
    }

    public string Estate => map.Estate;

    public void Write(EstateRow row)
    {
        if (!ReferenceEquals(boundTo, row.Table))
            BindTo(row.Table);
        try
        {
            for (var i = 0; i < columns.Length; i++)
                insert.Bind(i + 1, Translate(row.Values[fields[i]], columns[i].Filled.Words));
            Insert();
        }
        catch (SqliteException refused)
        {
            throw DatabaseProblems.RowRefused(map, row, refused);
        }
    }

    private void Insert()
    {
        var key = new Value[keys];
        if (insert.Step())
        {
            for (var i = 0; i < keys; i++)
                key[i] = insert.Read(i);
            insert.Step();
        }

        insert.Reset();
        if (enter.Length == 0)
            return;
        session.Prepare(enter[0]).Run();
        session.Prepare(enter[1]).Run(key);
    }

    private void BindTo(EstateTable table)
    {
        var found = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = columns[i].Filled.Field;
            found[i] = Enumerable.Range(0, table.Fields.Count).FirstOrDefault(at => string.Equals(table.Fields[at], field, StringComparison.Ordinal), -1);
            if (found[i] < 0)
                throw DatabaseProblems.FieldUnknown(map, columns[i].Column, field, table);
        }

        fields = found;
        boundTo = table;
    }

    private static Value Translate(Value value, IReadOnlyDictionary<string, string> words) =>
        words.Count > 0 && value is not Value.Null && words.TryGetValue(value.ToString(), out var word) ? Value.Of(word) : value;
}
