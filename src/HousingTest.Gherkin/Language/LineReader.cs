using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Language;

/// <summary>Walks the lines of a file: blank lines and comments, tags, descriptions, tables and doc strings, which are read the same everywhere.</summary>
internal sealed partial class LineReader(IReadOnlyList<SourceLine> lines, SyntaxProblems problems)
{
    private int _at;

    public SyntaxProblems Problems => problems;

    public Dialect Dialect { get; set; } = Dialect.English;

    public List<Comment> Comments { get; } = [];

    public SourceLine Current => lines[_at];

    public LineKind Kind => _at < lines.Count ? lines[_at].KindIn(Dialect) : LineKind.End;

    public SourceLine Take() => lines[_at++];

    /// <summary>Passes over blank lines and comments, and says what comes then. Behind the start of a file a language line is a comment.</summary>
    public LineKind SkipToContent()
    {
        while (Kind is LineKind.Empty or LineKind.Comment or LineKind.Language)
            SkipBlankOrComment();
        return Kind;
    }

    public void SkipBlankOrComment()
    {
        var line = Take();
        if (line.Trimmed.Length > 0)
            Comments.Add(new Comment(new Location(line.Number, 1), line.Text));
    }

    /// <summary>Reports the line as not fitting and passes over it, so that what follows is still read.</summary>
    public void Refuse(IEnumerable<string> expected) => problems.UnexpectedLine(Take(), expected);

    public void RefuseEnd(IEnumerable<string> expected) => problems.UnexpectedEnd(lines.Count, expected);

    /// <summary>What comes behind the tags that start here.</summary>
    public LineKind KindBehindTags()
    {
        for (var at = _at; at < lines.Count; at++)
        {
            var kind = lines[at].KindIn(Dialect);
            if (kind is not (LineKind.Tags or LineKind.Empty or LineKind.Comment or LineKind.Language))
                return kind;
        }

        return LineKind.End;
    }

    /// <summary>The tags on this line and on those that follow, comments and blank lines between them included.</summary>
    public IReadOnlyList<Tag> TakeTags()
    {
        var tags = new List<Tag>();
        while (SkipToContent() == LineKind.Tags)
            tags.AddRange(TagsOf(Take()));
        return tags;
    }

    /// <summary>
    /// Free text up to the next line of a kind that may follow; other lines are text, whatever they look like. Indentation stays,
    /// blank lines at either end and comments go.
    /// </summary>
    public string TakeDescription(IReadOnlyCollection<LineKind> mayFollow)
    {
        var text = new List<string>();
        while (Kind != LineKind.End && !mayFollow.Contains(Kind))
        {
            switch (Kind)
            {
                case LineKind.Comment or LineKind.Language:
                    SkipBlankOrComment();
                    break;
                default:
                    text.Add(Take().Text);
                    break;
            }
        }

        return string.Join('\n', text.SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse());
    }

    public IReadOnlyList<TableRow> TakeRows()
    {
        var rows = new List<TableRow>();
        while (SkipToContent() == LineKind.Row)
        {
            var row = TableRows.Read(Take());
            if (row.Cells.Count == 0)
                problems.EmptyRow(row);
            else if (rows.Count > 0 && row.Cells.Count != rows[0].Cells.Count)
                problems.RaggedRow(row, rows[0].Cells.Count);
            else
                rows.Add(row);
        }

        return rows;
    }

    public DocString TakeDocString()
    {
        var open = Take();
        var fence = open.Trimmed[..3];
        var escaped = string.Concat(fence.Select(character => $"\\{character}"));
        var content = new List<string>();
        var closed = false;
        while (_at < lines.Count && !closed)
        {
            var line = Take();
            closed = line.Text.TrimStart().StartsWith(fence, StringComparison.Ordinal);
            if (!closed)
                content.Add(line.Text[Math.Min(line.Indent, open.Indent)..].Replace(escaped, fence, StringComparison.Ordinal));
        }

        if (!closed)
            problems.OpenDocString(open.Start, fence);
        return new DocString(open.Start, fence, open.Trimmed[3..].Trim(), string.Join('\n', content));
    }

    private IEnumerable<Tag> TagsOf(SourceLine line)
    {
        var text = CommentBehindTags().Replace(line.Text, "");
        var start = text.IndexOf('@', StringComparison.Ordinal);
        while (start >= 0)
        {
            var next = text.IndexOf('@', start + 1);
            var name = (next < 0 ? text[start..] : text[start..next]).Trim();
            var location = new Location(line.Number, start + 1);
            start = next;
            if (name.Any(char.IsWhiteSpace))
                problems.BlankInTag(location, name);
            else if (name.Length > 1)
                yield return new Tag(location, name);
        }
    }

    [GeneratedRegex(@"\s+#.*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentBehindTags();
}
