namespace HousingTest.Gherkin.Expressions;

/// <summary>A part of a Cucumber expression, and where it stands in code points.</summary>
/// <param name="Start">Place of its first character, from 0.</param>
/// <param name="End">Place behind its last character.</param>
internal abstract record ExpressionNode(int Start, int End);

/// <summary>Text that a step has to hold as it is.</summary>
internal sealed record TextNode(string Text, int Start, int End) : ExpressionNode(Start, End);

/// <summary>Text between round brackets, which a step may leave out.</summary>
internal sealed record OptionalNode(IReadOnlyList<ExpressionNode> Parts, int Start, int End) : ExpressionNode(Start, End);

/// <summary>Words between strokes, of which a step holds one.</summary>
internal sealed record AlternationNode(IReadOnlyList<AlternativeNode> Alternatives, int Start, int End) : ExpressionNode(Start, End);

/// <summary>One of the words between strokes.</summary>
internal sealed record AlternativeNode(IReadOnlyList<ExpressionNode> Parts, int Start, int End) : ExpressionNode(Start, End);

/// <summary>The name of a parameter type between braces; empty for <c>{}</c>.</summary>
internal sealed record ParameterNode(string Name, int Start, int End) : ExpressionNode(Start, End);
