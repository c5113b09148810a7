using System.Data.SqlTypes;
using System.Globalization;
using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>What the server says, as a value: whole numbers, floats and bytes as what they are, truth as 1 and 0, and everything else as text that loses nothing.</summary>
internal static class Values
{
    /// <summary>The row that the reader stands on, by column name.</summary>
    public static IReadOnlyDictionary<string, Value> Row(SqlDataReader reader)
    {
        var row = new Dictionary<string, Value>(reader.FieldCount, StringComparer.Ordinal);
        for (var column = 0; column < reader.FieldCount; column++)
            row.Add(reader.GetName(column), Read(reader, column));
        return row;
    }

    public static Value Read(SqlDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
            return Value.None;
        var type = reader.GetDataTypeName(column);
        return type switch
        {
            "decimal" or "numeric" => Value.Of(reader.GetSqlDecimal(column).ToString()),
            "money" or "smallmoney" => Value.Of(reader.GetDecimal(column).ToString("0.0000", CultureInfo.InvariantCulture)),
            "date" => Value.Of(reader.GetDateTime(column).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "datetime2" => Value.Of(reader.GetDateTime(column).ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
            // A type of the CLR: its bytes say all, and need none of its assemblies here.
            _ when type.Contains('.', StringComparison.Ordinal) => new Value.Blob(reader.GetSqlBytes(column).Value),
            _ => Of(reader.GetValue(column)),
        };
    }

    /// <summary>A value as the driver gives it for most types, those within a <c>sql_variant</c> too.</summary>
    public static Value Of(object given) => given switch
    {
        DBNull => Value.None,
        bool truth => Value.Of(truth),
        byte or short or int or long => new Value.Integer(Convert.ToInt64(given, CultureInfo.InvariantCulture)),
        float single => new Value.Real(single),
        double number => new Value.Real(number),
        byte[] bytes => new Value.Blob(bytes),
        decimal number => Value.Of(number.ToString(CultureInfo.InvariantCulture)),
        SqlDecimal number => Value.Of(number.ToString()),
        DateTime time => Value.Of(time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)),
        DateTimeOffset time => Value.Of(time.ToString("yyyy-MM-dd HH:mm:ss.fffffff zzz", CultureInfo.InvariantCulture)),
        TimeSpan time => Value.Of(time.ToString(@"hh\:mm\:ss\.fffffff", CultureInfo.InvariantCulture)),
        Guid id => Value.Of(id.ToString().ToUpperInvariant()),
        _ => Value.Of(Convert.ToString(given, CultureInfo.InvariantCulture)),
    };

    /// <summary>A value as a parameter of a statement: texts and numbers as what they are.</summary>
    public static object Parameter(Value value) => value switch
    {
        Value.Null => DBNull.Value,
        Value.Integer integer => integer.Number,
        Value.Real real => real.Number,
        Value.Blob blob => blob.Bytes.ToArray(),
        _ => value.ToString(),
    };

    /// <summary>
    /// A value for a column, as the driver's bulk copy takes it: it does not turn texts into dates and numbers the way the server would, but by the machine's culture.
    /// </summary>
    public static object ForColumn(Value value, ColumnSchema column)
    {
        if (value is Value.Null)
            return DBNull.Value;
        if (value is Value.Blob blob)
            return blob.Bytes.ToArray();
        var text = value.ToString();
        var culture = CultureInfo.InvariantCulture;
        return column.BaseType switch
        {
            "bit" => text is "1" or "true" or "True" || (text is not ("0" or "false" or "False") && long.Parse(text, culture) != 0),
            "tinyint" => byte.Parse(text, culture),
            "smallint" => short.Parse(text, culture),
            "int" => int.Parse(text, culture),
            "bigint" => long.Parse(text, culture),
            "decimal" or "numeric" => SqlDecimal.Parse(text),
            "money" or "smallmoney" => decimal.Parse(text, culture),
            "float" => value is Value.Real real ? real.Number : double.Parse(text, culture),
            "real" => value is Value.Real single ? (float)single.Number : float.Parse(text, culture),
            "date" or "datetime" or "datetime2" or "smalldatetime" => DateTime.Parse(text, culture, DateTimeStyles.None),
            "datetimeoffset" => DateTimeOffset.Parse(text, culture, DateTimeStyles.AssumeUniversal),
            "time" => TimeSpan.Parse(text, culture),
            "uniqueidentifier" => Guid.Parse(text),
            "binary" or "varbinary" or "image" => Convert.FromHexString(text),
            "sql_variant" => Parameter(value),
            _ => text,
        };
    }
}
