using System.Buffers.Binary;

namespace HousingTest.Rehearsals;

/// <summary>A sorted run on the disk: for each record the lengths of its key and of its rest, and then both.</summary>
internal sealed class SortedRun : SortedRecords
{
    private const int BufferBytes = 1 << 16;
    private const int HeadBytes = 2 * sizeof(int);

    private readonly FileStream file;
    private byte[] buffer = new byte[BufferBytes];
    private int start;
    private int end;
    private int keyLength;
    private int length;

    public SortedRun(string path) => file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);

    public override ReadOnlySpan<byte> Key => buffer.AsSpan(start + HeadBytes, keyLength);

    public override ReadOnlySpan<byte> Rest => buffer.AsSpan(start + HeadBytes + keyLength, length - keyLength);

    /// <summary>Writes a run.</summary>
    public static void Write(string path, SortedRecords records)
    {
        using var run = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);
        Span<byte> head = stackalloc byte[HeadBytes];
        while (records.Next())
        {
            BinaryPrimitives.WriteInt32LittleEndian(head, records.Key.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head[sizeof(int)..], records.Rest.Length);
            run.Write(head);
            run.Write(records.Key);
            run.Write(records.Rest);
        }
    }

    public override bool Next()
    {
        if (end > start)
            start += HeadBytes + length;
        if (!Have(HeadBytes))
            return false;
        keyLength = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(start));
        length = keyLength + BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(start + sizeof(int)));
        return Have(HeadBytes + length) ? true : throw new EndOfStreamException($"{file.Name} ends within a record");
    }

    public override void Dispose() => file.Dispose();

    // Sees to it that so many bytes lie in the buffer from the start on.
    private bool Have(int bytes)
    {
        if (end - start >= bytes)
            return true;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (bytes > buffer.Length)
            Array.Resize(ref buffer, bytes);
        while (end < bytes)
        {
            var read = file.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                return false;
            end += read;
        }

        return true;
    }
}
