using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Reads the values of one field on one side, so that those of both sides can be compared.</summary>
/// <param name="type">What the field is.</param>
/// <param name="side">How the side keeps it.</param>
/// <param name="mapped">The map's field behind it; null where there is none.</param>
internal sealed class FieldReader(ReconciledType type, SideField side, FieldMap? mapped)
{
    // Ten million million pounds: more is no amount, and a million rows of less can be summed.
    private const long MostPence = 1_000_000_000_000_000;

    private readonly HashSet<string> nothing = new(side.Nothing, StringComparer.Ordinal);

    /// <summary>True when codes are translated, so that one without a word can be told.</summary>
    public bool HasCodes => type is ReconciledType.Code && (side.Codes is not null || mapped is { Words.Count: > 0 });

    /// <summary>What stands there → what is compared.</summary>
    public FieldValue Read(string? raw)
    {
        var text = raw is null ? "" : side.Trim ? raw.Trim() : raw;
        if (text.Length == 0 || nothing.Contains(text))
            return FieldValue.Nothing;
        text = side.Case switch
        {
            LetterCase.Upper => text.ToUpperInvariant(),
            LetterCase.Lower => text.ToLowerInvariant(),
            _ => text,
        };
        if (side.StripZeros)
            text = text.TrimStart('0') is { Length: > 0 } rest ? rest : "0";
        else if (side.Width is { } width)
            text = text.PadLeft(width, '0');
        return type switch
        {
            ReconciledType.Money => Money(text),
            ReconciledType.Date => Date(text),
            ReconciledType.Number => Number(text),
            ReconciledType.Code => Code(text),
            // The keys of a row are parted by this sign.
            _ => Known((mapped?.Said(text) ?? text).Replace('\0', '\uFFFD')),
        };
    }

    private FieldValue Code(string text) => (side.Codes, mapped) switch
    {
        ({ } codes, _) => codes.TryGetValue(text, out var word) ? Known(word) : new FieldValue(ValueState.NotCoded, text),
        (null, { Words.Count: > 0 }) => mapped.WordFor(text) is { } word ? Known(word) : new FieldValue(ValueState.NotCoded, text),
        _ => Known((mapped?.Said(text) ?? text).Replace('\0', '\uFFFD')),
    };

    private FieldValue Money(string text)
    {
        if (Amounts.Read(text) is not { } amount)
            return new FieldValue(ValueState.Unreadable, text);
        var pence = Amounts.Pence(side.Pounds is true ? amount * 100 : amount, side.Conversion, side.Rounding);
        if (pence is not { } whole || whole is > MostPence or < -MostPence)
            return new FieldValue(ValueState.Unreadable, text);
        return Known((side.Reversed ? -whole : whole).ToString(CultureInfo.InvariantCulture));
    }

    private FieldValue Date(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        // Of an instant the day counts.
        var read = side.DateFormat is { } format
            ? DateTime.TryParseExact(text, format, culture, DateTimeStyles.None, out var day)
            : DateTime.TryParseExact(text.Length > 10 && text[10] is 'T' or ' ' ? text.AsSpan(0, 10) : text, "yyyy-MM-dd", culture, DateTimeStyles.None, out day);
        if (!read)
            return new FieldValue(ValueState.Unreadable, text);
        var iso = day.ToString("yyyy-MM-dd", culture);
        return nothing.Contains(iso) ? FieldValue.Nothing : Known(iso);
    }

    private static FieldValue Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            // Dividing by one with that many zeros takes the zeros at its end away: 2.50 and 2.5 are the same number.
            ? Known((number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture))
            : new FieldValue(ValueState.Unreadable, text);

    private static FieldValue Known(string text) => new(ValueState.Known, text);
}
