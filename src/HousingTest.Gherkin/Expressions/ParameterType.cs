using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Expressions;

/// <summary>What <c>{name}</c> accepts in a Cucumber expression.</summary>
/// <param name="Name">The name between the braces; empty for <c>{}</c>.</param>
/// <param name="Target">What an argument is to become.</param>
/// <param name="Patterns">Regular expressions; the text has to match one of them.</param>
internal sealed record ParameterType(string Name, Type Target, IReadOnlyList<string> Patterns)
{
    /// <summary>The name of text between quotes.</summary>
    public const string Quoted = "string";

    /// <summary>The pattern of what may be anything.</summary>
    public const string AnyPattern = ".*";

    /// <summary>Whether the text stands between quotes that are no part of the argument.</summary>
    public bool IsQuoted => string.Equals(Name, Quoted, StringComparison.Ordinal);

    /// <summary>The pattern of all alternatives.</summary>
    public string Combined => string.Join('|', Patterns.Select(pattern => $"(?:{pattern})"));

    /// <summary>The same type with one more pattern. Beside a pattern for anything the others say nothing.</summary>
    public ParameterType With(IEnumerable<string> patterns)
    {
        var all = Patterns.Concat(patterns).Distinct(StringComparer.Ordinal).ToList();
        return this with { Patterns = all.Contains(AnyPattern, StringComparer.Ordinal) ? [AnyPattern] : all };
    }

    /// <summary>Whether the text could stand in a step.</summary>
    public bool Accepts(string text) => Regex.IsMatch(text, $"^(?:{Combined})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, StepPattern.TimeLimit);

    /// <summary>The argument in a text that the type accepts.</summary>
    public string Argument(string text) =>
        IsQuoted ? text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal) : text;
}
