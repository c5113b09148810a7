using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Reconciliations;

/// <summary>The sides of a reconciliation, and other places where rows are.</summary>
internal static class SideSection
{
    private static readonly IReadOnlyDictionary<string, string> Encodings =
        Words.Of([("utf-8", "utf-8"), ("windows-1252", "windows-1252"), ("iso-8859-1", "iso-8859-1"), ("utf-16", "utf-16")]);

    private static readonly IReadOnlyDictionary<string, char> Delimiters =
        Words.Of([(",", ','), (";", ';'), ("|", '|'), ("tab", '\t'), ("comma", ','), ("semicolon", ';'), ("bar", '|')]);

    // Keys of a field that are not sides.
    private static readonly string[] Taken = ["type"];

    /// <summary>Exactly two sides, in their order; null when there are fewer, which is noted.</summary>
    public static (ReconciledSide Left, ReconciledSide Right)? ReadBoth(YamlValue value, string file)
    {
        var sides = value.Named((name, side) =>
        {
            if (Taken.Contains(name, StringComparer.OrdinalIgnoreCase))
                side.Findings.Contradiction(side.Line, $"A side cannot be called '{name}'", "call it by another name, such as legacy");
            return side.Map("A side", map => new ReconciledSide(name, Source(map, file), Filters(map)));
        });
        if (value.IsMap && sides.Count != 2)
            value.Findings.Contradiction(value.Line, $"There must be two sides, and there are {sides.Count}", "name the one that rows come from, and below it the one that they have gone to");
        return sides.Values.ToList() is [var left, var right, ..] ? (left, right) : null;
    }

    /// <summary>Where rows are: in exactly one of an extract, a table and an entity.</summary>
    public static RowSource Source(YamlMap map, string file)
    {
        var (extract, table, entity) = (map.Optional("extract"), map.Optional("table"), map.Optional("entity"));
        var said = new[] { extract, table, entity }.Count(one => one is not null);
        if (said != 1)
        {
            map.Findings.Contradiction(
                map.Line, said == 0 ? "Nothing says where the rows are" : "The rows are said to be in several places", "say one of 'extract:', 'table:' and 'entity:'");
        }

        if (table is not null && said == 1)
            return new RowSource.Table(table.Text(), table.Line);
        if (entity is not null && said == 1)
            return new RowSource.Entity(entity.Text(), entity.Line);
        return Extract(map, extract, file);
    }

    /// <summary>A file that a system wrote out: how it is written stands beside its name.</summary>
    /// <param name="map">What has the keys.</param>
    /// <param name="extract">Its name; null when that is missing, which is noted elsewhere.</param>
    /// <param name="file">The file that names it, which it lies beside.</param>
    public static RowSource.Extract Extract(YamlMap map, YamlValue? extract, string file)
    {
        var form = Form(map);
        var encoding = map.Optional("encoding")?.Word(Encodings) ?? "utf-8";
        var name = extract?.Text() ?? "";
        return new RowSource.Extract(name, Beside(file, name), encoding, form, extract?.Line ?? map.Line);
    }

    /// <summary>Which rows count, by <c>only</c> and <c>without</c>.</summary>
    public static IReadOnlyList<RowFilter> Filters(YamlMap map) => [.. Filters(map.Optional("only"), true), .. Filters(map.Optional("without"), false)];

    private static ExtractForm Form(YamlMap map)
    {
        var fixedWidth = map.Optional("format")?.Word(Words.Of([("csv", false), ("fixed width", true)])) ?? false;
        if (fixedWidth)
        {
            var skipped = (int)(map.Optional("skip lines")?.Number(0, 1000) ?? 0);
            return new ExtractForm.FixedWidth([.. map["columns"].Named(Positions).Values], skipped);
        }

        var delimiter = map.Optional("delimiter")?.Word(Delimiters) ?? ',';
        var columns = map.Optional("columns");
        return new ExtractForm.Delimited(delimiter, columns?.List(column => column.Text()));
    }

    private static FixedColumn Positions(string name, YamlValue value)
    {
        var text = value.Text();
        if (text.Split('-') is [var first, var last] && int.TryParse(first, out var from) && int.TryParse(last, out var to) && from >= 1 && to >= from)
            return new FixedColumn(name, from, to);
        if (text.Length > 0)
            value.Findings.WrongValue(name, value.Line, "positions such as 1-10, counted from 1", text);
        return new FixedColumn(name, 1, 1);
    }

    private static IEnumerable<RowFilter> Filters(YamlValue? value, bool keeps) =>
        value?.Named((column, values) => new RowFilter(column, values.OneOrMore(one => one.AnyText()), keeps, values.Line)).Values ?? [];

    // Forward slashes on every system, so that problems and results say the same everywhere.
    private static string Beside(string file, string name)
    {
        if (Path.IsPathRooted(name))
            return name;
        var parts = new List<string>(file.Split('/')[..^1]);
        foreach (var part in name.Replace('\\', '/').Split('/').Where(part => part is not "."))
        {
            if (part is ".." && parts.Count > 0 && parts[^1] is not "..")
                parts.RemoveAt(parts.Count - 1);
            else
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
