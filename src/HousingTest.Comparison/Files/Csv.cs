using System.Text;

namespace HousingTest.Comparison;

/// <summary>Comma-separated values by RFC 4180: quoted cells may hold commas, line ends and doubled quotes.</summary>
internal static class Csv
{
    /// <summary>The records; an unfinished quote takes the rest of the text.</summary>
    public static List<List<string>> Parse(string text)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (quoted && letter == '"' && index + 1 < text.Length && text[index + 1] == '"')
            {
                cell.Append('"');
                index++;
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && letter == ',')
            {
                EndCell();
            }
            else if (!quoted && letter is '\n' or '\r')
            {
                if (letter == '\r' && index + 1 < text.Length && text[index + 1] == '\n')
                    index++;
                EndRecord();
            }
            else
            {
                cell.Append(letter);
            }
        }

        if (cell.Length > 0 || record.Count > 0)
            EndRecord();
        return records;

        void EndCell()
        {
            record.Add(cell.ToString());
            cell.Clear();
        }

        void EndRecord()
        {
            EndCell();
            records.Add(record);
            record = [];
        }
    }
}
