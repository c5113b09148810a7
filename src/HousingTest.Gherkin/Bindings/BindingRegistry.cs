using System.Reflection;
using System.Text.RegularExpressions;
using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Gherkin.Bindings;

/// <summary>All step definitions, hooks and transformations of the step libraries, found once.</summary>
public sealed class BindingRegistry
{
    private BindingRegistry(BindingReader found)
    {
        Steps = found.Steps;
        AllHooks = found.Hooks;
        Transformations = found.Transformations;
        Converter = new ArgumentConverter(found.Transformations);
    }

    /// <summary>Every known step, one for each kind and expression, by class and method name.</summary>
    public IReadOnlyList<StepBinding> Steps { get; }

    internal ArgumentConverter Converter { get; }

    /// <summary>Every transformation, those first that are tried first.</summary>
    internal IReadOnlyList<Transformation> Transformations { get; }

    /// <summary>Every hook, by class and method name.</summary>
    internal IReadOnlyList<HookBinding> AllHooks { get; }

    /// <summary>Finds what is bound in assemblies.</summary>
    /// <exception cref="ProblemException">HT-GHK-101 to 108: bindings that cannot be used, all together.</exception>
    public static BindingRegistry Of(params IReadOnlyList<Assembly> assemblies) => Of(assemblies.Distinct().SelectMany(assembly => assembly.GetTypes()));

    /// <summary>Finds what is bound in some classes.</summary>
    /// <exception cref="ProblemException">HT-GHK-101 to 108: bindings that cannot be used, all together.</exception>
    public static BindingRegistry Of(IEnumerable<Type> types)
    {
        var reader = new BindingReader();
        reader.Read(types);
        return reader.Problems.Count == 0 ? new BindingRegistry(reader) : throw new ProblemException(reader.Problems);
    }

    /// <summary>What would keep the steps of a scenario from being bound: undefined (with the nearest known steps and a snippet), ambiguous, arguments that do not fit. Nothing runs.</summary>
    public IReadOnlyList<Problem> Check(Pickle pickle) =>
        [.. pickle.Steps.Select(step => Match(pickle, step).Problem).OfType<Problem>()];

    /// <summary>The same for many: a step that nothing binds in several rows of an outline, or in a background, is told once; wrong arguments each.</summary>
    public IReadOnlyList<Problem> Check(IEnumerable<Pickle> pickles) =>
        [.. pickles.SelectMany(Check).DistinctBy(problem => (problem.Id, problem.Where, Wrong: problem.Id is StepProblems.UnfitId ? problem.Why : ""))];

    /// <summary>What the steps of a scenario are bound to, in their order; a step that is not bound is left out.</summary>
    public IReadOnlyList<StepBinding> BoundTo(Pickle pickle) =>
        [.. pickle.Steps.Select(step => Match(pickle, step).Binding).OfType<StepBinding>()];

    /// <summary>What a step of a scenario is bound to; null when it is not.</summary>
    public StepBinding? BoundTo(Pickle pickle, PickleStep step) => Match(pickle, step).Binding;

    /// <summary>The hooks of a sort that are meant for a target, each method once, in their order.</summary>
    internal IReadOnlyList<MethodInfo> Hooks(HookType type, ScopeTarget target) =>
    [
        .. AllHooks.Where(hook => hook.Type == type && BindingScope.WeighBest(hook.Scopes, target) is not null)
            .DistinctBy(hook => hook.Method)
            .OrderBy(hook => hook.Order)
            .Select(hook => hook.Method),
    ];

    /// <summary>The binding of a step. The one with the closest scope wins; several that are equally close are ambiguous.</summary>
    internal StepMatch Match(Pickle pickle, PickleStep step)
    {
        try
        {
            var candidates = Candidates(pickle, step).ToList();
            var fitting = candidates.Where(candidate => Fits(candidate.Binding, candidate.Arguments)).ToList();
            var closest = fitting.Where(candidate => candidate.Weight == fitting.Max(other => other.Weight)).DistinctBy(candidate => candidate.Binding.Method).ToList();
            return closest switch
            {
                [var only] => StepMatch.To(only.Binding, only.Arguments),
                [] when candidates.Count > 0 => Unfit(pickle, step, candidates),
                [] => StepMatch.None(ScenarioExecutionStatus.UndefinedStep, Unknown(pickle, step)),
                _ => Ambiguous(pickle, step, [.. closest.Select(candidate => candidate.Binding)]),
            };
        }
        catch (RegexMatchTimeoutException endless)
        {
            return StepMatch.None(ScenarioExecutionStatus.BindingError, StepProblems.Endless(pickle, step, endless.Pattern));
        }
    }

    // The library that this follows finds out by trying when there is only one candidate, so that a value that cannot be converted counts as a
    // failing step there, and as a wrong binding when there are several.
    private StepMatch Unfit(Pickle pickle, PickleStep step, List<(StepBinding Binding, IReadOnlyList<object> Arguments, int Weight)> candidates)
    {
        var (binding, arguments, _) = candidates[0];
        var isTried = candidates.DistinctBy(candidate => candidate.Binding.Method).Count() == 1 && binding.Method.GetParameters().Length == arguments.Count;
        return StepMatch.None(
            isTried ? ScenarioExecutionStatus.TestError : ScenarioExecutionStatus.BindingError, StepProblems.Unfit(pickle, step, binding, arguments, Converter)) with
        {
            Rivals = [.. candidates.Select(candidate => candidate.Binding).DistinctBy(candidate => candidate.Method)],
        };
    }

    private static StepMatch Ambiguous(Pickle pickle, PickleStep step, IReadOnlyList<StepBinding> rivals) =>
        StepMatch.None(ScenarioExecutionStatus.BindingError, StepProblems.Ambiguous(pickle, step, rivals)) with { Rivals = rivals };

    private Problem Unknown(Pickle pickle, PickleStep step) =>
        NearMiss.Find(step, Steps.Where(binding => binding.Kind == step.Kind && BindingScope.WeighBest(binding.Scopes, ScopeTarget.Of(pickle)) is not null)) is { } miss
            ? StepProblems.Misfit(pickle, step, miss, Converter)
            : Steps.Where(binding => binding.Kind != step.Kind && binding.Pattern.Match(step.Text) is not null).ToList() is { Count: > 0 } others
                ? StepProblems.OfAnotherKind(pickle, step, others)
                : StepProblems.Undefined(pickle, step, Steps);

    private IEnumerable<(StepBinding Binding, IReadOnlyList<object> Arguments, int Weight)> Candidates(Pickle pickle, PickleStep step)
    {
        var target = ScopeTarget.Of(pickle);
        foreach (var binding in Steps.Where(binding => binding.Kind == step.Kind))
        {
            if (binding.Pattern.Match(step.Text) is { } arguments && BindingScope.WeighBest(binding.Scopes, target) is { } weight)
                yield return (binding, [.. arguments, .. StepMatch.Beneath(step)], weight);
        }
    }

    private bool Fits(StepBinding binding, IReadOnlyList<object> arguments)
    {
        var parameters = binding.Method.GetParameters();
        return parameters.Length == arguments.Count && parameters.Zip(arguments).All(pair => Converter.CanConvert(pair.Second, pair.First.ParameterType));
    }
}
