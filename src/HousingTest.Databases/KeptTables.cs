namespace HousingTest.Databases;

/// <summary>Which tables a wipe leaves as they are.</summary>
internal static class KeptTables
{
    /// <summary>The tables of these names, case ignored; HT-DB-012 names each that is not there, all at once.</summary>
    /// <param name="place">Where the database stands.</param>
    /// <param name="tables">All of the system's.</param>
    /// <param name="name">What people call a table.</param>
    /// <param name="keep">Names of those to be kept.</param>
    public static IReadOnlySet<T> Choose<T>(string place, IReadOnlyCollection<T> tables, Func<T, string> name, IReadOnlyCollection<string> keep)
    {
        var wanted = keep.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = tables.Where(table => wanted.Contains(name(table))).ToHashSet();
        var unknown = wanted.Except(kept.Select(name), StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? kept
            : throw DatabaseProblems.NameUnknown(
                place, $"The system has no table '{string.Join("', '", unknown)}'", $"Its tables are: {string.Join(", ", tables.Select(name).Distinct(StringComparer.Ordinal))}");
    }

    /// <summary>A kept table with rows that would refer to nothing, in words.</summary>
    public static string Orphan(string table, string parent) => $"rows of {table}, which is to be kept, refer to rows of {parent}";
}
