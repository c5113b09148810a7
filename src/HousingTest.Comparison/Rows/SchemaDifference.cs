using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>A table or column that the schemas do not share.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Column">Column name; empty for the whole table.</param>
/// <param name="Before">Its type on the baseline; empty when absent there.</param>
/// <param name="After">Its type on the candidate; empty when absent there.</param>
internal sealed record SchemaDifference(string Table, string Column, string Before, string After)
{
    /// <summary>False when both have it, with different types.</summary>
    public bool OneSided => Before.Length == 0 || After.Length == 0;

    public string Direction => Before.Length == 0 ? Comparison.Direction.More : After.Length == 0 ? Comparison.Direction.Fewer : Comparison.Direction.Changed;

    // What stands where a type is not known, for instance because only rows tell of the column.
    private const string Present = "present";

    /// <summary>Compares the schemas at the mark; where one is missing, the columns that rows of both runs show.</summary>
    public static IReadOnlyList<SchemaDifference> Between(RunRecord baseline, RunRecord candidate)
    {
        var fromSchema = baseline.Schema is not null && candidate.Schema is not null;
        var before = fromSchema ? FromSchema(baseline.Schema!) : FromRows(baseline);
        var after = fromSchema ? FromSchema(candidate.Schema!) : FromRows(candidate);
        var differences = new List<SchemaDifference>();
        foreach (var table in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var inBefore = before.TryGetValue(table, out var beforeColumns);
            var inAfter = after.TryGetValue(table, out var afterColumns);
            if (inBefore && inAfter)
                differences.AddRange(OfColumns(table, beforeColumns!, afterColumns!));
            else if (fromSchema)
                differences.Add(new SchemaDifference(table, "", inBefore ? Present : "", inAfter ? Present : ""));
        }

        return differences;
    }

    private static IEnumerable<SchemaDifference> OfColumns(string table, Dictionary<string, string> before, Dictionary<string, string> after) =>
        from column in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let one = before.GetValueOrDefault(column, "")
        let other = after.GetValueOrDefault(column, "")
        where !Words.Same(one, other)
        select new SchemaDifference(table, column, one, other);

    private static Dictionary<string, Dictionary<string, string>> FromSchema(SchemaShape schema) =>
        schema.Tables.ToDictionary(
            table => table.Name,
            table => table.Columns.ToDictionary(column => column.Name, column => column.Type.Length > 0 ? column.Type : Present, StringComparer.Ordinal),
            StringComparer.Ordinal);

    private static Dictionary<string, Dictionary<string, string>> FromRows(RunRecord run)
    {
        var tables = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var change in run.Outcomes.Values.SelectMany(outcome => outcome.Changes))
        {
            if (!tables.TryGetValue(change.Table, out var columns))
                tables[change.Table] = columns = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var column in (change.After ?? change.Before)?.Keys ?? [])
                columns[column] = Present;
        }

        return tables;
    }
}
