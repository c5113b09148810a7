namespace HousingTest.Gherkin.Expressions;

/// <summary>What can be wrong with a Cucumber expression, in words for the person who writes it.</summary>
internal static class ExpressionMistakes
{
    public static ExpressionException NothingToEscape(string expression, int at) =>
        new(expression, at, at + 1, "a backslash at the end has nothing behind it", @"write \\ for a backslash that is meant as itself");

    public static ExpressionException CannotBeEscaped(string expression, int at) => new(
        expression, at, at + 1, @"a backslash may only stand before one of ( ) { } / \ or a blank", @"write \\ for a backslash that is meant as itself");

    public static ExpressionException NeverClosed(string expression, ExpressionToken opened) => new(
        expression,
        opened.Start,
        opened.End,
        $"'{opened.Text}' is never closed",
        opened.Kind == ExpressionTokenKind.OpenParameter
            ? @"close the parameter with }, or write \{ for a brace that is meant as itself"
            : @"close the optional text with ), or write \( for a bracket that is meant as itself");

    public static ExpressionException NoParameterName(string expression, ExpressionToken found) => new(
        expression,
        found.Start,
        found.End,
        $"the name of a parameter type may not hold '{found.Text}'",
        "write the type's name alone between the braces; a regular expression begins with ^ or ends with $");

    public static ExpressionException AlternativesInOptional(string expression, ExpressionToken stroke) => new(
        expression,
        stroke.Start,
        stroke.End,
        "optional text may not hold alternatives",
        @"write \/ for a stroke that is meant as itself, or word the step without alternatives between brackets");

    public static ExpressionException ParameterInOptional(string expression, ParameterNode parameter) => new(
        expression,
        parameter.Start,
        parameter.End,
        "optional text may not hold a parameter",
        @"write \{ for a brace that is meant as itself, or take the parameter out of the brackets");

    public static ExpressionException OptionalInOptional(string expression, OptionalNode inner) => new(
        expression,
        inner.Start,
        inner.End,
        "optional text may not hold other optional text",
        @"write \( for a bracket that is meant as itself, or use a regular expression");

    public static ExpressionException EmptyOptional(string expression, OptionalNode optional) =>
        new(expression, optional.Start, optional.End, "optional text is empty", @"write \( for a bracket that is meant as itself");

    public static ExpressionException EmptyAlternative(string expression, AlternativeNode alternative) =>
        new(expression, alternative.Start, alternative.End, "an alternative is empty", @"write \/ for a stroke that is meant as itself");

    public static ExpressionException OptionalAlternative(string expression, AlternativeNode alternative) => new(
        expression, alternative.Start, alternative.End, "an alternative is nothing but optional text", @"write \( for a bracket that is meant as itself");

    public static ExpressionException UnknownType(string expression, ParameterNode parameter, IEnumerable<string> known) => new(
        expression,
        parameter.Start,
        parameter.End,
        $"the type {{{parameter.Name}}} is not known; known are {string.Join(", ", known.Select(name => $"{{{name}}}"))}",
        "use one of these, or name a [StepArgumentTransformation] so");

    public static ExpressionException AmbiguousType(string expression, ParameterNode parameter, IEnumerable<string> meant) => new(
        expression,
        parameter.Start,
        parameter.End,
        $"the type {{{parameter.Name}}} may be any of {string.Join(", ", meant.Select(name => $"{{{name}}}"))}",
        "write the full name, or name a [StepArgumentTransformation] so");
}
