using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace HousingTest.Comparison;

/// <summary>
/// What a text is known by within one comparison, the same on every machine: XXH3, which costs far less than SHA-256 on texts as short as a row's. Nobody is kept from making two texts
/// of the same hash on purpose, so nothing that is signed or kept rests on it: that is what <see cref="Model.Digest"/> is for.
/// </summary>
internal static class ContentHash
{
    /// <summary>64 bits: enough to find what may be equal, which is then looked at.</summary>
    public static ulong Short(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>128 bits: enough to tell by.</summary>
    public static UInt128 Long(string text) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>The same as text, 32 digits.</summary>
    public static string Name(string text) => Long(text).ToString("x32", CultureInfo.InvariantCulture);
}
