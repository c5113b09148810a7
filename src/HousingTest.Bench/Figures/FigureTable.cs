using System.Globalization;
using System.Text;

namespace HousingTest.Bench.Figures;

/// <summary>Figures as people read them on a terminal.</summary>
public static class FigureTable
{
    /// <summary>A section: its title, a table, its aims as met or missed, its notes.</summary>
    /// <param name="section">What was measured.</param>
    /// <param name="quick">True when the sizes were too small to judge.</param>
    public static string Of(Section section, bool quick)
    {
        var text = new StringBuilder();
        text.Append(section.Bench).Append(": ").Append(section.Title).Append("\n\n");
        List<string[]> lines = [["", "median ms", "1 in 10 – 9 in 10", "times", "ratio", "a second", "MB"]];
        var of = "";
        foreach (var figure in section.Figures)
        {
            if (!string.Equals(of, figure.Of, StringComparison.Ordinal))
                lines.Add([of = figure.Of]);
            var took = figure.Milliseconds;
            lines.Add(
            [
                "  " + figure.What, Number(took.Median), $"{Number(took.Low)} – {Number(took.High)}", took.Count.ToString(CultureInfo.InvariantCulture),
                figure.Ratio is { } ratio ? Number(ratio) : "", figure.PerSecond is { } rate ? Whole(rate) : "", figure.Megabytes is { } size ? Whole(size) : "",
            ]);
        }

        Columns(text, lines);
        if (section.RatioTo.Length > 0)
            text.Append("\n  ratio: ").Append(section.RatioTo).Append('\n');
        foreach (var aim in section.Aims)
        {
            var word = quick ? "not judged" : aim.Met ? "met" : "missed";
            text.Append(CultureInfo.InvariantCulture, $"  {word,-10}  {aim.What}: {Number(aim.Value)} {aim.Unit}, aim {(aim.AtMost ? "at most" : "at least")} {Number(aim.Limit)} {aim.Unit}\n");
        }

        foreach (var note in section.Notes)
            text.Append("  ").Append(note).Append('\n');
        return text.Append('\n').ToString();
    }

    /// <summary>Three digits or more of a number; more would pretend.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => Whole(value),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Whole(double value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    private static void Columns(StringBuilder text, List<string[]> lines)
    {
        var full = lines.Where(line => line.Length > 1).ToList();
        var used = Enumerable.Range(0, full[0].Length).Where(column => full.Skip(1).Any(line => line[column].Length > 0)).ToList();
        var widths = used.ToDictionary(column => column, column => full.Max(line => line[column].Length));
        foreach (var line in lines)
        {
            var cells = line.Length == 1 ? ["  " + line[0]] : used.Select(column => column == 0 ? "  " + line[0].PadRight(widths[0]) : line[column].PadLeft(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }
}
