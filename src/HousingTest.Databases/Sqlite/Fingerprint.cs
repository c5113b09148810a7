using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using HousingTest.Model;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// SHA-256 over what a database holds. A table's digest comes from the sum, modulo 2²⁵⁶, of its rows' digests, so that the order of rows does
/// not matter, equal rows count, and no row is kept: a town takes no more memory than a street.
/// </summary>
internal sealed class Fingerprint(Session session)
{
    private readonly ArrayBufferWriter<byte> row = new();

    public string Compute(CancellationToken cancellationToken)
    {
        // One reading transaction, so that all tables are of the same moment.
        session.Execute("BEGIN");
        try
        {
            var parts = Parts(session.Tables(), cancellationToken);
            if (new Sequences(session).Exist)
                parts.Add(("sqlite_sequence", OfRows("SELECT name, seq FROM sqlite_sequence", "sqlite_sequence", cancellationToken)));
            return Digest.OfParts(parts);
        }
        finally
        {
            session.Execute("COMMIT");
        }
    }

    /// <summary>Digest of some tables alone, within whatever transaction is open.</summary>
    public string Of(IEnumerable<TableSchema> tables, CancellationToken cancellationToken) => Digest.OfParts(Parts(tables, cancellationToken));

    private List<(string Name, string Digest)> Parts(IEnumerable<TableSchema> tables, CancellationToken cancellationToken) =>
        [.. tables.Select(table => (table.Name, Of(table, cancellationToken)))];

    private string Of(TableSchema table, CancellationToken cancellationToken)
    {
        var columns = Sql.List(table.Written.Select(column => Sql.Quote(column.Name)));
        return OfRows($"SELECT {columns} FROM {Sql.Quote(table.Name)}", $"{table.Name}: {columns}", cancellationToken);
    }

    private string OfRows(string select, string head, CancellationToken cancellationToken)
    {
        using var rows = new Statement(session.Handle, select);
        var columns = rows.Columns;
        Span<ulong> sum = stackalloc ulong[4];
        Span<byte> digest = stackalloc byte[32];
        var count = 0L;
        while (rows.Step())
        {
            row.ResetWrittenCount();
            for (var i = 0; i < columns; i++)
                Append(rows, i);
            SHA256.HashData(row.WrittenSpan, digest);
            Add(sum, digest);
            if (++count % 10_000 == 0)
                cancellationToken.ThrowIfCancellationRequested();
        }

        return Digest.OfText($"{head}\n{count} rows\n{sum[3]:x16}{sum[2]:x16}{sum[1]:x16}{sum[0]:x16}");
    }

    /// <summary>A byte for the kind, a length where it varies, and the bytes: no two rows run into the same.</summary>
    private void Append(Statement rows, int column)
    {
        var kind = rows.Kind(column);
        switch (kind)
        {
            case raw.SQLITE_INTEGER:
                Number(kind, rows.Int64(column), ReadOnlySpan<byte>.Empty);
                break;
            case raw.SQLITE_FLOAT:
                Number(kind, BitConverter.DoubleToInt64Bits(rows.Double(column)), ReadOnlySpan<byte>.Empty);
                break;
            case raw.SQLITE_NULL:
                Number(kind, 0, ReadOnlySpan<byte>.Empty);
                break;
            default:
                var bytes = rows.Bytes(column, kind);
                Number(kind, bytes.Length, bytes);
                break;
        }
    }

    private void Number(int kind, long number, ReadOnlySpan<byte> bytes)
    {
        var target = row.GetSpan(9 + bytes.Length);
        target[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(target[1..], number);
        bytes.CopyTo(target[9..]);
        row.Advance(9 + bytes.Length);
    }

    private static void Add(Span<ulong> sum, ReadOnlySpan<byte> digest)
    {
        var carry = 0UL;
        for (var i = 0; i < 4; i++)
        {
            var total = (UInt128)sum[i] + BinaryPrimitives.ReadUInt64LittleEndian(digest[(8 * i)..]) + carry;
            sum[i] = (ulong)total;
            carry = (ulong)(total >> 64);
        }
    }
}
