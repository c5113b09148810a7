using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Language;

/// <summary>What a line of a feature file is when taken by itself.</summary>
internal enum LineKind
{
    End,
    Empty,
    Comment,
    Language,
    Tags,
    Feature,
    Rule,
    Background,
    Scenario,
    Outline,
    Examples,
    Step,
    Row,
    Fence,
    Other,
}

/// <summary>One line of a feature file.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct SourceLine(int Number, string Text)
{
    public string Trimmed => Text.Trim();

    public int Indent => Text.Length - Text.TrimStart().Length;

    public Location Start => new(Number, Indent + 1);

    /// <summary>The language named by a <c># language:</c> line, else null.</summary>
    public string? Language => LanguagePattern().Match(Text) is { Success: true } match ? match.Groups["language"].Value : null;

    /// <summary>The lines of a text: any of LF, CRLF and CR ends one, and a byte-order mark is no part of the first.</summary>
    public static IReadOnlyList<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>();
        using var reader = new StringReader(text.TrimStart('\uFEFF'));
        while (reader.ReadLine() is { } line)
            lines.Add(new SourceLine(lines.Count + 1, line));
        return lines;
    }

    public LineKind KindIn(Dialect dialect)
    {
        var text = Trimmed;
        if (text.Length == 0)
            return LineKind.Empty;
        switch (text[0])
        {
            case '#': return Language is null ? LineKind.Comment : LineKind.Language;
            case '@': return LineKind.Tags;
            case '|': return LineKind.Row;
        }

        if (text.StartsWith("\"\"\"", StringComparison.Ordinal) || text.StartsWith("```", StringComparison.Ordinal))
            return LineKind.Fence;
        if (TitleKeyword(dialect.Feature) is not null)
            return LineKind.Feature;
        if (TitleKeyword(dialect.Scenario) is not null)
            return LineKind.Scenario;
        if (TitleKeyword(dialect.Outline) is not null)
            return LineKind.Outline;
        if (TitleKeyword(dialect.Examples) is not null)
            return LineKind.Examples;
        if (TitleKeyword(dialect.Background) is not null)
            return LineKind.Background;
        if (TitleKeyword(dialect.Rule) is not null)
            return LineKind.Rule;
        return StepKeyword(dialect) is null ? LineKind.Other : LineKind.Step;
    }

    /// <summary>Which of the keywords stands here with a colon behind it, or null.</summary>
    public string? TitleKeyword(IReadOnlyList<string> keywords)
    {
        var text = Text.AsSpan().TrimStart();
        foreach (var keyword in keywords)
        {
            if (text.Length > keyword.Length && text[keyword.Length] == ':' && text.StartsWith(keyword, StringComparison.Ordinal))
                return keyword;
        }

        return null;
    }

    /// <summary>The longest step keyword that stands here, or null.</summary>
    public KeyValuePair<string, KeywordType>? StepKeyword(Dialect dialect)
    {
        var text = Text.TrimStart();
        KeyValuePair<string, KeywordType>? found = null;
        foreach (var keyword in dialect.Steps)
        {
            if (text.StartsWith(keyword.Key, StringComparison.Ordinal) && keyword.Key.Length > (found?.Key.Length ?? 0))
                found = keyword;
        }

        return found;
    }

    [GeneratedRegex(@"^\s*#\s*language\s*:\s*(?<language>[a-zA-Z\-_]+)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguagePattern();
}
