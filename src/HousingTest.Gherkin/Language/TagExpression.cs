using System.Text;
using HousingTest.Model;

namespace HousingTest.Gherkin.Language;

/// <summary>
/// A condition on tags: <c>@rents and not (@slow or @phone)</c>. <c>not</c> binds strongest, then <c>and</c>, then <c>or</c>. A backslash stands
/// before a bracket, a blank or a backslash that is part of a tag.
/// </summary>
public sealed class TagExpression
{
    private readonly Func<IReadOnlySet<string>, bool> _matches;
    private readonly string _text;

    private TagExpression(string text, Func<IReadOnlySet<string>, bool> matches)
    {
        _text = text;
        _matches = matches;
    }

    /// <summary>Reads an expression. A tag may be written without its <c>@</c>; an empty expression matches everything.</summary>
    /// <exception cref="ProblemException">HT-GHK-020: the expression cannot be understood.</exception>
    public static TagExpression Parse(string text)
    {
        var parser = new Parser(text, Tokens(text));
        return new TagExpression(text, parser.ParseAll());
    }

    /// <summary>Whether something with these tags is meant; tags with or without their <c>@</c>.</summary>
    public bool Matches(IEnumerable<string> tags) => _matches(tags.Select(tag => tag.TrimStart('@')).ToHashSet(StringComparer.Ordinal));

    /// <summary>The expression as it was written.</summary>
    public override string ToString() => _text;

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var token = new StringBuilder();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is '(' or ')' || char.IsWhiteSpace(character))
            {
                Flush();
                if (character is '(' or ')')
                    tokens.Add(new Token(character.ToString(), at));
                continue;
            }

            if (token.Length == 0)
                start = at;
            if (character != '\\')
                token.Append(character);
            else if (++at < text.Length)
                token.Append(Escaped(text, at));
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (token.Length > 0)
                tokens.Add(new Token(token.ToString(), start));
            token.Clear();
        }
    }

    private static char Escaped(string text, int at) => text[at] is '(' or ')' or '\\' || char.IsWhiteSpace(text[at])
        ? text[at]
        : throw Wrong(text, @$"a backslash may only stand before a bracket, a blank or a backslash, not before '{text[at]}'", at);

    private static ProblemException Wrong(string text, string why, int at) => new(new Problem(
        "HT-GHK-020",
        $"The tag expression '{text}' cannot be understood",
        "",
        $"{why} (column {at + 1})",
        "write tags joined by and, or, not and brackets, for instance: @rents and not (@slow or @phone)"));

    private sealed record Token(string Text, int At);

    private sealed class Parser(string text, List<Token> tokens)
    {
        // Deeper brackets than any person writes would end the process by its stack.
        private const int DeepestNesting = 100;

        private int _at;
        private int _depth;

        private string? Next => _at < tokens.Count ? tokens[_at].Text : null;

        public Func<IReadOnlySet<string>, bool> ParseAll()
        {
            if (tokens.Count == 0)
                return _ => true;
            var all = Or();
            return Next switch
            {
                null => all,
                ")" => throw Wrong("a bracket is closed that was never opened"),
                _ => throw NoOperator(),
            };
        }

        private Func<IReadOnlySet<string>, bool> Or()
        {
            var left = And();
            while (Take("or"))
            {
                var (first, second) = (left, And());
                left = tags => first(tags) || second(tags);
            }

            return left;
        }

        private Func<IReadOnlySet<string>, bool> And()
        {
            var left = Not();
            while (Take("and"))
            {
                var (first, second) = (left, Not());
                left = tags => first(tags) && second(tags);
            }

            return left;
        }

        private Func<IReadOnlySet<string>, bool> Not()
        {
            var negated = false;
            while (Take("not"))
                negated = !negated;
            var term = Term();
            return negated ? tags => !term(tags) : term;
        }

        private Func<IReadOnlySet<string>, bool> Term()
        {
            if (Take("("))
                return Bracketed();
            switch (Next)
            {
                case null when tokens[^1].Text is "(":
                    throw NeverClosed(tokens.Count - 1);
                case null:
                    throw Wrong("a tag is missing at the end");
                case "and" or "or" or ")":
                    throw Wrong($"a tag is missing before '{Next}'");
            }

            var tag = tokens[_at].Text.TrimStart('@');
            if (tag.Length == 0)
                throw Wrong("a tag is missing behind '@'");
            _at++;
            return tags => tags.Contains(tag);
        }

        private Func<IReadOnlySet<string>, bool> Bracketed()
        {
            var opened = _at - 1;
            if (++_depth > DeepestNesting)
                throw TagExpression.Wrong(text, "the brackets are nested too deeply", tokens[opened].At);
            var inner = Or();
            _depth--;
            if (Take(")"))
                return inner;
            throw Next is null ? NeverClosed(opened) : NoOperator();
        }

        private bool Take(string token)
        {
            if (!string.Equals(Next, token, StringComparison.Ordinal))
                return false;
            _at++;
            return true;
        }

        private ProblemException NoOperator() => Wrong($"'and' or 'or' is missing before '{Next}'");

        private ProblemException NeverClosed(int bracket) => TagExpression.Wrong(text, "a bracket is opened and never closed", tokens[bracket].At);

        private ProblemException Wrong(string why) => TagExpression.Wrong(text, why, _at < tokens.Count ? tokens[_at].At : text.Length);
    }
}
