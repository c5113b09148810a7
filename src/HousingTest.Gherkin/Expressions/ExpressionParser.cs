namespace HousingTest.Gherkin.Expressions;

/// <summary>
/// Makes a tree of a Cucumber expression. A closing bracket or brace that closes nothing is text. What may not stand inside what is judged once
/// the tree is whole.
/// </summary>
internal sealed class ExpressionParser
{
    // Each level of brackets is a level of the stack. Brackets within brackets are refused in any case.
    private const int DeepestNesting = 100;

    private readonly string _expression;
    private readonly IReadOnlyList<ExpressionToken> _tokens;
    private int _at;

    private ExpressionParser(string expression)
    {
        _expression = expression;
        _tokens = ExpressionTokenizer.Tokenize(expression);
    }

    private ExpressionToken Token => _tokens[_at];

    /// <summary>The parts of the expression in order.</summary>
    /// <exception cref="ExpressionException">It is not well formed.</exception>
    public static IReadOnlyList<ExpressionNode> Parse(string expression) => new ExpressionParser(expression).ParseAll();

    private List<ExpressionNode> ParseAll()
    {
        var parts = new List<ExpressionNode>();
        for (_at = 1; Token.Kind != ExpressionTokenKind.End;)
        {
            if (IsStartOfWord && HoldsStroke())
                parts.Add(ParseAlternation());
            else
                parts.Add(ParsePart());
        }

        return parts;
    }

    private bool IsStartOfWord => _tokens[_at - 1].Kind is ExpressionTokenKind.Start or ExpressionTokenKind.Blank or ExpressionTokenKind.CloseParameter;

    private bool IsEndOfWord => Token.Kind is ExpressionTokenKind.Blank or ExpressionTokenKind.OpenParameter or ExpressionTokenKind.End;

    // Blanks and braces inside brackets do not end a word, so the word has to be read to know where it ends.
    private bool HoldsStroke()
    {
        var start = _at;
        var found = false;
        while (!IsEndOfWord && !found)
        {
            if (Token.Kind == ExpressionTokenKind.Stroke)
                found = true;
            else
                ParsePart();
        }

        _at = start;
        return found;
    }

    private AlternationNode ParseAlternation()
    {
        var start = Token.Start;
        var alternatives = new List<AlternativeNode>();
        do
        {
            if (alternatives.Count > 0)
                _at++;
            alternatives.Add(ParseAlternative());
        }
        while (Token.Kind == ExpressionTokenKind.Stroke);
        return new AlternationNode(alternatives, start, Token.Start);
    }

    private AlternativeNode ParseAlternative()
    {
        var start = Token.Start;
        var parts = new List<ExpressionNode>();
        while (!IsEndOfWord && Token.Kind != ExpressionTokenKind.Stroke)
            parts.Add(ParsePart());
        return new AlternativeNode(parts, start, Token.Start);
    }

    private ExpressionNode ParsePart(int depth = 0) => Token.Kind switch
    {
        ExpressionTokenKind.OpenOptional when depth < DeepestNesting => ParseOptional(depth + 1),
        ExpressionTokenKind.OpenOptional => throw ExpressionMistakes.OptionalInOptional(_expression, new OptionalNode([], Token.Start, Token.End)),
        ExpressionTokenKind.OpenParameter => ParseParameter(),
        ExpressionTokenKind.Stroke => throw ExpressionMistakes.AlternativesInOptional(_expression, Token),
        _ => ParseText(),
    };

    private TextNode ParseText()
    {
        var token = _tokens[_at++];
        return new TextNode(token.Text, token.Start, token.End);
    }

    private OptionalNode ParseOptional(int depth)
    {
        var opened = _tokens[_at++];
        var parts = new List<ExpressionNode>();
        while (Token.Kind != ExpressionTokenKind.CloseOptional)
        {
            if (Token.Kind == ExpressionTokenKind.End)
                throw ExpressionMistakes.NeverClosed(_expression, opened);
            parts.Add(ParsePart(depth));
        }

        return new OptionalNode(parts, opened.Start, _tokens[_at++].End);
    }

    private ParameterNode ParseParameter()
    {
        var opened = _tokens[_at++];
        var name = "";
        while (Token.Kind != ExpressionTokenKind.CloseParameter)
        {
            if (Token.Kind == ExpressionTokenKind.End)
                throw ExpressionMistakes.NeverClosed(_expression, opened);
            if (Token.Kind is not (ExpressionTokenKind.Text or ExpressionTokenKind.Blank))
                throw ExpressionMistakes.NoParameterName(_expression, Token);
            name += _tokens[_at++].Text;
        }

        return new ParameterNode(name, opened.Start, _tokens[_at++].End);
    }
}
