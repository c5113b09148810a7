using System.Reflection;
using HousingTest.Gherkin.Bindings;

namespace HousingTest.Gherkin.Messages;

/// <summary>Says what the step libraries hold: parameter types, step definitions, hooks.</summary>
internal sealed class BindingMessages(BindingRegistry bindings, MessageIds ids)
{
    private readonly Dictionary<(MethodInfo Method, string Expression), string> _steps = [];
    private readonly Dictionary<(MethodInfo Method, HookType Type), string> _hooks = [];

    public IEnumerable<Envelope> All()
    {
        foreach (var named in bindings.Transformations.Where(transformation => transformation.Name is not null).GroupBy(transformation => transformation.Name!, StringComparer.Ordinal))
            yield return new Envelope { ParameterType = TypeOf(named.Key, [.. named]) };
        // A definition for several kinds of step is one.
        foreach (var step in bindings.Steps.DistinctBy(step => (step.Method, step.Expression)))
            yield return new Envelope { StepDefinition = Of(step) };
        foreach (var hook in bindings.AllHooks.GroupBy(hook => (hook.Method, hook.Type)))
            yield return new Envelope { Hook = Of([.. hook]) };
    }

    public string IdOf(StepBinding step) => _steps[(step.Method, step.Expression)];

    public string IdOf(HookType type, MethodInfo hook) => _hooks[(hook, type)];

    private ParameterType TypeOf(string name, IReadOnlyList<Transformation> ways) => new(
        name, [.. ways.Select(way => way.Form.Pattern).Distinct(StringComparer.Ordinal)], PreferForRegularExpressionMatch: false, UseForSnippets: false, ids.Next(),
        Of(ways[0].Method));

    private StepDefinition Of(StepBinding step)
    {
        var id = _steps[(step.Method, step.Expression)] = ids.Next();
        var type = step.Pattern.Parameters is null ? PatternType.RegularExpression : PatternType.CucumberExpression;
        return new StepDefinition(id, new StepDefinitionPattern(step.Expression, type), Of(step.Method));
    }

    private Hook Of(IReadOnlyList<HookBinding> same)
    {
        var hook = same[0];
        var id = _hooks[(hook.Method, hook.Type)] = ids.Next();
        return new Hook(id, hook.Method.Name, Of(hook.Method), TagsOf([.. same.SelectMany(one => one.Scopes)]), KindOf(hook.Type));
    }

    // A scope by feature or scenario cannot be said in tags.
    private static string? TagsOf(IReadOnlyList<BindingScope> scopes) => scopes.Count > 0 && scopes.All(scope => scope is { Tag: not null, Feature: null, Scenario: null })
        ? string.Join(" or ", scopes.Select(scope => "@" + scope.Tag).Distinct(StringComparer.Ordinal))
        : null;

    // The standard has no word for the hooks around a feature or a block of steps.
    private static HookKind? KindOf(HookType type) => type switch
    {
        HookType.BeforeTestRun => HookKind.BeforeTestRun,
        HookType.AfterTestRun => HookKind.AfterTestRun,
        HookType.BeforeScenario => HookKind.BeforeTestCase,
        HookType.AfterScenario => HookKind.AfterTestCase,
        HookType.BeforeStep => HookKind.BeforeTestStep,
        HookType.AfterStep => HookKind.AfterTestStep,
        _ => null,
    };

    private static SourceReference Of(MethodInfo method) => new(new JavaMethod(
        method.ReflectedType!.FullName ?? method.ReflectedType.Name, method.Name, [.. method.GetParameters().Select(parameter => parameter.ParameterType.FullName ?? parameter.ParameterType.Name)]));
}
