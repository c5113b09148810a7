using System.Text;
using HousingTest.Model;

namespace HousingTest.Databases.Postgres;

/// <summary>Small pieces of SQL text.</summary>
internal static class Sql
{
    /// <summary>Everything of the harness in a database lies in this schema, but the triggers on the system's tables.</summary>
    public const string Own = "housingtest";

    /// <summary>
    /// A condition on <c>pg_namespace</c> as <c>n</c>: a schema of the system. Temporary tables are a session's own, and end with it.
    /// </summary>
    public const string OfTheSystem = "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'housingtest')";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Quote(string schema, string name) => $"{Quote(schema)}.{Quote(name)}";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string List(IEnumerable<string> parts) => string.Join(", ", parts);

    public static string And(IEnumerable<string> parts) => string.Join(" AND ", parts);

    /// <summary>A value as the server reads it for a column of any type; null for null.</summary>
    public static string? Text(Value value) => value switch
    {
        Value.Null => null,
        Value.Blob blob => @"\x" + Convert.ToHexStringLower(blob.Bytes.Span),
        _ => value.ToString(),
    };

    /// <summary>Values as the text of an array of any type.</summary>
    public static string Array(IEnumerable<Value> values)
    {
        var text = new StringBuilder("{");
        foreach (var value in values)
        {
            if (text.Length > 1)
                text.Append(',');
            if (Text(value) is { } content)
                text.Append('"').Append(content.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append("NULL");
        }

        return text.Append('}').ToString();
    }
}
