using System.Text;

namespace HousingTest.Gherkin.Expressions;

/// <summary>Takes a Cucumber expression apart. A backslash makes text of the character behind it, which must be one that would mean something else.</summary>
internal static class ExpressionTokenizer
{
    /// <summary>The tokens in order, between one for the start and one for the end.</summary>
    /// <exception cref="ExpressionException">A backslash stands before nothing, or before a character that means nothing.</exception>
    public static IReadOnlyList<ExpressionToken> Tokenize(string expression)
    {
        var tokens = new List<ExpressionToken> { new(ExpressionTokenKind.Start, "", 0, 0) };
        var text = new StringBuilder();
        var kind = ExpressionTokenKind.Start;
        var (start, at) = (0, 0);
        int? backslash = null;
        foreach (var rune in expression.EnumerateRunes())
        {
            if (backslash is null && rune.Value == '\\')
            {
                backslash = at++;
                continue;
            }

            var found = backslash is null ? KindOf(rune) : EscapedKind(rune, expression, at);
            if (found != kind || found is not (ExpressionTokenKind.Text or ExpressionTokenKind.Blank))
            {
                Flush(backslash ?? at);
                kind = found;
            }

            text.Append(rune);
            backslash = null;
            at++;
        }

        if (backslash is { } last)
            throw ExpressionMistakes.NothingToEscape(expression, last);
        Flush(at);
        tokens.Add(new ExpressionToken(ExpressionTokenKind.End, "", at, at));
        return tokens;

        void Flush(int end)
        {
            if (text.Length > 0)
                tokens.Add(new ExpressionToken(kind, text.ToString(), start, end));
            text.Clear();
            start = end;
        }
    }

    private static ExpressionTokenKind EscapedKind(Rune rune, string expression, int at) =>
        KindOf(rune) != ExpressionTokenKind.Text || rune.Value == '\\' ? ExpressionTokenKind.Text : throw ExpressionMistakes.CannotBeEscaped(expression, at);

    private static ExpressionTokenKind KindOf(Rune rune) => rune.Value switch
    {
        '(' => ExpressionTokenKind.OpenOptional,
        ')' => ExpressionTokenKind.CloseOptional,
        '{' => ExpressionTokenKind.OpenParameter,
        '}' => ExpressionTokenKind.CloseParameter,
        '/' => ExpressionTokenKind.Stroke,
        _ => Rune.IsWhiteSpace(rune) ? ExpressionTokenKind.Blank : ExpressionTokenKind.Text,
    };
}
