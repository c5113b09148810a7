namespace HousingTest.Gherkin.Language;

/// <summary>The tags of one line.</summary>
/// <param name="Tags">In order; an <c>@</c> with nothing behind it is no tag.</param>
/// <param name="Broken">The first that holds a blank, which makes the line no line of tags; else null.</param>
internal sealed record TagLine(IReadOnlyList<Tag> Tags, Tag? Broken)
{
    /// <summary>Reads a line that starts with <c>@</c>. A <c>#</c> behind a blank starts a comment.</summary>
    public static TagLine Read(SourceLine line)
    {
        var text = WithoutComment(line.Content);
        var tags = new List<Tag>();
        var column = line.Indent + 1;
        foreach (var range in text[1..].Split('@'))
        {
            var piece = text[1..][range];
            var name = Blanks.TrimEnd(piece);
            // The reference does not count an @ that names nothing: what stands behind it has a column too small.
            if (name.IsEmpty)
                continue;
            var tag = new Tag(new Location(line.Number, column), $"@{name}");
            if (HasBlank(name))
                return new TagLine(tags, tag);
            tags.Add(tag);
            column += 1 + Characters(piece);
        }

        return new TagLine(tags, Broken: null);
    }

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '#' && Blanks.IsBlank(text[at - 1]))
                return text[..(at - 1)];
        }

        return text;
    }

    private static bool HasBlank(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (Blanks.IsBlank(character))
                return true;
        }

        return false;
    }

    // A surrogate pair is one character here.
    private static int Characters(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var at = 1; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text[at - 1], text[at]))
                count--;
        }

        return count;
    }
}
