namespace Reqnroll;

/// <summary>How the expression of a step definition is read.</summary>
public enum ExpressionType
{
    /// <summary>As what it looks like.</summary>
    Unspecified,

    /// <summary>As a Cucumber expression.</summary>
    CucumberExpression,

    /// <summary>As a regular expression.</summary>
    RegularExpression,
}
