using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>What the attributes of step definitions have in common.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class StepDefinitionBaseAttribute : Attribute
{
    /// <summary>Takes the expression and the kinds of step that it binds.</summary>
    protected StepDefinitionBaseAttribute(string expression, StepDefinitionType[] types)
    {
        Expression = expression;
        Types = types;
    }

    /// <summary>The kinds of step that the method is for.</summary>
    public StepDefinitionType[] Types { get; }

    /// <summary>A Cucumber expression or a regular expression over the whole text of the step.</summary>
    public string Expression { get; set; }

    /// <summary>How the expression is read; told from the expression itself unless stated.</summary>
    public ExpressionType ExpressionType { get; set; }
}

/// <summary>The method sets the scene.</summary>
public class GivenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given]);

/// <summary>The method acts.</summary>
public class WhenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.When]);

/// <summary>The method judges.</summary>
public class ThenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Then]);

/// <summary>The method is for steps of every kind.</summary>
public class StepDefinitionAttribute(string expression)
    : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given, StepDefinitionType.When, StepDefinitionType.Then]);
