namespace HousingTest.Databases;

/// <summary>Puts tables into an order in which a table comes after those that its rows refer to, as far as they do not refer to each other in a circle.</summary>
internal static class ParentsFirst
{
    /// <summary>The order.</summary>
    /// <param name="tables">What is to be ordered; several may be of one name, as partitions are, and stay together.</param>
    /// <param name="name">The name that others refer to a table by.</param>
    /// <param name="parents">The names of the tables that a table's rows refer to.</param>
    public static IReadOnlyList<T> Order<T>(IReadOnlyList<T> tables, Func<T, string> name, Func<T, IEnumerable<string>> parents)
    {
        var byName = tables.ToLookup(name, StringComparer.Ordinal);
        var (ordered, seen) = (new List<T>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var group in byName)
            Visit(group.Key);
        return ordered;

        void Visit(string table)
        {
            if (!byName.Contains(table) || !seen.Add(table))
                return;
            foreach (var parent in parents(byName[table].First()))
                Visit(parent);
            ordered.AddRange(byName[table]);
        }
    }
}
