using System.Buffers.Binary;
using System.Globalization;

namespace HousingTest.Reports;

/// <summary>A picture inside the page itself.</summary>
/// <param name="Source"><c>data:image/png;base64,…</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record Screenshot(string Source, string Width, string Height)
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The picture; null when there is none or it is no PNG.</summary>
    internal static Screenshot? Of(byte[]? png)
    {
        // Signature, length and name of the first chunk, then width and height, big-endian (PNG specification, IHDR).
        if (png is null || png.Length < 24 || !png.AsSpan().StartsWith(Signature))
            return null;
        return new Screenshot("data:image/png;base64," + Convert.ToBase64String(png), Number(16), Number(20));

        string Number(int offset) => BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(offset)).ToString(CultureInfo.InvariantCulture);
    }
}
