using System.Reflection;
using HousingTest.Gherkin.Expressions;
using HousingTest.Model;

namespace HousingTest.Gherkin.Bindings;

/// <summary>What can be wrong with step definitions and hooks, in words for the person who writes them.</summary>
internal static class BindingProblems
{
    public static Problem AsyncVoid(MethodInfo method) => new(
        "HT-GHK-101", "An async method of a step library returns nothing", Place(method), "nobody can wait for it, and its failure would end the process", "return Task");

    public static Problem NotStatic(MethodInfo method, string hook) => new(
        "HT-GHK-102", $"A [{hook}] method is not static", Place(method), "no scenario runs when it is called, so there is no instance", "make it static, and take what it needs as parameters");

    public static Problem Expression(MethodInfo method, string expression, ExpressionException mistake) => new(
        "HT-GHK-103",
        $"The step '{expression}' cannot be used",
        Place(method),
        mistake.Column is { } column ? $"{mistake.Message} (column {column})\n{mistake.Pointer}" : mistake.Message,
        mistake.Remedy);

    public static Problem Parameters(MethodInfo method, string expression, int given) => new(
        "HT-GHK-104",
        $"The step '{expression}' gives {given} arguments, and its method takes {method.GetParameters().Length}",
        Place(method),
        "a text or table beneath the step is one argument more, the last",
        "give the method one parameter for each argument of the step");

    public static Problem Transformation(MethodInfo method, string why) => new(
        "HT-GHK-105", "A step argument transformation cannot be used", Place(method), why, "mend the attribute or the method");

    public static Problem Scope(MethodInfo method, string tag) => new(
        "HT-GHK-106",
        $"A binding is meant for '{tag}', which is no tag",
        Place(method),
        "a binding names one tag, and no tag holds blanks",
        "write one tag; of several [Scope] attributes, or several tags of a hook, one is enough");

    public static Problem Hook(MethodInfo method, string why) => new(
        "HT-GHK-107", "A hook cannot be used", Place(method), why, "mend the attribute or the method");

    public static Problem BindingClass(Type type, string why) => new(
        "HT-GHK-108", "A binding class cannot be used", type.FullName ?? type.Name, why, "make it a plain class, or take [Binding] away");

    private static string Place(MethodInfo method) => $"{method.DeclaringType?.FullName}.{method.Name}";
}
