using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>The statements that a schema consists of, by kind and name.</summary>
internal static class SchemaObjects
{
    /// <summary>Everything in a database's schema but SQLite's statistics, with the harness's own.</summary>
    public static IReadOnlyDictionary<string, string> Read(sqlite3 database)
    {
        var objects = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var all = new Statement(database, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master");
        while (all.Step())
        {
            if (!all.Text(1).StartsWith("sqlite_stat", StringComparison.Ordinal))
                objects.Add($"{all.Text(0)} {all.Text(1)}", $"{all.Text(2)} {all.Text(3)}");
        }

        return objects;
    }

    /// <summary>Those of the system alone.</summary>
    public static IReadOnlyDictionary<string, string> ReadSystems(sqlite3 database) =>
        Read(database).Where(one => !one.Key.Contains(' ' + Sql.Own, StringComparison.Ordinal) && !one.Value.StartsWith(Sql.Own, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>What is new, gone or different, in words.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now) =>
    [
        .. now.Keys.Where(name => !then.ContainsKey(name)).Select(name => $"{name} is new"),
        .. then.Keys.Where(name => !now.ContainsKey(name)).Select(name => $"{name} is gone"),
        .. now.Where(one => then.TryGetValue(one.Key, out var before) && !string.Equals(before, one.Value, StringComparison.Ordinal)).Select(one => $"{one.Key} was altered"),
    ];
}
