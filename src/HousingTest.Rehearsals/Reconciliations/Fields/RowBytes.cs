using System.Text;

namespace HousingTest.Rehearsals;

/// <summary>Writes the values of a row as bytes to be sorted and compared, and reads them again. A buffer that is used over and over.</summary>
internal sealed class RowBytes
{
    private byte[] buffer = new byte[256];

    /// <summary>What was written since it was cleared.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    /// <summary>How many bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>Adds a part of a key: the text, and a sign that no text has. In the order of these bytes rows are sorted.</summary>
    public void AddKey(string text)
    {
        AddUtf8(text);
        Room(1);
        buffer[Length++] = 0;
    }

    /// <summary>Adds a value with its state.</summary>
    public void Add(FieldValue value)
    {
        Room(1);
        buffer[Length++] = (byte)value.State;
        if (value.State is not ValueState.Nothing)
            Add(value.Text);
    }

    /// <summary>Adds a text with its length.</summary>
    public void Add(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        AddNumber(size);
        AddUtf8(text);
    }

    /// <summary>Adds bytes with their length.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        AddNumber(bytes.Length);
        AddRaw(bytes);
    }

    /// <summary>Adds bytes as they are.</summary>
    public void AddRaw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Takes a value off the front.</summary>
    public static ValueState Take(ref ReadOnlySpan<byte> from, out ReadOnlySpan<byte> text)
    {
        var state = (ValueState)from[0];
        from = from[1..];
        text = state is ValueState.Nothing ? [] : TakeBytes(ref from);
        return state;
    }

    /// <summary>Takes bytes with their length off the front.</summary>
    public static ReadOnlySpan<byte> TakeBytes(ref ReadOnlySpan<byte> from)
    {
        var size = 0;
        var shift = 0;
        int one;
        do
        {
            one = from[0];
            from = from[1..];
            size |= (one & 0x7f) << shift;
            shift += 7;
        }
        while (one >= 0x80);
        var bytes = from[..size];
        from = from[size..];
        return bytes;
    }

    /// <summary>Takes a text off the front.</summary>
    public static string TakeText(ref ReadOnlySpan<byte> from) => Encoding.UTF8.GetString(TakeBytes(ref from));

    /// <summary>The parts of a key.</summary>
    public static IReadOnlyList<string> Parts(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key).Split('\0')[..^1];

    private void AddNumber(int number)
    {
        Room(5);
        while (number >= 0x80)
        {
            buffer[Length++] = (byte)(number | 0x80);
            number >>= 7;
        }

        buffer[Length++] = (byte)number;
    }

    private void AddUtf8(string text)
    {
        Room(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(Length));
    }

    private void Room(int bytes)
    {
        if (Length + bytes > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + bytes));
    }
}
