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
            .Where(type => type.IsClass && type.IsDefined(typeof(BindingAttribute), inherit: true) && !Refused(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => type.GetMethods(AllMethods).OrderBy(method => method.Name, StringComparer.Ordinal).ThenBy(method => method.MetadataToken))
            .Where(method => IsBound(method) && !Refused(method))
            .ToList();

        // Transformations name the parameter types that the expressions of the steps use.
        Transformations.AddRange(methods.SelectMany(method => TransformationReader.Read(method, Problems)).OrderBy(transformation => transformation.Order));
        Problems.AddRange(TransformationReader.Clashes(Transformations));
        var patterns = new StepPatterns(new ParameterTypes(EnumsOf(methods), Transformations.Select(transformation => transformation.Form)));
        foreach (var method in methods)
        {
            ReadSteps(method, patterns);
            ReadHooks(method);
        }
    }

    private static IEnumerable<Type> EnumsOf(IEnumerable<MethodInfo> methods) => methods
        .Where(method => method.IsDefined(typeof(StepDefinitionBaseAttribute)))
        .SelectMany(method => method.GetParameters())
        .Select(parameter => parameter.ParameterType)
        .Where(type => type.IsEnum)
        .Distinct();

    private static bool IsBound(MethodInfo method) =>
        method.IsDefined(typeof(StepDefinitionBaseAttribute)) || method.IsDefined(typeof(HookAttribute)) || method.IsDefined(typeof(StepArgumentTransformationAttribute));

    private bool Refused(Type type)
    {
        if (!type.ContainsGenericParameters)
            return false;
        Problems.Add(BindingProblems.BindingClass(type, "it is generic, and nothing says for which type its methods would be called"));
        return true;
    }

    private bool Refused(MethodInfo method)
    {
        if (MethodCall.IsAsyncVoid(method))
            Problems.Add(BindingProblems.AsyncVoid(method));
        else if (method.ContainsGenericParameters)
            Problems.Add(BindingProblems.Hook(method, "a generic method cannot be called without saying for which type"));
        else if (method is { IsStatic: false, ReflectedType.IsAbstract: true })
            Problems.Add(BindingProblems.BindingClass(method.ReflectedType, $"it is abstract, so that there is no instance to call {method.Name} on"));
        else
            return false;
        return true;
    }

    private void ReadSteps(MethodInfo method, StepPatterns patterns)
    {
        foreach (var attribute in method.GetCustomAttributes<StepDefinitionBaseAttribute>())
        {
            try
            {
                var pattern = Read(attribute, patterns);
                var taken = method.GetParameters().Length;
                // A regular expression may have groups that take no part, so that only too many parameters are surely wrong.
                if (taken > pattern.MostArguments + 1 || (pattern.Parameters is not null && taken < pattern.MostArguments))
                    Problems.Add(BindingProblems.Parameters(method, attribute.Expression, pattern.MostArguments));
                else
                    Steps.AddRange(attribute.Types.Select(type => new StepBinding((StepKind)type, attribute.Expression, method, pattern, Scopes(method, []))));
            }
            catch (ExpressionException wrong)
            {
                Problems.Add(BindingProblems.Expression(method, attribute.Expression, wrong));
            }
        }
    }

    private static StepPattern Read(StepDefinitionBaseAttribute attribute, StepPatterns patterns) => attribute.ExpressionType switch
    {
        ExpressionType.CucumberExpression => patterns.Read(attribute.Expression, isCucumber: true),
        ExpressionType.RegularExpression => patterns.Read(attribute.Expression, isCucumber: false),
        _ => patterns.Read(attribute.Expression),
    };

    private void ReadHooks(MethodInfo method)
    {
        foreach (var attribute in method.GetCustomAttributes<HookAttribute>())
        {
            if (StaticHooks.Contains(attribute.Type) && !method.IsStatic)
                Problems.Add(BindingProblems.NotStatic(method, attribute.Type.ToString()));
            else
                Hooks.Add(new HookBinding(attribute.Type, attribute.Order, method, Scopes(method, attribute.Tags)));
        }
    }

    private List<BindingScope> Scopes(MethodInfo method, string[] tags)
    {
        var scopes = method.ReflectedType!.GetCustomAttributes<ScopeAttribute>().Concat(method.GetCustomAttributes<ScopeAttribute>())
            .Select(scope => new BindingScope(scope.Tag is { } tag ? ScopeTarget.Named(tag) : null, scope.Feature, scope.Scenario))
            .Concat(tags.Select(tag => new BindingScope(ScopeTarget.Named(tag), Feature: null, Scenario: null)))
            .ToList();
        foreach (var tag in scopes.Select(scope => scope.Tag).OfType<string>().Where(tag => tag.Length == 0 || tag.Any(char.IsWhiteSpace)))
        {
            var problem = BindingProblems.Scope(method, tag);
            if (!Problems.Contains(problem))
                Problems.Add(problem);
        }

        return scopes;
    }
}
