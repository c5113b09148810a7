using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Expressions;

/// <summary>What a step argument transformation adds to the parameter types.</summary>
/// <param name="Name">The name that it states, if any.</param>
/// <param name="Type">The type that it returns.</param>
/// <param name="Written">The regular expression that it states, if any.</param>
internal sealed record CustomForm(string? Name, Type Type, string? Written)
{
    /// <summary>
    /// The pattern in the midst of a step: without anchors. One with special groups or escaped brackets accepts anything there, and the
    /// transformation itself judges the argument.
    /// </summary>
    public string Pattern => Written is null || HasSpecialGroups(Written) || !IsWellFormed(Unanchored(Written))
        ? ParameterType.AnyPattern
        : Unanchored(Written);

    private static bool HasSpecialGroups(string pattern) =>
        pattern.Contains("(?", StringComparison.Ordinal) || pattern.Contains(@"\(", StringComparison.Ordinal);

    private static string Unanchored(string pattern)
    {
        var inner = pattern.TrimStart('^');
        return inner.EndsWith(@"\$", StringComparison.Ordinal) ? inner : inner.TrimEnd('$');
    }

    // A reference back to a group, for one, loses the group.
    private static bool IsWellFormed(string pattern)
    {
        try
        {
            _ = new Regex($"(?:{pattern})", RegexOptions.ExplicitCapture, StepPattern.TimeLimit);
            return true;
        }
        catch (RegexParseException)
        {
            return false;
        }
    }
}
