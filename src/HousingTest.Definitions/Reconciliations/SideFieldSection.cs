using System.Globalization;
using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Reconciliations;

/// <summary>Where a side keeps a field, and how its values are read there: of reconciliations, and of loads.</summary>
/// <param name="lists">Lists of codes that fields share, by name.</param>
/// <param name="owner">What has the lists, as a sentence begins with it: <c>The reconciliation</c>.</param>
internal sealed class SideFieldSection(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> lists, string owner)
{
    private static readonly IReadOnlyDictionary<string, Rounding> Roundings = Words.Of<Rounding>();

    private static readonly IReadOnlyDictionary<string, LetterCase> Cases = Words.Of<LetterCase>();

    /// <summary>Lists of codes, as a file has them under <c>codes</c>; none without it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Lists(YamlValue? value) =>
        value?.Named((_, list) => list.Named((_, word) => word.Text())) ?? new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A column's name alone, or with how it is read.</summary>
    public SideField Read(YamlValue value, RowSource source, ReconciledType type)
    {
        var field = value.IsMap ? value.Map("What a side has of a field", map => Whole(map, type)) : new SideField(value.Text(), value.Line);
        if (type is ReconciledType.Money && source is not RowSource.Entity && field.Pounds is null)
        {
            value.Findings.Contradiction(
                field.Line, $"Nothing says whether '{field.Column}' is in pounds or in pence", "write { column: …, format: pounds } or { column: …, format: pence }");
        }

        return field;
    }

    /// <summary>A column, and how it is read.</summary>
    public SideField Whole(YamlMap map, ReconciledType type)
    {
        var column = map["column"];
        var format = map.Optional("format");
        var conversion = Conversion(map, type);
        var rounding = map.Optional("round") is { } round ? Only(round, type, ReconciledType.Money, "round")?.Word(Roundings) : null;
        if (conversion is not null && rounding is null)
            map.Findings.Contradiction(map.Line, "A conversion leaves parts of a penny, and nothing says what becomes of them", "add 'round: half up', 'half even', 'down' or 'up'");
        var zeros = map.Optional("zeros")?.Word(Words.Of([("keep", false), ("strip", true)])) ?? false;
        var width = map.Optional("width")?.Number(1, 100);
        if (zeros && width is not null)
            map.Findings.Contradiction(map.Line, "Zeros in front are both taken away and filled in", "say 'zeros: strip' or 'width:', not both");
        return new SideField(column.Text(), column.Line)
        {
            Trim = map.Optional("trim")?.Word(Words.Truth) ?? true,
            Nothing = map.Optional("nothing")?.OneOrMore(one => one.AnyText()) ?? [],
            Case = map.Optional("case")?.Word(Cases) ?? LetterCase.AsIs,
            StripZeros = zeros,
            Width = (int?)width,
            Codes = map.Optional("codes") is { } codes ? Only(codes, type, ReconciledType.Code, "codes") is null ? null : Codes(codes) : null,
            Pounds = type is ReconciledType.Money ? format?.Word(Words.Of([("pounds", true), ("pence", false)])) : null,
            DateFormat = Pattern(format, type),
            Reversed = map.Optional("sign") is { } sign && (Only(sign, type, ReconciledType.Money, "sign")?.Word(Words.Of([("as is", false), ("reversed", true)])) ?? false),
            Conversion = conversion,
            Rounding = rounding,
        };
    }

    private IReadOnlyDictionary<string, string> Codes(YamlValue value)
    {
        if (value.IsMap)
            return new Dictionary<string, string>(value.Named((_, word) => word.Text()), StringComparer.Ordinal);
        var name = value.Text();
        if (lists.TryGetValue(name, out var list))
            return new Dictionary<string, string>(list, StringComparer.Ordinal);
        if (name.Length > 0)
            value.Findings.UnknownReference("list of codes", name, value.Line, owner, [.. lists.Keys]);
        return new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private static Conversion? Conversion(YamlMap map, ReconciledType type)
    {
        var (weeks, times) = (map.Optional("weeks"), map.Optional("times"));
        if (weeks is not null && times is not null)
            map.Findings.Contradiction(map.Line, "An amount is converted twice", "say 'weeks:' or 'times:', not both");
        if ((weeks ?? times) is not { } said || Only(said, type, ReconciledType.Money, weeks is null ? "times" : "weeks") is null)
            return null;
        var text = said.Text();
        var (parts, wanted) = weeks is not null ? (text.Split(" to "), "weeks such as 48 to 52") : (text.Split('/'), "a fraction such as 12/13");
        if (parts is [var first, var second] && Small(first) is { } one && Small(second) is { } other)
            return new Conversion(one, other);
        if (text.Length > 0)
            said.Findings.WrongValue(weeks is not null ? "weeks" : "times", said.Line, wanted, text);
        return null;
    }

    private static int? Small(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100_000 ? number : null;

    private static string? Pattern(YamlValue? format, ReconciledType type)
    {
        if (format is null || type is ReconciledType.Money)
            return null;
        if (Only(format, type, ReconciledType.Date, "format") is null)
            return null;
        var text = format.Text();
        var day = new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Unspecified);
        // A pattern that cannot tell a day from another reads days that nobody wrote.
        var tells = text.Length > 0 && text.Contains("yyyy", StringComparison.Ordinal) && Written(text, day) is { } written
            && DateTime.TryParseExact(written, text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read == day;
        if (!tells && text.Length > 0)
            format.Findings.WrongValue("format", format.Line, "a pattern of yyyy, MM (or MMM) and dd, such as dd/MM/yyyy", text);
        return text;
    }

    private static string? Written(string pattern, DateTime day)
    {
        try
        {
            return day.ToString(pattern, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static YamlValue? Only(YamlValue value, ReconciledType type, ReconciledType wanted, string what)
    {
        if (type == wanted)
            return value;
        value.Findings.Contradiction(
            value.Line, $"'{what}' says nothing of a field of type {type.ToString().ToLowerInvariant()}", $"take it out, or give the field 'type: {wanted.ToString().ToLowerInvariant()}'");
        return null;
    }
}
