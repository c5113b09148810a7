namespace HousingTest.Gherkin.Expressions;

/// <summary>An expression in a step definition cannot be used; the binding that holds it becomes a problem.</summary>
internal sealed class ExpressionException(string message) : Exception(message);
