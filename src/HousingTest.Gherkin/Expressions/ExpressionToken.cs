using System.Runtime.InteropServices;

namespace HousingTest.Gherkin.Expressions;

/// <summary>
/// A piece of a Cucumber expression that has a meaning of its own. Places count code points from 0, so that a pointer beneath the expression
/// stands where a reader sees the character.
/// </summary>
/// <param name="Kind">What it means.</param>
/// <param name="Text">The text, backslashes taken off.</param>
/// <param name="Start">Place of its first character, backslash included.</param>
/// <param name="End">Place behind its last character.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, string Text, int Start, int End);

/// <summary>What a token of a Cucumber expression means.</summary>
internal enum ExpressionTokenKind
{
    Start,
    Text,
    Blank,
    OpenOptional,
    CloseOptional,
    OpenParameter,
    CloseParameter,
    Stroke,
    End,
}
