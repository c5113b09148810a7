using HousingTest.Model;

namespace HousingTest.Gherkin.Language;

/// <summary>A condition on tags: <c>@rents and not (@slow or @phone)</c>. <c>not</c> binds strongest, then <c>and</c>, then <c>or</c>.</summary>
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
        var tokens = Tokens(text);
        if (tokens.Count == 0)
            return new TagExpression(text, _ => true);
        var parser = new Parser(text, tokens);
        return new TagExpression(text, parser.ParseAll());
    }

    /// <summary>Whether something with these tags is meant; tags with or without their <c>@</c>.</summary>
    public bool Matches(IEnumerable<string> tags) => _matches(tags.Select(tag => tag.TrimStart('@')).ToHashSet(StringComparer.Ordinal));

    /// <summary>The expression as it was written.</summary>
    public override string ToString() => _text;

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var token = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '\\' && at + 1 < text.Length)
            {
                token.Append(character).Append(text[++at]);
            }
            else if (character is '(' or ')' || char.IsWhiteSpace(character))
            {
                Flush();
                if (character is '(' or ')')
                    tokens.Add(character.ToString());
            }
            else
            {
                token.Append(character);
            }
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (token.Length > 0)
                tokens.Add(token.ToString());
            token.Clear();
        }
    }

    private sealed class Parser(string text, List<string> tokens)
    {
        // Deeper brackets than any person writes would end the process by its stack.
        private const int DeepestNesting = 100;

        private int _at;
        private int _depth;

        private string? Next => _at < tokens.Count ? tokens[_at] : null;

        public Func<IReadOnlySet<string>, bool> ParseAll()
        {
            var all = Or();
            return Next is null ? all : throw Wrong($"'{Next}' is not expected");
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
            {
                if (++_depth > DeepestNesting)
                    throw Wrong("the brackets are nested too deeply");
                var inner = Or();
                _depth--;
                return Take(")") ? inner : throw Wrong("a closing bracket is missing");
            }

            switch (Next)
            {
                case null:
                    throw Wrong("a tag is missing at the end");
                case "and" or "or" or ")":
                    throw Wrong($"a tag is missing before '{Next}'");
            }

            var tag = Unescaped(tokens[_at++]).TrimStart('@');
            return tag.Length == 0 ? throw Wrong("a tag is missing behind '@'") : tags => tags.Contains(tag);
        }

        private bool Take(string token)
        {
            if (!string.Equals(Next, token, StringComparison.Ordinal))
                return false;
            _at++;
            return true;
        }

        private static string Unescaped(string token)
        {
            var plain = new System.Text.StringBuilder();
            for (var at = 0; at < token.Length; at++)
            {
                if (token[at] == '\\' && at + 1 < token.Length)
                    at++;
                plain.Append(token[at]);
            }

            return plain.ToString();
        }

        private ProblemException Wrong(string why) => new(new Problem(
            "HT-GHK-020",
            $"The tag expression '{text}' cannot be understood",
            "",
            why,
            "write tags joined by and, or, not and brackets, for instance: @rents and not (@slow or @phone)"));
    }
}
