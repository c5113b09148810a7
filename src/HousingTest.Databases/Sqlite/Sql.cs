namespace HousingTest.Databases.Sqlite;

/// <summary>Small pieces of SQL text.</summary>
internal static class Sql
{
    /// <summary>Everything of the harness in a database starts so.</summary>
    public const string Own = "housingtest_";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string List(IEnumerable<string> parts) => string.Join(", ", parts);

    /// <summary>True for what the harness, or SQLite for itself, keeps in a database.</summary>
    public static bool IsNotTheSystems(string name) =>
        name.StartsWith(Own, StringComparison.OrdinalIgnoreCase) || name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase);
}
