using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Expressions;

/// <summary>Reads the expressions of step definitions, and tells the two sorts apart by Reqnroll's rule.</summary>
internal sealed partial class StepPatterns(IReadOnlyDictionary<string, ParameterType> types)
{
    /// <summary>The pattern of an expression.</summary>
    /// <exception cref="ExpressionException">It cannot be used; the message says why.</exception>
    public StepPattern Read(string expression)
    {
        if (IsCucumberExpression(expression))
            return CucumberExpression.Read(expression, types);
        return new StepPattern(WholeText(expression), Parameters: null);
    }

    /// <summary>A regular expression that has to match from the first to the last character.</summary>
    /// <exception cref="ExpressionException">It is not well formed.</exception>
    public static Regex WholeText(string pattern)
    {
        try
        {
            var from = pattern.StartsWith('^') ? "" : "^";
            var to = pattern.EndsWith('$') ? "" : "$";
            return new Regex(from + pattern + to, RegexOptions.CultureInvariant, StepPattern.TimeLimit);
        }
        catch (ArgumentException wrong)
        {
            throw new ExpressionException($"the regular expression is not well formed: {wrong.Message}");
        }
    }

    /// <summary>Anchored: regular expression. A parameter in braces: Cucumber expression. Else what is common in regular expressions and senseless in the other decides.</summary>
    public static bool IsCucumberExpression(string expression)
    {
        if (expression.StartsWith('^') || expression.EndsWith('$'))
            return false;
        return Parameter().IsMatch(expression) || !OnlyInRegex().IsMatch(expression);
    }

    [GeneratedRegex(@"\{\w*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\([^\)]+[\*\+]\)|\.\*|\\\.|\\d\+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyInRegex();
}
