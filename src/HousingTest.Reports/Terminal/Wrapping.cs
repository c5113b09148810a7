namespace HousingTest.Reports;

/// <summary>Breaks text at spaces. A word that is longer than the width keeps its length: a path or a command stays whole.</summary>
internal static class Wrapping
{
    /// <summary>The text's lines, none longer than the width unless a single word is; an empty text is one empty line.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = paragraph.TrimEnd();
            while (rest.Length > width && Break(rest, width) is var at and > 0)
            {
                yield return rest[..at].TrimEnd();
                rest = rest[at..].TrimStart();
            }

            yield return rest;
        }
    }

    // The last space that fits; failing that the first one at all; 0 when the rest is one word. Leading spaces are no place to break.
    private static int Break(string text, int width)
    {
        var start = text.Length - text.TrimStart().Length;
        var fits = text.LastIndexOf(' ', width);
        return fits > start ? fits : Math.Max(0, text.IndexOf(' ', Math.Max(start, Math.Min(width, text.Length - 1))));
    }
}
