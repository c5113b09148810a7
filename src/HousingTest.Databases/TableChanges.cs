using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>A change, and its place among those that were given.</summary>
internal readonly record struct NumberedChange(int Number, RowChange Change);

/// <summary>The changes that are to be applied to one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Changes">Its share, in the order in which they were given.</param>
internal sealed record TableChanges<T>(T Table, IReadOnlyList<NumberedChange> Changes)
{
    /// <summary>Those whose row is to be changed or to go.</summary>
    public IEnumerable<NumberedChange> Leaving => Changes.Where(one => one.Change.Before is not null);

    /// <summary>Those whose row is to be changed or to come.</summary>
    public IEnumerable<NumberedChange> Coming => Changes.Where(one => one.Change.After is not null);
}

/// <summary>Sorts changes by table.</summary>
internal static class TableChanges
{
    /// <summary>The tables with their changes. HT-DB-027 names every table and column that the database and the changes do not have in common, all at once.</summary>
    /// <param name="place">Where the database stands.</param>
    /// <param name="changes">What is to be applied.</param>
    /// <param name="tables">The system's tables.</param>
    /// <param name="name">What changes call a table.</param>
    /// <param name="columns">The columns of a table that hold what was written to them.</param>
    public static IReadOnlyList<TableChanges<T>> Sort<T>(
        string place, IReadOnlyList<RowChange> changes, IEnumerable<T> tables, Func<T, string> name, Func<T, IEnumerable<string>> columns)
    {
        var byName = tables.DistinctBy(name, StringComparer.Ordinal).ToDictionary(name, StringComparer.Ordinal);
        var sorted = new List<TableChanges<T>>();
        var problems = new List<Problem>();
        foreach (var group in changes.Select((change, number) => new NumberedChange(number, change)).GroupBy(one => one.Change.Table, StringComparer.Ordinal))
        {
            if (!byName.TryGetValue(group.Key, out var table))
            {
                problems.Add(DatabaseProblems.ChangesUnfit(place, $"The system has no table '{group.Key}'"));
                continue;
            }

            var known = columns(table).ToHashSet(StringComparer.Ordinal);
            var shapes = group.SelectMany(one => new[] { one.Change.Before, one.Change.After }).OfType<IReadOnlyDictionary<string, Value>>().Select(row => row.Keys).ToList();
            problems.AddRange(shapes.SelectMany(shape => shape).Distinct(StringComparer.Ordinal).Where(column => !known.Contains(column))
                .Select(column => DatabaseProblems.ChangesUnfit(place, $"The table {group.Key} has no column '{column}'")));
            problems.AddRange(known.Where(column => shapes.Exists(shape => !shape.Contains(column, StringComparer.Ordinal)))
                .Select(column => DatabaseProblems.ChangesUnfit(place, $"The changes of {group.Key} say nothing of its column '{column}'")));
            sorted.Add(new TableChanges<T>(table, [.. group]));
        }

        return problems.Count > 0 ? throw new ProblemException(problems) : sorted;
    }
}
