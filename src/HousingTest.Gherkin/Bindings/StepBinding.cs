using System.Reflection;
using HousingTest.Gherkin.Expressions;
using HousingTest.Gherkin.Language;

namespace HousingTest.Gherkin.Bindings;

/// <summary>A step that is known: its expression, and the method behind it.</summary>
public sealed class StepBinding
{
    internal StepBinding(StepKind kind, string expression, MethodInfo method, StepPattern pattern, IReadOnlyList<BindingScope> scopes)
    {
        Kind = kind;
        Expression = expression;
        Method = method;
        Pattern = pattern;
        Scopes = scopes;
    }

    /// <summary>Which kind of step it is for.</summary>
    public StepKind Kind { get; }

    /// <summary>The expression as written in the step definition.</summary>
    public string Expression { get; }

    /// <summary>The method that is called.</summary>
    public MethodInfo Method { get; }

    /// <summary>Class and method, as problems name it.</summary>
    public string Place => $"{Method.DeclaringType?.Name}.{Method.Name}";

    internal StepPattern Pattern { get; }

    internal IReadOnlyList<BindingScope> Scopes { get; }

    /// <summary>Kind and expression, as lists of steps show it.</summary>
    public override string ToString() => $"{Kind} {Expression}";
}
