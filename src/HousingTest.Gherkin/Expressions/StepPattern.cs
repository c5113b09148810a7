using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Expressions;

/// <summary>Tells whether a step's text is meant, and takes its arguments out.</summary>
/// <param name="Regex">Over the whole text.</param>
/// <param name="Parameters">Types of the parameters of a Cucumber expression; null for a regular expression, whose groups are the arguments.</param>
internal sealed record StepPattern(Regex Regex, IReadOnlyList<ParameterType>? Parameters)
{
    // An expression that takes longer over one line backtracks without end.
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How many arguments a match can give at most.</summary>
    public int MostArguments => Parameters?.Count ?? Regex.GetGroupNumbers().Length - 1;

    /// <summary>The arguments in the text, or null when it does not match. A group that took no part gives none.</summary>
    public IReadOnlyList<string>? Match(string text)
    {
        var match = Regex.Match(text);
        if (!match.Success)
            return null;
        return Parameters is null
            ? [.. match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => group.Value)]
            : [.. Parameters.Select((type, at) => Argument(type, match.Groups[CucumberExpression.GroupName(at)].Value))];
    }

    private static string Argument(ParameterType type, string text) =>
        type.IsQuoted ? text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal) : text;
}
