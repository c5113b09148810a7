using System.Data.SqlTypes;
using System.Globalization;
using System.Text;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>Rows of a table on disk, each value with its kind, so that it comes back to the last digit.</summary>
internal static class RowFile
{
    private const byte End = 0;

    private enum Kind : byte
    {
        Null = 1,
        True,
        False,
        Byte,
        Short,
        Int,
        Long,
        Single,
        Double,
        Decimal,
        Text,
        Bytes,
        Time,
        TimeWithOffset,
        Span,
        Guid,
        Money,
    }

    /// <summary>Writes what a reader gives; false when it gave no row, and nothing was opened: most tables of a large system are empty.</summary>
    public static async Task<bool> WriteAsync(SqlDataReader reader, Func<Stream> open, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken))
            return false;
        await using var stream = open();
        await using var writer = new BinaryWriter(stream, Encoding.UTF8);
        do
        {
            writer.Write((byte)1);
            for (var i = 0; i < reader.FieldCount; i++)
                Write(writer, Value(reader, i));
        }
        while (await reader.ReadAsync(cancellationToken));
        writer.Write(End);
        return true;
    }

    /// <summary>The rows again.</summary>
    public static IEnumerable<object[]> Read(Stream stream, int columns)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        while (reader.ReadByte() != End)
        {
            var row = new object[columns];
            for (var i = 0; i < columns; i++)
                row[i] = Read(reader);
            yield return row;
        }
    }

    private static object Value(SqlDataReader reader, int column)
    {
        var type = reader.GetDataTypeName(column);
        if (type is "decimal" or "numeric")
            return reader.GetSqlDecimal(column) is { IsNull: false } number ? number : DBNull.Value;
        if (type.Contains('.', StringComparison.Ordinal))
            return reader.GetSqlBytes(column) is { IsNull: false } bytes ? bytes.Value : DBNull.Value;
        return reader.GetValue(column);
    }

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case DBNull:
                writer.Write((byte)Kind.Null);
                break;
            case bool truth:
                writer.Write((byte)(truth ? Kind.True : Kind.False));
                break;
            case byte number:
                writer.Write((byte)Kind.Byte);
                writer.Write(number);
                break;
            case short number:
                writer.Write((byte)Kind.Short);
                writer.Write(number);
                break;
            case int number:
                writer.Write((byte)Kind.Int);
                writer.Write(number);
                break;
            case long number:
                writer.Write((byte)Kind.Long);
                writer.Write(number);
                break;
            case float number:
                writer.Write((byte)Kind.Single);
                writer.Write(number);
                break;
            case double number:
                writer.Write((byte)Kind.Double);
                writer.Write(number);
                break;
            case SqlDecimal number:
                Write(writer, Kind.Decimal, number.ToString());
                break;
            case decimal number:
                Write(writer, Kind.Money, number.ToString(CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                writer.Write((byte)Kind.Bytes);
                writer.Write(bytes.Length);
                writer.Write(bytes);
                break;
            case DateTime time:
                writer.Write((byte)Kind.Time);
                writer.Write(time.Ticks);
                break;
            case DateTimeOffset time:
                writer.Write((byte)Kind.TimeWithOffset);
                writer.Write(time.Ticks);
                writer.Write(time.Offset.Ticks);
                break;
            case TimeSpan span:
                writer.Write((byte)Kind.Span);
                writer.Write(span.Ticks);
                break;
            case Guid id:
                writer.Write((byte)Kind.Guid);
                writer.Write(id.ToByteArray());
                break;
            default:
                Write(writer, Kind.Text, Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
        }
    }

    private static void Write(BinaryWriter writer, Kind kind, string text)
    {
        writer.Write((byte)kind);
        writer.Write(text);
    }

    private static object Read(BinaryReader reader) => (Kind)reader.ReadByte() switch
    {
        Kind.Null => DBNull.Value,
        Kind.True => true,
        Kind.False => false,
        Kind.Byte => reader.ReadByte(),
        Kind.Short => reader.ReadInt16(),
        Kind.Int => reader.ReadInt32(),
        Kind.Long => reader.ReadInt64(),
        Kind.Single => reader.ReadSingle(),
        Kind.Double => reader.ReadDouble(),
        Kind.Decimal => SqlDecimal.Parse(reader.ReadString()),
        // The driver takes the one kind for money, and the other for more digits than money has.
        Kind.Money => decimal.Parse(reader.ReadString(), CultureInfo.InvariantCulture),
        Kind.Text => reader.ReadString(),
        Kind.Bytes => reader.ReadBytes(reader.ReadInt32()),
        Kind.Time => new DateTime(reader.ReadInt64(), DateTimeKind.Unspecified),
        Kind.TimeWithOffset => new DateTimeOffset(reader.ReadInt64(), new TimeSpan(reader.ReadInt64())),
        Kind.Span => new TimeSpan(reader.ReadInt64()),
        Kind.Guid => new Guid(reader.ReadBytes(16)),
        var unknown => throw new InvalidDataException($"there is no kind of value {unknown}"),
    };
}
