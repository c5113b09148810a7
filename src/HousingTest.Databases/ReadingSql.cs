using System.Globalization;

namespace HousingTest.Databases;

/// <summary>The statement for a <see cref="RowReading"/>, the same on every engine but for names: one SELECT, with an outer join for each reference.</summary>
/// <param name="table">A table's name as the map says it → as the statement says it.</param>
/// <param name="column">The same of a column of a table.</param>
internal sealed class ReadingSql(Func<string, string> table, Func<string, string, string> column)
{
    public string Write(RowReading reading)
    {
        var joins = new List<string>();
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        var columns = reading.Columns.Select(read => Column(reading.Table, read, joins, aliases)).ToList();
        return $"SELECT {string.Join(", ", columns)} FROM {table(reading.Table)} t0{string.Concat(joins)}";
    }

    private string Column(string from, ReadColumn read, List<string> joins, Dictionary<string, string> aliases)
    {
        var (alias, path) = ("t0", "");
        foreach (var step in read.Via)
        {
            path = $"{path}\n{step.Column}\n{step.Table}";
            if (!aliases.TryGetValue(path, out var joined))
            {
                joined = "t" + (joins.Count + 1).ToString(CultureInfo.InvariantCulture);
                joins.Add($" LEFT JOIN {table(step.Table)} {joined} ON {joined}.{column(step.Table, step.Key)} = {alias}.{column(from, step.Column)}");
                aliases.Add(path, joined);
            }

            (alias, from) = (joined, step.Table);
        }

        return $"{alias}.{column(from, read.Column)}";
    }
}
