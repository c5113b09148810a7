namespace HousingTest.Gherkin.Language;

/// <summary>
/// What counts as blank on a line: the white space of Cucumber's reference parser. A byte-order mark in the middle of a file is blank,
/// a next-line character (U+0085) is text.
/// </summary>
internal static class Blanks
{
    private const char ByteOrderMark = '\uFEFF';
    private const char NextLine = '\u0085';

    public static bool IsBlank(char character) => character is ByteOrderMark || (char.IsWhiteSpace(character) && character is not NextLine);

    /// <summary>How many blanks a line starts with; all of them for a blank line.</summary>
    public static int Leading(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && IsBlank(text[count]))
            count++;
        return count;
    }

    public static bool AreAll(ReadOnlySpan<char> text) => Leading(text) == text.Length;

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => TrimEnd(text[Leading(text)..]);

    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsBlank(text[end - 1]))
            end--;
        return text[..end];
    }
}
