using System.Globalization;
using System.Text;

namespace HousingTest.Rehearsals;

/// <summary>A row as it came out of the sort, read again: only rows that break are.</summary>
/// <param name="Key">Parts of its key.</param>
/// <param name="Values">What is compared.</param>
/// <param name="Locator">What finds it again.</param>
internal sealed record KeyedRow(IReadOnlyList<string> Key, IReadOnlyList<FieldValue> Values, string Locator)
{
    /// <summary>Reads one.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="rest">The rest of it.</param>
    /// <param name="carried">Which fields it carries.</param>
    public static KeyedRow Read(ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest, CarriedFields carried)
    {
        var values = new FieldValue[carried.Places.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = new FieldValue(RowBytes.Take(ref rest, out var text), Encoding.UTF8.GetString(text));
        return new KeyedRow(RowBytes.Parts(key), values, RowBytes.TakeText(ref rest));
    }

    /// <summary>What it is worth, regardless of sign, in pence; null where that is not known.</summary>
    public long? Worth(CarriedFields carried) =>
        carried.Stake is { } stake && Values[stake] is { State: ValueState.Known, Text: var text } ? Math.Abs(long.Parse(text, CultureInfo.InvariantCulture)) : null;
}
