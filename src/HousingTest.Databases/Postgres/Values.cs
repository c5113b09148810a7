using System.Globalization;
using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>What the server says as text, as a value: whole numbers, floats and bytes as what they are, truth as 1 and 0, and everything else as the text, which loses nothing.</summary>
internal static class Values
{
    // Numbers that PostgreSQL gives its own types, the same on every server.
    private const uint Boolean = 16;
    private const uint Bytes = 17;
    private const uint Int8 = 20;
    private const uint Int2 = 21;
    private const uint Int4 = 23;
    private const uint Float4 = 700;
    private const uint Float8 = 701;

    /// <summary>The row that the reader stands on, by column name.</summary>
    public static IReadOnlyDictionary<string, Value> Row(NpgsqlDataReader reader)
    {
        var row = new Dictionary<string, Value>(reader.FieldCount, StringComparer.Ordinal);
        for (var column = 0; column < reader.FieldCount; column++)
            row.Add(reader.GetName(column), Read(reader, column));
        return row;
    }

    public static Value Read(NpgsqlDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
            return Value.None;
        var text = reader.GetString(column);
        return reader.GetDataTypeOID(column) switch
        {
            Int2 or Int4 or Int8 => new Value.Integer(long.Parse(text, CultureInfo.InvariantCulture)),
            Float4 or Float8 => new Value.Real(Real(text)),
            Boolean => new Value.Integer(text is "t" ? 1 : 0),
            Bytes => new Value.Blob(Convert.FromHexString(text.AsSpan(2))),
            _ => new Value.Text(text),
        };
    }

    private static double Real(string text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
