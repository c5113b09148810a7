using System.Runtime.InteropServices;

namespace HousingTest.Gherkin.Language;

/// <summary>One line of a feature file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">The whole line, without its end.</param>
/// <param name="Indent">How many blanks it starts with.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourceLine(int Number, string Text, int Indent)
{
    public bool IsBlank => Indent == Text.Length;

    public Location Start => new(Number, Indent + 1);

    /// <summary>The line from its first character that is not blank.</summary>
    public ReadOnlySpan<char> Content => Text.AsSpan(Indent);

    /// <summary>The language that a <c># language: cy-GB</c> line names, else null.</summary>
    public string? Language
    {
        get
        {
            if (!Content.StartsWith('#'))
                return null;
            var rest = Blanks.Trim(Content[1..]);
            if (!rest.StartsWith("language", StringComparison.Ordinal))
                return null;
            rest = Blanks.Trim(rest["language".Length..]);
            if (!rest.StartsWith(':'))
                return null;
            var code = Blanks.Trim(rest[1..]);
            return code.IsEmpty || !IsCode(code) ? null : code.ToString();
        }
    }

    /// <summary>
    /// The lines of a text: any of LF, CRLF and CR ends one, and a byte-order mark is no part of the first. Blanks behind the last line
    /// end are no line.
    /// </summary>
    public static IReadOnlyList<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>();
        var rest = text.AsSpan();
        if (rest.StartsWith('\uFEFF'))
            rest = rest[1..];
        while (true)
        {
            var end = rest.IndexOfAny('\r', '\n');
            if (end < 0)
                break;
            lines.Add(Of(lines.Count + 1, rest[..end]));
            rest = rest[(end + (rest[end..].StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1))..];
        }

        if (!Blanks.AreAll(rest))
            lines.Add(Of(lines.Count + 1, rest));
        return lines;
    }

    /// <summary>Which of the kinds that may come here the line is; comments and blank lines may come anywhere.</summary>
    public LineKinds KindAmong(LineKinds accepted, Dialect dialect)
    {
        if (IsBlank)
            return LineKinds.Blank;
        var kind = Text[Indent] switch
        {
            '#' => accepted.HasFlag(LineKinds.Language) && Language is not null ? LineKinds.Language : LineKinds.Comment,
            '@' => LineKinds.Tags,
            '|' => LineKinds.Row,
            '"' or '`' when DocStringFence() is not null => LineKinds.Fence,
            _ => KeywordKind(accepted, dialect),
        };
        return kind == LineKinds.Comment ? kind : kind & accepted;
    }

    /// <summary>The fence that stands here, or null.</summary>
    public string? DocStringFence()
    {
        if (Content.StartsWith(DocStringLines.Quotes, StringComparison.Ordinal))
            return DocStringLines.Quotes;
        return Content.StartsWith(DocStringLines.Backticks, StringComparison.Ordinal) ? DocStringLines.Backticks : null;
    }

    /// <summary>Which of the keywords stands here with a colon behind it, or null.</summary>
    public string? TitleKeyword(IReadOnlyList<string> keywords)
    {
        foreach (var keyword in keywords)
        {
            if (Content.Length > keyword.Length && Content[keyword.Length] == ':' && Content.StartsWith(keyword, StringComparison.Ordinal))
                return keyword;
        }

        return null;
    }

    /// <summary>The longest step keyword that stands here, or null.</summary>
    public StepKeyword? StepKeyword(Dialect dialect)
    {
        foreach (var keyword in dialect.Steps)
        {
            if (Content.StartsWith(keyword.Text, StringComparison.Ordinal))
                return keyword;
        }

        return null;
    }

    /// <summary>What stands behind the first characters of the content, without blanks at either end.</summary>
    public string Behind(int length) => Blanks.Trim(Content[length..]).ToString();

    private static SourceLine Of(int number, ReadOnlySpan<char> text) => new(number, text.ToString(), Blanks.Leading(text));

    private static bool IsCode(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetter(character) && character is not ('-' or '_'))
                return false;
        }

        return true;
    }

    // A step comes first: a language may have a step keyword that a title keyword starts with.
    private LineKinds KeywordKind(LineKinds accepted, Dialect dialect)
    {
        if (accepted.HasFlag(LineKinds.Step) && StepKeyword(dialect) is not null)
            return LineKinds.Step;
        if (!Content.Contains(':'))
            return LineKinds.Other;
        if (accepted.HasFlag(LineKinds.Feature) && TitleKeyword(dialect.Feature) is not null)
            return LineKinds.Feature;
        if (accepted.HasFlag(LineKinds.Background) && TitleKeyword(dialect.Background) is not null)
            return LineKinds.Background;
        if (accepted.HasFlag(LineKinds.Examples) && TitleKeyword(dialect.Examples) is not null)
            return LineKinds.Examples;
        if (accepted.HasFlag(LineKinds.Scenario) && (TitleKeyword(dialect.Scenario) ?? TitleKeyword(dialect.Outline)) is not null)
            return LineKinds.Scenario;
        return accepted.HasFlag(LineKinds.Rule) && TitleKeyword(dialect.Rule) is not null ? LineKinds.Rule : LineKinds.Other;
    }
}
