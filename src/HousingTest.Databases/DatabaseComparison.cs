using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>Compares two databases of the same engine row by row. Of each, one row at a time is looked at, and of one table at a time a digest for each row is held.</summary>
public static class DatabaseComparison
{
    /// <summary>What leads from the first to the second. Nobody is to write to either meanwhile.</summary>
    public static async Task<DatabaseDifference> CompareAsync(ITestDatabase first, ITestDatabase second, CancellationToken cancellationToken)
    {
        var (one, other) = (await first.ReadCatalogueAsync(cancellationToken), await second.ReadCatalogueAsync(cancellationToken));
        var changes = new List<RowChange>();
        var columns = new List<ColumnDifference>();
        foreach (var table in one.Tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            if (other.Find(table.Name) is not { } twin)
                continue;
            var differing = Differing(table, twin).ToList();
            columns.AddRange(differing);
            if (differing.TrueForAll(column => column is { First: not null, Second: not null }))
                changes.AddRange(await new TableComparison(table, twin).CompareAsync(first, second, cancellationToken));
        }

        return new DatabaseDifference(changes, Without(one, other), Without(other, one), columns);
    }

    private static IReadOnlyList<string> Without(Catalogue one, Catalogue other) => [.. one.Tables.Select(table => table.Name).Where(name => other.Find(name) is null).Order(StringComparer.Ordinal)];

    private static IEnumerable<ColumnDifference> Differing(CatalogueTable one, CatalogueTable other) => one.Columns.Concat(other.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal)
        .Select(name => new ColumnDifference(one.Name, name, one.Find(name)?.Type, other.Find(name)?.Type))
        .Where(column => !string.Equals(column.First, column.Second, StringComparison.Ordinal));
}
