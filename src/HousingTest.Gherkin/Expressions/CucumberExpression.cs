using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Expressions;

/// <summary>
/// Makes a pattern of a Cucumber expression: text, <c>(optional)</c> text, <c>one/other</c> alternatives, <c>{parameters}</c>, and a backslash
/// before what is meant as itself.
/// </summary>
internal sealed class CucumberExpression
{
    private const string AnyText = ".+?";

    private readonly string _source;
    private readonly ParameterTypes _types;
    private readonly bool _exactly;
    private readonly List<ParameterType> _parameters = [];

    private CucumberExpression(string source, ParameterTypes types, bool exactly)
    {
        _source = source;
        _types = types;
        _exactly = exactly;
    }

    /// <summary>The pattern of an expression.</summary>
    /// <exception cref="ExpressionException">It is not well formed or names an unknown type.</exception>
    public static StepPattern Read(string source, ParameterTypes types)
    {
        var nodes = ExpressionParser.Parse(source);
        var reader = new CucumberExpression(source, types, exactly: true);
        return new StepPattern(reader.RegexOf(nodes), reader._parameters, () => new CucumberExpression(source, types, exactly: false).RegexOf(nodes));
    }

    public static string GroupName(int parameter) => string.Create(CultureInfo.InvariantCulture, $"argument{parameter}");

    // Groups within the pattern of a parameter capture nothing: a parameter is one argument.
    private Regex RegexOf(IReadOnlyList<ExpressionNode> nodes) =>
        new($"^{Rewrite(nodes)}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, StepPattern.TimeLimit);

    private StringBuilder Rewrite(IEnumerable<ExpressionNode> nodes)
    {
        var pattern = new StringBuilder();
        foreach (var node in nodes)
            pattern.Append(Rewrite(node));
        return pattern;
    }

    private string Rewrite(ExpressionNode node) => node switch
    {
        TextNode text => Regex.Escape(text.Text),
        OptionalNode optional => RewriteOptional(optional),
        AlternationNode alternation => RewriteAlternation(alternation),
        ParameterNode parameter => RewriteParameter(parameter),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "No such part of an expression"),
    };

    private string RewriteOptional(OptionalNode optional)
    {
        if (optional.Parts.OfType<ParameterNode>().FirstOrDefault() is { } parameter)
            throw ExpressionMistakes.ParameterInOptional(_source, parameter);
        if (optional.Parts.OfType<OptionalNode>().FirstOrDefault() is { } inner)
            throw ExpressionMistakes.OptionalInOptional(_source, inner);
        if (optional.Parts.Count == 0)
            throw ExpressionMistakes.EmptyOptional(_source, optional);
        return $"(?:{Rewrite(optional.Parts)})?";
    }

    private string RewriteAlternation(AlternationNode alternation)
    {
        foreach (var alternative in alternation.Alternatives)
        {
            if (alternative.Parts.Count == 0)
                throw ExpressionMistakes.EmptyAlternative(_source, alternative);
            if (!alternative.Parts.OfType<TextNode>().Any())
                throw ExpressionMistakes.OptionalAlternative(_source, alternative);
        }

        return $"(?:{string.Join('|', alternation.Alternatives.Select(alternative => Rewrite(alternative.Parts)))})";
    }

    private string RewriteParameter(ParameterNode parameter)
    {
        var type = _types.Find(_source, parameter);
        _parameters.Add(type);
        return $"(?<{GroupName(_parameters.Count - 1)}>{(_exactly ? type.Combined : AnyText)})";
    }
}
