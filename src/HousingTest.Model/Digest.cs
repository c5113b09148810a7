using System.Security.Cryptography;
using System.Text;

namespace HousingTest.Model;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits: what identifies every input of a verdict.</summary>
public static class Digest
{
    /// <summary>Digest of a text as UTF-8, with every line end as LF, so that a checkout on Windows has the same.</summary>
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));

    /// <summary>Digest of bytes as they are.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Digest of a stream from where it stands, however long it is.</summary>
    public static string OfStream(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    /// <summary>Digest of named parts: independent of their order, and of how parts run into each other.</summary>
    public static string OfParts(IEnumerable<(string Name, string Digest)> parts) =>
        OfText(string.Join('\n', parts.OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => $"{part.Digest}  {part.Name}")));
}
