namespace HousingTest.Gherkin.Language;

/// <summary>
/// Walks the lines of a file: passes over blank lines and comments, and reads tags, descriptions and doc strings, which are the same
/// everywhere. What may come at some point is given as <see cref="LineKinds"/>.
/// </summary>
internal sealed class LineReader(IReadOnlyList<SourceLine> lines, SyntaxProblems problems)
{
    private int _at;

    public SyntaxProblems Problems => problems;

    public Dialect Dialect { get; set; } = Dialect.English;

    public List<Comment> Comments { get; } = [];

    /// <summary>Behind the last line.</summary>
    public Location End => new(lines.Count + 1, 1);

    /// <summary>
    /// What comes next: one of the kinds that may, the end of the file, or something else. Blank lines, comments and lines with broken
    /// tags, which are reported, are passed over.
    /// </summary>
    public LineKinds Next(LineKinds accepted)
    {
        while (_at < lines.Count)
        {
            var kind = lines[_at].KindAmong(accepted, Dialect);
            if (kind == LineKinds.Blank)
                _at++;
            else if (kind == LineKinds.Comment)
                AddComment(Take());
            else if (kind == LineKinds.Tags && IsBroken(lines[_at]))
                _at++;
            else
                return kind;
        }

        return LineKinds.End;
    }

    /// <summary>The line that <see cref="Next"/> spoke of.</summary>
    public SourceLine Take() => lines[_at++];

    /// <summary>Reports the line as not fitting and passes over it, so that what follows is still read.</summary>
    public void Refuse(LineKinds accepted) => problems.UnexpectedLine(Take(), accepted, Dialect);

    /// <summary>What comes behind the tags that start here.</summary>
    public LineKinds KindBehindTags(LineKinds accepted)
    {
        for (var at = _at; at < lines.Count; at++)
        {
            var kind = lines[at].KindAmong(accepted | LineKinds.Tags, Dialect);
            if (kind is not (LineKinds.Tags or LineKinds.Blank or LineKinds.Comment))
                return kind;
        }

        return LineKinds.End;
    }

    /// <summary>The tags on this line and on those that follow, with comments and blank lines between them.</summary>
    public IReadOnlyList<Tag> TakeTags()
    {
        var tags = new List<Tag>();
        while (Next(LineKinds.Tags) == LineKinds.Tags)
            tags.AddRange(TagLine.Read(Take()).Tags);
        return tags;
    }

    /// <summary>
    /// Free text up to the next line of a kind that may follow; other lines are text, whatever they look like. Indentation stays; blank
    /// lines at either end and comments go, but for blank lines between a comment and the text.
    /// </summary>
    public string TakeDescription(LineKinds mayFollow)
    {
        var text = new List<string>();
        var started = false;
        for (; _at < lines.Count; _at++)
        {
            var line = lines[_at];
            switch (line.KindAmong(mayFollow, Dialect))
            {
                case LineKinds.Blank when !started:
                    continue;
                case LineKinds.Comment:
                    AddComment(line);
                    break;
                case LineKinds.Blank or LineKinds.Other:
                case LineKinds.Tags when IsBroken(line):
                    text.Add(line.Text);
                    break;
                default:
                    return Joined(text);
            }

            started = true;
        }

        return Joined(text);
    }

    public DocString TakeDocString()
    {
        var open = Take();
        var fence = open.DocStringFence()!;
        var content = new List<string>();
        while (_at < lines.Count && !DocStringLines.Ends(lines[_at], fence))
            content.Add(DocStringLines.Content(Take(), open.Indent, fence));
        if (_at < lines.Count)
            _at++;
        else
            problems.OpenDocString(End, open.Start, fence);
        return new DocString(open.Start, fence, open.Behind(fence.Length), string.Join('\n', content));
    }

    private void AddComment(SourceLine line) => Comments.Add(new Comment(new Location(line.Number, 1), line.Text));

    private static string Joined(List<string> text)
    {
        var length = text.Count;
        while (length > 0 && Blanks.AreAll(text[length - 1]))
            length--;
        return string.Join('\n', text.Take(length));
    }

    private bool IsBroken(SourceLine line)
    {
        if (TagLine.Read(line).Broken is not { } tag)
            return false;
        problems.BlankInTag(tag.Location, tag.Name);
        return true;
    }
}
