using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>Digest of values, of which two rows that differ do not have the same: half of a SHA-256 is enough for every row that there will ever be.</summary>
internal sealed class RowDigest
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public UInt128 Of(IReadOnlyList<Value> values)
    {
        bytes.ResetWrittenCount();
        for (var i = 0; i < values.Count; i++)
            Append(values[i]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.WrittenSpan, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    /// <summary>A letter for the kind, a length where it varies, and the content: no two rows run into the same.</summary>
    private void Append(Value value)
    {
        switch (value)
        {
            case Value.Integer integer:
                Number('i', integer.Number);
                break;
            case Value.Real real:
                Number('r', BitConverter.DoubleToInt64Bits(real.Number));
                break;
            case Value.Text text:
                Number('t', Encoding.UTF8.GetByteCount(text.Content));
                Encoding.UTF8.GetBytes(text.Content, bytes);
                break;
            case Value.Blob blob:
                Number('b', blob.Bytes.Length);
                bytes.Write(blob.Bytes.Span);
                break;
            default:
                Number('n', 0);
                break;
        }
    }

    private void Number(char kind, long number)
    {
        var target = bytes.GetSpan(9);
        target[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(target[1..], number);
        bytes.Advance(9);
    }
}
