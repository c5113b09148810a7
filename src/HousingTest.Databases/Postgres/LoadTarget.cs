using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>One table of the seed, ready to take an estate's rows: they go to the server some thousands at a time, since it takes one table's stream at once.</summary>
internal sealed partial class LoadTarget(Session session, SeedMap map, TableSchema table)
{
    private const int RowsAtOnce = 4000;

    private readonly (string Column, SeedColumn Filled)[] columns = [.. map.Columns.Select(column => (column.Key, column.Value))];
    private readonly StringBuilder lines = new();
    private readonly List<EstateRow> waiting = [];
    private EstateTable? boundTo;
    private int[] fields = [];

    public string Estate => map.Estate;

    public TableSchema Table => table;

    public async Task WriteAsync(EstateRow row, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(boundTo, row.Table))
            BindTo(row.Table);
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                lines.Append('\t');
            CopyText.Append(lines, Translate(row.Values[fields[i]], columns[i].Filled.Words));
        }

        lines.Append('\n');
        waiting.Add(row);
        if (waiting.Count >= RowsAtOnce)
            await FlushAsync(cancellationToken);
    }

    /// <summary>Sends what waits. HT-DB-007 names the row that the database refuses.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
            return;
        try
        {
            await CopyAsync(cancellationToken);
        }
        catch (PostgresException refused) when (!Session.IsBusy(refused) && !Session.IsEnd(refused))
        {
            var line = Line().Match(refused.Where ?? "");
            var number = line.Success ? int.Parse(line.Groups["line"].Value, CultureInfo.InvariantCulture) : 1;
            throw DatabaseProblems.RowRefused(map, waiting[Math.Clamp(number, 1, waiting.Count) - 1], refused);
        }

        lines.Clear();
        waiting.Clear();
    }

    /// <summary>A column that counts by itself goes on after the numbers that were written to it, else the system's next row would have the number of one of these.</summary>
    public async Task MoveCountersAsync(CancellationToken cancellationToken)
    {
        foreach (var (column, _) in columns)
        {
            var known = table.Find(column)!;
            var sequence = await session.Connection.ScalarAsync("SELECT pg_catalog.pg_get_serial_sequence($1, $2)", cancellationToken, table.QuotedRoot, known.Name);
            if (sequence is null)
                continue;
            await session.Connection.RowsAsync(
                $"SELECT pg_catalog.setval({Sql.Literal(sequence)}, greatest(m.most, s.last_value)) FROM (SELECT max({known.Quoted}) AS most FROM {table.QuotedRoot}) AS m, {sequence} AS s WHERE m.most > s.last_value OR (m.most = s.last_value AND NOT s.is_called)",
                cancellationToken);
        }
    }

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        if (columns.Length == 0)
        {
            for (var i = 0; i < waiting.Count; i++)
                await session.Connection.ExecuteAsync($"INSERT INTO {table.QuotedRoot} DEFAULT VALUES", cancellationToken);
            return;
        }

        var names = Sql.List(columns.Select(column => table.Find(column.Column)!.Quoted));
        cancellationToken.ThrowIfCancellationRequested();
        // Not given up half-way: the connection would be lost with it, and it takes but a moment.
        await using var copy = await session.Connection.CopyInAsync($"COPY {table.QuotedRoot} ({names}) FROM STDIN", CancellationToken.None);
        foreach (var chunk in lines.GetChunks())
            await copy.WriteAsync(chunk, CancellationToken.None);
    }

    private void BindTo(EstateTable estate)
    {
        var found = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = columns[i].Filled.Field;
            found[i] = Enumerable.Range(0, estate.Fields.Count).FirstOrDefault(at => string.Equals(estate.Fields[at], field, StringComparison.Ordinal), -1);
            if (found[i] < 0)
                throw DatabaseProblems.FieldUnknown(map, columns[i].Column, field, estate);
        }

        fields = found;
        boundTo = estate;
    }

    private static Value Translate(Value value, IReadOnlyDictionary<string, string> words) =>
        words.Count > 0 && value is not Value.Null && words.TryGetValue(value.ToString(), out var word) ? Value.Of(word) : value;

    [GeneratedRegex("^COPY .*, line (?<line>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Line();
}
