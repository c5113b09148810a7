using System.Globalization;

namespace HousingTest.Databases.SqlServer;

/// <summary>Small pieces of SQL text.</summary>
internal static class Sql
{
    /// <summary>Everything of the harness in a database lies in this schema, but the triggers on the system's tables.</summary>
    public const string Own = "housingtest";

    /// <summary>A condition on <c>sys.schemas</c> as <c>s</c>: a schema of the system.</summary>
    public const string OfTheSystem = $"s.name NOT IN (N'{Own}', N'sys', N'INFORMATION_SCHEMA', N'information_schema')";

    public static string Quote(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    public static string Quote(string schema, string name) => $"{Quote(schema)}.{Quote(name)}";

    public static string Literal(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string List(IEnumerable<string> parts) => string.Join(", ", parts);

    public static string And(IEnumerable<string> parts) => string.Join(" AND ", parts);
}
