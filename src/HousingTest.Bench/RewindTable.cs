using System.Globalization;
using System.Text;

namespace HousingTest.Bench;

/// <summary>The figures as people read them.</summary>
public static class RewindTable
{
    /// <summary>A table with a line per estate and way, and ratios to the rewind of the same run.</summary>
    public static string Of(IReadOnlyList<RewindFigures> figures)
    {
        var text = new StringBuilder();
        Line("estate", "rows", "MB", "way", "median ms", "1 in 10 – 9 in 10", "times", "to rewind");
        foreach (var one in figures)
        {
            Way(one, $"rewind {RewindBench.Changes} rows", one.Rewind);
            Way(one, "copy the file back", one.Copy);
            Way(one, "empty and load", one.Reload);
        }

        if (figures.Count > 1)
            text.Append(CultureInfo.InvariantCulture, $"\nrewind on {figures[^1].Estate} to rewind on {figures[0].Estate}: {figures[^1].Rewind.Median / figures[0].Rewind.Median:0.00}\n");
        return text.ToString();

        void Way(RewindFigures one, string way, Spread spread) => Line(
            one.Estate, one.Rows.ToString("#,##0", CultureInfo.InvariantCulture), (one.Bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture), way,
            spread.Median.ToString("#,##0.00", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{spread.Low:#,##0.00} – {spread.High:#,##0.00}"), spread.Count.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{spread.Median / one.Rewind.Median:#,##0.0}"));

        void Line(string estate, string rows, string size, string way, string median, string spread, string times, string ratio) => text.Append(
            CultureInfo.InvariantCulture, $"{estate,-8} {rows,10} {size,8}  {way,-20} {median,12} {spread,24} {times,6} {ratio,10}\n");
    }
}
