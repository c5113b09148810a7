using System.Text;

namespace HousingTest.Comparison;

/// <summary>A file that people can read, as rows by column, or as lines where it has no columns.</summary>
/// <param name="Columns">Headings of a table; null for lines.</param>
/// <param name="Rows">Cells of each row, or each line as its one cell.</param>
internal sealed record FileText(IReadOnlyList<string>? Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null for what is no text: then only its bytes can be compared.</summary>
    /// <param name="name">Name with its ending: <c>gl.csv</c> has columns, anything else lines.</param>
    /// <param name="bytes">Its bytes.</param>
    public static FileText? Of(string name, byte[] bytes)
    {
        if (bytes.AsSpan().Contains((byte)0))
            return null;
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        text = text.TrimStart('\uFEFF');
        if (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && Csv.Parse(text) is [var header, .. var rows] && header.Count > 1
            && header.Distinct(StringComparer.Ordinal).Count() == header.Count && rows.TrueForAll(row => row.Count == header.Count))
            return new FileText(header, rows);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return new FileText(null, [.. (lines is [.. var all, ""] ? all : lines).Select(line => (IReadOnlyList<string>)[line])]);
    }
}
