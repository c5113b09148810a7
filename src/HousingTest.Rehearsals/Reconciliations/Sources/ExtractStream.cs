using System.Security.Cryptography;
using System.Text;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>The text of an extract, strictly in its encoding, and the digest of exactly the bytes that were read.</summary>
internal sealed class ExtractStream : IDisposable
{
    private const int BufferChars = 1 << 16;

    private readonly RowSource.Extract extract;
    private readonly SHA256 digest = SHA256.Create();
    private readonly CryptoStream bytes;

    public ExtractStream(RowSource.Extract extract, string root)
    {
        this.extract = extract;
        var file = new FileStream(PathOf(extract, root), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        bytes = new CryptoStream(file, digest, CryptoStreamMode.Read);
        Text = new StreamReader(bytes, EncodingOf(extract), detectEncodingFromByteOrderMarks: true, BufferChars);
    }

    public StreamReader Text { get; }

    /// <summary>SHA-256 as lower-case hexadecimal, when the text was read to its end.</summary>
    public string Digest => Convert.ToHexStringLower(digest.Hash!);

    /// <summary>Where an extract lies.</summary>
    public static string PathOf(RowSource.Extract extract, string root) => Path.Combine(root, extract.Path);

    /// <summary>Reads, and tells bytes that are no letters with the last line that was read.</summary>
    public T Reading<T>(Func<T> read, Func<long> line)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException wrong)
        {
            throw ReconciliationProblems.WrongEncoding(extract.Path, extract.Encoding, line(), wrong);
        }
    }

    public void Dispose()
    {
        Text.Dispose();
        bytes.Dispose();
        digest.Dispose();
    }

    private static Encoding EncodingOf(RowSource.Extract extract) => extract.Encoding switch
    {
        "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        "iso-8859-1" => Encoding.Latin1,
        var name => CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
    };
}
