using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace HousingTest.Environments;

/// <summary>Finds the texts in bytes of any kind, and says of what kind they are when nobody can tell what is in them.</summary>
internal static partial class BinaryText
{
    private const int ShortestRun = 6;
    private const int DeepestPack = 3;
    private const long LargestPart = 256L << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly (string Kind, byte[] Begins)[] Closed =
    [
        ("PDF", "%PDF"u8.ToArray()), ("picture (PNG)", [0x89, (byte)'P', (byte)'N', (byte)'G']), ("picture (JPEG)", [0xff, 0xd8, 0xff]), ("picture (GIF)", "GIF8"u8.ToArray()),
        ("picture (TIFF)", [(byte)'I', (byte)'I', 0x2a, 0]), ("picture (TIFF)", [(byte)'M', (byte)'M', 0, 0x2a]), ("picture (BMP)", "BM"u8.ToArray()),
        ("old Office document", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), ("7-Zip archive", [(byte)'7', (byte)'z', 0xbc, 0xaf]), ("RAR archive", "Rar!"u8.ToArray()),
        ("recording", "RIFF"u8.ToArray()), ("recording", "ID3"u8.ToArray()), ("recording", "OggS"u8.ToArray()),
    ];

    /// <summary>The texts in the bytes, and the kinds of documents among them that cannot be read.</summary>
    public static (IReadOnlyList<string> Texts, IReadOnlyList<string> Unreadable) Read(ReadOnlyMemory<byte> bytes)
    {
        var found = (Texts: new List<string>(), Unreadable: new List<string>());
        Read(bytes, found.Texts, found.Unreadable, depth: 0);
        return found;
    }

    private static void Read(ReadOnlyMemory<byte> bytes, List<string> texts, List<string> unreadable, int depth)
    {
        if (bytes.Length == 0)
            return;
        if (bytes.Span.StartsWith("PK\u0003\u0004"u8) || bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
        {
            Unpack(bytes, texts, unreadable, depth);
            return;
        }

        var span = bytes.Span;
        foreach (var (kind, begins) in Closed)
        {
            // Too short for a document, it is bytes that begin so by chance.
            if (bytes.Length < 64 || !span.StartsWith(begins))
                continue;
            unreadable.Add(kind);
            break;
        }

        if (Whole(span) is { } text)
        {
            texts.Add(text);
            return;
        }

        texts.AddRange(Runs(Encoding.Latin1.GetString(span)));
        texts.AddRange(Runs(Encoding.Unicode.GetString(span)));
        texts.AddRange(Runs(Encoding.Unicode.GetString(span[1..])));
    }

    private static void Unpack(ReadOnlyMemory<byte> bytes, List<string> texts, List<string> unreadable, int depth)
    {
        if (depth == DeepestPack)
        {
            unreadable.Add("archive in archives");
            return;
        }

        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            if (bytes.Span[0] is 0x1f)
            {
                using var packed = new GZipStream(stream, CompressionMode.Decompress);
                Read(All(packed), texts, unreadable, depth + 1);
                return;
            }

            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            foreach (var entry in archive.Entries)
            {
                texts.Add(entry.FullName);
                using var part = entry.Open();
                Read(All(part), texts, unreadable, depth + 1);
            }
        }
        catch (InvalidDataException)
        {
            unreadable.Add("archive that cannot be opened");
        }
    }

    private static ReadOnlyMemory<byte> All(Stream stream)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[81920];
        while (stream.Read(buffer) is > 0 and var read)
        {
            whole.Write(buffer, 0, read);
            // A few bytes can be made to unpack to more than any machine holds.
            if (whole.Length > LargestPart)
                throw new InvalidDataException();
        }

        return whole.ToArray();
    }

    /// <summary>The bytes as the one text that they are; null when they are something else. Marks of XML and HTML are no part of what is said.</summary>
    private static string? Whole(ReadOnlySpan<byte> bytes)
    {
        string text;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]))
        {
            text = Encoding.Unicode.GetString(bytes[2..]);
        }
        else
        {
            try
            {
                text = Strict.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }

        return text.Any(character => char.IsControl(character) && character is not ('\r' or '\n' or '\t' or '\f' or '\uFEFF')) ? null : Marks().Replace(text, "");
    }

    private static IEnumerable<string> Runs(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is >= ' ' and < '\u0100' and not ('\u007f' or (>= '\u0080' and < '\u00a0')))
                continue;
            if (i - start >= ShortestRun)
                yield return text[start..i];
            start = i + 1;
        }
    }

    /// <summary>A word processor puts marks inside of a number: what stands on both sides of one belongs together.</summary>
    [GeneratedRegex("<[/?!A-Za-z][^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Marks();
}
