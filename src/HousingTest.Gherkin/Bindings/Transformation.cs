using System.Reflection;
using System.Text.RegularExpressions;
using HousingTest.Gherkin.Expressions;
using Reqnroll;

namespace HousingTest.Gherkin.Bindings;

/// <summary>A method that turns arguments into the type that it returns.</summary>
/// <param name="Name">What Cucumber expressions call the type; null when it goes by its own name.</param>
/// <param name="Pattern">The regular expression as written; null when any text will do.</param>
/// <param name="Regex">The same, over the whole argument.</param>
/// <param name="Order">Lower is tried first.</param>
/// <param name="Method">The method.</param>
/// <param name="Result">The type that it gives, tasks unwrapped.</param>
internal sealed record Transformation(string? Name, string? Pattern, Regex? Regex, int Order, MethodInfo Method, Type Result)
{
    /// <summary>What it adds to the parameter types.</summary>
    public CustomForm Form => new(Name, Method.ReturnType, Pattern);

    /// <summary>Class and method, as problems name it.</summary>
    public string Place => $"{Method.DeclaringType?.Name}.{Method.Name}";

    /// <summary>Whether it turns this value into that type.</summary>
    public bool Takes(object value, Type target)
    {
        if (Result != target)
            return false;
        if (Regex is not null && value is string text)
            return Regex.IsMatch(text);
        var first = Method.GetParameters().FirstOrDefault()?.ParameterType;
        return value is Table == (first is not null && typeof(Table).IsAssignableFrom(first));
    }
}
