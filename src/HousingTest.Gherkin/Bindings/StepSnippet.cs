using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HousingTest.Gherkin.Expressions;
using HousingTest.Gherkin.Language;
using Reqnroll;

namespace HousingTest.Gherkin.Bindings;

/// <summary>Writes the beginning of a step definition for a step that nothing binds.</summary>
internal static partial class StepSnippet
{
    public static string For(PickleStep step)
    {
        var parameters = new List<string>();
        var expression = Value().Replace(Escaped(step.Text), match =>
        {
            var (type, name) = match.Value[0] == '"' ? ("string", "string") : match.Value.Contains('.', StringComparison.Ordinal) ? ("decimal", "decimal") : ("int", "int");
            parameters.Add(string.Create(CultureInfo.InvariantCulture, $"{type} p{parameters.Count}"));
            return $"{{{name}}}";
        });
        if (step.DocString is not null)
            parameters.Add("string text");
        if (step.Table is not null)
            parameters.Add("DataTable table");
        var literal = expression.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"""
            [{step.Kind}("{literal}"{Sort(expression)})]
            public void {Name(expression)}({string.Join(", ", parameters)}) => throw new PendingStepException();
            """;
    }

    // A text that ends with a dollar sign, for one, would be taken for a regular expression.
    private static string Sort(string expression) =>
        StepPatterns.IsCucumberExpression(expression) ? "" : $", {nameof(ExpressionType)} = {nameof(ExpressionType)}.{nameof(ExpressionType.CucumberExpression)}";

    // Written as a Cucumber expression the text must not mean more than it says.
    private static string Escaped(string text) => Special().Replace(text, match => $"\\{match.Value}");

    private static string Name(string expression)
    {
        var name = new StringBuilder();
        foreach (var word in Word().Matches(Placeholder().Replace(expression, " ")).Select(match => match.Value))
            name.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
        return name.Length == 0 || char.IsDigit(name[0]) ? $"Step{name}" : name.ToString();
    }

    [GeneratedRegex("""
        "[^"]*"|(?<![\w.])-?\d+\.\d+(?![\w.])|(?<![\w.])-?\d+(?!\w|\.\d)
        """, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"[(){}/\\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Special();

    [GeneratedRegex(@"\{\w*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
