using System.Reflection;
using System.Text.RegularExpressions;
using HousingTest.Gherkin.Expressions;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Gherkin.Bindings;

/// <summary>Finds step argument transformations, and says what is wrong with those that can never work.</summary>
internal static class TransformationReader
{
    private const string ReservedInNames = @"(){}/\";

    /// <summary>The transformations of a method. A problem is added for each that cannot be used.</summary>
    public static IEnumerable<Transformation> Read(MethodInfo method, List<Problem> problems)
    {
        foreach (var attribute in method.GetCustomAttributes<StepArgumentTransformationAttribute>())
        {
            if (Read(method, attribute, out var why) is { } transformation)
                yield return transformation;
            else
                problems.Add(BindingProblems.Transformation(method, why));
        }
    }

    /// <summary>Two transformations may share a name only if they give the same type: an expression means one type by it.</summary>
    public static IEnumerable<Problem> Clashes(IEnumerable<Transformation> transformations) =>
        from named in transformations.Where(transformation => transformation.Name is not null).GroupBy(transformation => transformation.Name, StringComparer.Ordinal)
        let first = named.First()
        from other in named
        where other.Result != first.Result
        select BindingProblems.Transformation(
            other.Method, $"it gives {other.Result.Name} as {{{other.Name}}}, which is {first.Result.Name} by {first.Place} already");

    private static Transformation? Read(MethodInfo method, StepArgumentTransformationAttribute attribute, out string why)
    {
        why = "";
        if (MethodCall.ResultOf(method.ReturnType) is not { } result)
            why = "it returns nothing";
        else if (attribute.Name is { } name && name.AsSpan().ContainsAny(ReservedInNames))
            why = $"the name '{name}' holds one of {string.Join(' ', ReservedInNames.AsEnumerable())}, which mean something else in expressions";
        else if (Pattern(attribute, out var regex, ref why) && TakesAsManyAsGiven(method, regex, ref why))
            return new Transformation(attribute.Name, attribute.Regex, regex, attribute.Order, method, result);
        return null;
    }

    private static bool Pattern(StepArgumentTransformationAttribute attribute, out Regex? regex, ref string why)
    {
        regex = null;
        if (attribute.Regex is null)
            return true;
        try
        {
            regex = StepPatterns.WholeText(attribute.Regex);
            return true;
        }
        catch (ExpressionException wrong)
        {
            why = $"{wrong.Message} (column {wrong.Column})\n{wrong.Pointer}";
            return false;
        }
    }

    private static bool TakesAsManyAsGiven(MethodInfo method, Regex? regex, ref string why)
    {
        var taken = method.GetParameters().Length;
        var given = regex is null ? 1 : regex.GetGroupNumbers().Length - 1;
        if (taken == given)
            return true;
        why = regex is null
            ? $"without a regular expression it is given one argument, and takes {taken}"
            : $"its regular expression gives {given} arguments, one for each group, and it takes {taken}";
        return false;
    }
}
