namespace HousingTest.Databases.SqlServer;

/// <summary>Puts tables into an order in which a table comes after those that its rows refer to, as far as they do not refer to each other in a circle.</summary>
internal static class ParentsFirst
{
    public static IReadOnlyList<TableJournal> Order(IReadOnlyList<TableJournal> tables) => Order(tables, table => table.Schema);

    public static IReadOnlyList<T> Order<T>(IReadOnlyList<T> tables, Func<T, TableSchema> schema)
    {
        var byName = tables.ToLookup(table => schema(table).Quoted, StringComparer.Ordinal);
        var (ordered, seen) = (new List<T>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var group in byName)
            Visit(group.Key);
        return ordered;

        void Visit(string name)
        {
            if (!byName.Contains(name) || !seen.Add(name))
                return;
            foreach (var key in schema(byName[name].First()).ForeignKeys)
                Visit(key.Quoted);
            ordered.AddRange(byName[name]);
        }
    }
}
