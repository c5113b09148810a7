using System.Reflection;
using HousingTest.Gherkin.Expressions;
using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Gherkin.Bindings;

/// <summary>Finds step definitions, hooks and transformations in binding classes. Order is by class and method name, so that it is the same everywhere.</summary>
internal sealed class BindingReader
{
    private const BindingFlags AllMethods = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly HookType[] StaticHooks =
        [HookType.BeforeTestRun, HookType.AfterTestRun, HookType.BeforeFeature, HookType.AfterFeature];

    public List<StepBinding> Steps { get; } = [];

    public List<HookBinding> Hooks { get; } = [];

    public List<Transformation> Transformations { get; } = [];

    public List<Problem> Problems { get; } = [];

    public void Read(IEnumerable<Type> types)
    {
        var methods = types
            .Where(type => type.IsDefined(typeof(BindingAttribute), inherit: false) && type is { IsClass: true, ContainsGenericParameters: false })
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => type.GetMethods(AllMethods).Where(method => method.DeclaringType != typeof(object)).OrderBy(method => method.Name, StringComparer.Ordinal).ThenBy(method => method.MetadataToken))
            .ToList();

        // Transformations name the parameter types that the expressions of the steps use.
        foreach (var method in methods)
            ReadTransformations(method);
        Transformations.Sort((one, other) => one.Order.CompareTo(other.Order));
        var patterns = new StepPatterns(ParameterTypes(methods));
        foreach (var method in methods)
        {
            ReadSteps(method, patterns);
            ReadHooks(method);
        }
    }

    private void ReadTransformations(MethodInfo method)
    {
        foreach (var attribute in method.GetCustomAttributes<StepArgumentTransformationAttribute>())
        {
            if (MethodCall.ResultOf(method.ReturnType) is not { } result)
            {
                Problems.Add(BindingProblems.Transformation(method, "it returns nothing"));
                continue;
            }

            try
            {
                var regex = attribute.Regex is { } pattern ? StepPatterns.WholeText(pattern) : null;
                Transformations.Add(new Transformation(attribute.Name ?? result.Name, attribute.Regex, regex, attribute.Order, method, result));
            }
            catch (ExpressionException wrong)
            {
                Problems.Add(BindingProblems.Transformation(method, wrong.Message));
            }
        }
    }

    private Dictionary<string, ParameterType> ParameterTypes(IReadOnlyList<MethodInfo> methods)
    {
        var types = ParameterType.BuiltIn.ToDictionary(type => type.Name, StringComparer.Ordinal);
        var enums = methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType).Where(type => type.IsEnum).Distinct();
        foreach (var name in enums.SelectMany(type => new[] { type.Name, type.FullName ?? type.Name }))
            types.TryAdd(name, new ParameterType(name, [".*"]));

        // A transformation to a built-in type widens it, for instance {int} by "three"; one with a new name makes a type.
        foreach (var transformation in Transformations)
        {
            var pattern = transformation.Pattern ?? ".*";
            var names = types.Keys.Where(name => name.Length > 0 && IsAliasOf(name, transformation)).Append(transformation.Name).Distinct(StringComparer.Ordinal).ToList();
            foreach (var name in names)
                types[name] = types.TryGetValue(name, out var known) ? known with { Patterns = [.. known.Patterns, pattern] } : new ParameterType(name, [pattern]);
        }

        return types;
    }

    private static bool IsAliasOf(string name, Transformation transformation)
    {
        if (!string.Equals(transformation.Name, transformation.Result.Name, StringComparison.Ordinal))
            return false;
        var aliased = name switch
        {
            "int" => typeof(int),
            "byte" => typeof(byte),
            "long" => typeof(long),
            "float" => typeof(float),
            "double" => typeof(double),
            "decimal" => typeof(decimal),
            _ => null,
        };
        return transformation.Result == aliased;
    }

    private void ReadSteps(MethodInfo method, StepPatterns patterns)
    {
        var attributes = method.GetCustomAttributes<StepDefinitionBaseAttribute>().ToList();
        if (attributes.Count > 0 && Refused(method))
            return;
        foreach (var attribute in attributes)
        {
            try
            {
                var pattern = patterns.Read(attribute.Expression);
                var taken = method.GetParameters().Length;
                // A regular expression may have groups that take no part, so that only too many parameters are surely wrong.
                if (taken > pattern.MostArguments + 1 || (pattern.Parameters is not null && taken < pattern.MostArguments))
                    Problems.Add(BindingProblems.Parameters(method, attribute.Expression, pattern.MostArguments));
                else
                    Steps.AddRange(attribute.Types.Select(type => new StepBinding((StepKind)type, attribute.Expression, method, pattern, Scopes(method, []))));
            }
            catch (ExpressionException wrong)
            {
                Problems.Add(BindingProblems.Expression(method, attribute.Expression, wrong.Message));
            }
        }
    }

    private void ReadHooks(MethodInfo method)
    {
        var attributes = method.GetCustomAttributes<HookAttribute>().ToList();
        if (attributes.Count > 0 && Refused(method))
            return;
        foreach (var attribute in attributes)
        {
            if (StaticHooks.Contains(attribute.Type) && !method.IsStatic)
                Problems.Add(BindingProblems.NotStatic(method, attribute.Type.ToString()));
            else
                Hooks.Add(new HookBinding(attribute.Type, attribute.Order, method, Scopes(method, attribute.Tags)));
        }
    }

    private bool Refused(MethodInfo method)
    {
        if (MethodCall.IsAsyncVoid(method))
            Problems.Add(BindingProblems.AsyncVoid(method));
        else if (method.ContainsGenericParameters)
            Problems.Add(BindingProblems.Hook(method, "a generic method cannot be called without saying for which type"));
        else
            return false;
        return true;
    }

    private List<BindingScope> Scopes(MethodInfo method, string[] tags)
    {
        try
        {
            var attributes = method.GetCustomAttributes<ScopeAttribute>().Concat(method.ReflectedType!.GetCustomAttributes<ScopeAttribute>());
            var scopes = attributes.Select(scope => new BindingScope(scope.Tag is { } tag ? TagExpression.Parse(tag) : null, scope.Feature, scope.Scenario));
            return [.. scopes, .. tags.Select(tag => new BindingScope(TagExpression.Parse(tag), Feature: null, Scenario: null))];
        }
        catch (ProblemException wrong)
        {
            Problems.Add(BindingProblems.Scope(method, wrong.Problems[0].Why));
            return [];
        }
    }
}
