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
                cells.Add(Cell(line.Number, start, cell.ToString()));
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

    // An empty cell stands where its closing bar does.
    private static TableCell Cell(int line, int start, string value)
    {
        var from = 0;
        var to = value.Length;
        while (from < to && IsPadding(value[from]))
            from++;
        while (to > from && IsPadding(value[to - 1]))
            to--;
        return new TableCell(new Location(line, start + from + 1), value[from..to]);
    }

    // An escaped new line at the edge of a cell is content, and so are the wider blanks of other scripts.
    private static bool IsPadding(char character) => character is ' ' or '\t' or '\v' or '\f' or '\r' or '\u0085' or '\u00A0';
}
