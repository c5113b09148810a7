using System.Text;

namespace ReferenceHousing.Payments;

/// <summary>One line of a CSV file: fields between commas, quoted where they hold one (RFC 4180, without line breaks in fields).</summary>
public static class CsvLine
{
    /// <summary>The line's fields as they stand, spaces and zeros included; null when a quotation mark is out of place.</summary>
    public static IReadOnlyList<string>? Split(string line)
    {
        var fields = new List<string>();
        var at = 0;
        while (true)
        {
            if (Field(line, ref at) is not { } field)
                return null;
            fields.Add(field);
            if (at == line.Length)
                return fields;
            at++;
        }
    }

    /// <summary>Reads one field and stops at the comma behind it or at the line's end.</summary>
    private static string? Field(string line, ref int at)
    {
        if (at == line.Length || line[at] != '"')
        {
            var end = line.IndexOf(',', at);
            var plain = end < 0 ? line[at..] : line[at..end];
            at += plain.Length;
            return plain.Contains('"') ? null : plain;
        }
        var quoted = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                quoted.Append(line[at]);
                continue;
            }
            at++;
            if (at == line.Length || line[at] == ',')
                return quoted.ToString();
            if (line[at] != '"')
                return null;
            quoted.Append('"');
        }
        return null;
    }
}
