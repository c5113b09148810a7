using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Expressions;

/// <summary>Reads the expressions of step definitions, and tells the two sorts apart by Reqnroll's rule.</summary>
internal sealed partial class StepPatterns(ParameterTypes types)
{
    /// <summary>The pattern of an expression.</summary>
    /// <exception cref="ExpressionException">It cannot be used; the message says why.</exception>
    public StepPattern Read(string expression) => Read(expression, IsCucumberExpression(expression));

    /// <summary>The pattern of an expression whose sort is known.</summary>
    /// <exception cref="ExpressionException">It cannot be used; the message says why.</exception>
    public StepPattern Read(string expression, bool isCucumber) =>
        isCucumber ? CucumberExpression.Read(expression, types) : new StepPattern(WholeText(expression), Parameters: null, Roomy: null);

    /// <summary>A regular expression that has to match from the first to the last character.</summary>
    /// <exception cref="ExpressionException">It is not well formed.</exception>
    public static Regex WholeText(string pattern)
    {
        var from = pattern.StartsWith('^') ? "" : "^";
        var to = pattern.EndsWith('$') ? "" : "$";
        try
        {
            return new Regex(from + pattern + to, RegexOptions.CultureInvariant, StepPattern.TimeLimit);
        }
        catch (RegexParseException wrong)
        {
            // The reader stops behind what it cannot understand.
            var at = Math.Clamp(wrong.Offset - from.Length - 1, 0, Math.Max(pattern.Length - 1, 0));
            throw new ExpressionException(pattern, at, at + 1, $"the regular expression is not well formed: {Reason(wrong)}", "mend the regular expression");
        }
    }

    /// <summary>Anchored: regular expression. A parameter in braces: Cucumber expression. Else what is common in regular expressions and senseless in the other decides.</summary>
    public static bool IsCucumberExpression(string expression)
    {
        if (expression.StartsWith('^') || expression.EndsWith('$'))
            return false;
        return Parameter().IsMatch(expression) || !OnlyInRegex().IsMatch(expression);
    }

    // The library's sentence begins with the whole pattern, which the pointer shows already.
    private static string Reason(RegexParseException wrong)
    {
        var sentence = wrong.Message.LastIndexOf(". ", StringComparison.Ordinal);
        return (sentence < 0 ? wrong.Message : wrong.Message[(sentence + 2)..]).TrimEnd('.');
    }

    [GeneratedRegex(@"\{\w*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\([^\)]+[\*\+]\)|\.\*|\\\.|\\d\+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyInRegex();
}
