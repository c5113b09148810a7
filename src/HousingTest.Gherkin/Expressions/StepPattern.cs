using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Expressions;

/// <summary>Tells whether a step's text is meant, and takes its arguments out.</summary>
/// <param name="Regex">Over the whole text.</param>
/// <param name="Parameters">Types of the parameters of a Cucumber expression; null for a regular expression, whose groups are the arguments.</param>
/// <param name="Roomy">Makes the same pattern with room for any text where the parameters stand; null for a regular expression.</param>
internal sealed record StepPattern(Regex Regex, IReadOnlyList<ParameterType>? Parameters, Func<Regex>? Roomy)
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
            : [.. Parameters.Select((type, at) => type.Argument(match.Groups[CucumberExpression.GroupName(at)].Value))];
    }

    /// <summary>Where the arguments stand in a text that matches, with what the expression calls their types; empty for a text that does not match.</summary>
    public IReadOnlyList<(int Start, string Text, ParameterType? Type)> Places(string text)
    {
        var match = Regex.Match(text);
        if (!match.Success)
            return [];
        return Parameters is null
            ? [.. match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => (group.Index, group.Value, (ParameterType?)null))]
            : [.. Parameters.Select((type, at) => (Type: type, Group: match.Groups[CucumberExpression.GroupName(at)]))
                .Select(argument => (argument.Group.Index, argument.Group.Value, (ParameterType?)argument.Type))];
    }

    /// <summary>
    /// Where the text would be meant if its arguments were right: the places of those that are not, and what stands there. Empty when the
    /// text does not read so at all.
    /// </summary>
    public IReadOnlyList<(int Parameter, string Text)> Misfits(string text)
    {
        if (Parameters is not { Count: > 0 } || RoomyMatch(text) is not { Success: true } match)
            return [];
        return [.. Parameters.Select((type, at) => (type, at, text: match.Groups[CucumberExpression.GroupName(at)].Value))
            .Where(argument => !argument.type.Accepts(argument.text))
            .Select(argument => (argument.at, argument.text))];
    }

    // A text that takes too long here only misses a hint.
    private Match? RoomyMatch(string text)
    {
        try
        {
            return Roomy?.Invoke().Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
