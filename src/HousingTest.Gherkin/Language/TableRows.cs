using System.Text;

namespace HousingTest.Gherkin.Language;

/// <summary>Cuts a table's line into cells.</summary>
internal static class TableRows
{
    /// <summary>
    /// The cells between the bars. <c>\|</c>, <c>\\</c> and <c>\n</c> stand for a bar, a backslash and a new line; any other
    /// backslash is itself. What follows the last bar is no cell.
    /// </summary>
    public static TableRow Read(SourceLine line)
    {
        var cells = new List<TableCell>();
        var text = line.Text;
        var cell = new StringBuilder();
        var start = line.Indent + 1;
        for (var at = start; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '|')
            {
                cells.Add(Cell(line.Number, start, text[start..at], cell.ToString()));
                cell.Clear();
                start = at + 1;
            }
            else if (character == '\\' && at + 1 < text.Length && text[at + 1] is '|' or '\\' or 'n')
            {
                at++;
                cell.Append(text[at] == 'n' ? '\n' : text[at]);
            }
            else
            {
                cell.Append(character);
            }
        }

        return new TableRow(line.Start, cells);
    }

    // An escaped new line at the edge of a cell is content, so only what is white on one line is trimmed.
    private static TableCell Cell(int line, int start, string raw, string value)
    {
        var lead = raw.Length - raw.TrimStart().Length;
        return new TableCell(new Location(line, start + (lead == raw.Length ? 0 : lead) + 1), TrimOnLine(value));
    }

    private static string TrimOnLine(string value)
    {
        var from = 0;
        var to = value.Length;
        while (from < to && IsWhiteOnLine(value[from]))
            from++;
        while (to > from && IsWhiteOnLine(value[to - 1]))
            to--;
        return value[from..to];
    }

    private static bool IsWhiteOnLine(char character) => character != '\n' && char.IsWhiteSpace(character);
}
