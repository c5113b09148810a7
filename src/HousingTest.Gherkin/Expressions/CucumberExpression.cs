using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Expressions;

/// <summary>
/// Reads a Cucumber expression: text, <c>(optional)</c> text, <c>one/other</c> alternatives, <c>{parameters}</c>, and a backslash
/// before any of <c>( { / \</c> that is meant as itself. A closing bracket that closes nothing is text.
/// </summary>
internal sealed class CucumberExpression
{
    private readonly string _source;
    private readonly IReadOnlyDictionary<string, ParameterType> _types;
    private readonly List<ParameterType> _parameters = [];
    private int _at;

    private CucumberExpression(string source, IReadOnlyDictionary<string, ParameterType> types)
    {
        _source = source;
        _types = types;
    }

    /// <summary>The pattern of an expression.</summary>
    /// <exception cref="ExpressionException">It is not well formed or names an unknown type.</exception>
    public static StepPattern Read(string source, IReadOnlyDictionary<string, ParameterType> types)
    {
        var reader = new CucumberExpression(source, types);
        var pattern = reader.ReadAll();
        try
        {
            return new StepPattern(new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, StepPattern.TimeLimit), reader._parameters);
        }
        catch (ArgumentException wrong)
        {
            throw new ExpressionException($"a parameter's regular expression is not well formed: {wrong.Message}");
        }
    }

    public static string GroupName(int parameter) => string.Create(CultureInfo.InvariantCulture, $"argument{parameter}");

    private string ReadAll()
    {
        var pattern = new StringBuilder("^");
        while (_at < _source.Length)
        {
            if (char.IsWhiteSpace(_source[_at]))
                pattern.Append(Regex.Escape(_source[_at++].ToString()));
            else
                pattern.Append(ReadWord());
        }

        return pattern.Append('$').ToString();
    }

    // Alternatives reach from blank to blank, or to a parameter: "a {int} piece/{int} pieces" is "piece" or nothing else before the brace.
    private string ReadWord()
    {
        var alternatives = new List<(string Pattern, bool HasText)>();
        var pattern = new StringBuilder();
        var hasText = false;
        while (_at < _source.Length && !char.IsWhiteSpace(_source[_at]) && _source[_at] != '{')
        {
            switch (_source[_at])
            {
                case '(':
                    pattern.Append(ReadOptional());
                    break;
                case '/':
                    _at++;
                    alternatives.Add((pattern.ToString(), hasText));
                    pattern.Clear();
                    hasText = false;
                    break;
                default:
                    pattern.Append(Regex.Escape(ReadCharacter()));
                    hasText = true;
                    break;
            }
        }

        if (alternatives.Count == 0)
            return pattern.Append(ReadParameter()).ToString();
        alternatives.Add((pattern.ToString(), hasText));
        if (alternatives.Exists(alternative => alternative.Pattern.Length == 0))
            throw Wrong("an alternative is empty; write \\/ when the stroke is meant as itself");
        if (alternatives.Exists(alternative => !alternative.HasText))
            throw Wrong("an alternative is nothing but optional text; write \\( when the bracket is meant as itself");
        return $"(?:{string.Join('|', alternatives.Select(alternative => alternative.Pattern))}){ReadParameter()}";
    }

    private string ReadParameter()
    {
        if (_at >= _source.Length || _source[_at] != '{')
            return "";
        var end = _source.IndexOf('}', _at);
        if (end < 0)
            throw Wrong("'{' is never closed; write \\{ when it is meant as itself");
        var name = _source[(_at + 1)..end];
        _at = end + 1;
        if (!_types.TryGetValue(name, out var type))
            throw Wrong($"the type {{{name}}} is not known; known are {string.Join(", ", _types.Keys.Where(known => known.Length > 0 && char.IsLower(known[0])).Order(StringComparer.Ordinal).Select(known => $"{{{known}}}"))}");
        _parameters.Add(type);
        return $"(?<{GroupName(_parameters.Count - 1)}>{type.Combined})";
    }

    private string ReadOptional()
    {
        _at++;
        var text = new StringBuilder();
        while (_at < _source.Length && _source[_at] != ')')
        {
            if (_source[_at] is '{' or '(')
                throw Wrong($"optional text may not hold '{_source[_at]}'; write \\{_source[_at]} when it is meant as itself");
            text.Append(ReadCharacter());
        }

        if (_at >= _source.Length)
            throw Wrong("'(' is never closed; write \\( when it is meant as itself");
        _at++;
        return text.Length == 0 ? throw Wrong("optional text is empty; write \\( when the bracket is meant as itself") : $"(?:{Regex.Escape(text.ToString())})?";
    }

    private string ReadCharacter()
    {
        var character = _source[_at++];
        if (character != '\\')
            return character.ToString();
        if (_at < _source.Length && (_source[_at] is '(' or ')' or '{' or '}' or '/' or '\\' || char.IsWhiteSpace(_source[_at])))
            return _source[_at++].ToString();
        throw Wrong(@"a backslash may only stand before one of ( ) { } / \ or a blank; write \\ when it is meant as itself");
    }

    private ExpressionException Wrong(string why) => new($"{why} (column {Math.Min(_at + 1, _source.Length)} of the expression)");
}
