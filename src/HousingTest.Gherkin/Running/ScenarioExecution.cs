using System.Collections.Specialized;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.BoDi;

namespace HousingTest.Gherkin.Running;

/// <summary>
/// One scenario from its first hook to its last. A failing hook before it skips every step; a failing step skips those that follow. Steps that
/// are skipped are still matched, so that all unknown ones are known. A failing hook of a block, or behind a step, ends the steps. The hooks
/// after the scenario are called in every case.
/// </summary>
internal sealed class ScenarioExecution
{
    private readonly Pickle _pickle;
    private readonly BindingRegistry _bindings;
    private readonly HookCaller _hooks;
    private readonly ScopeTarget _target;
    private readonly ObjectContainer _container;
    private readonly ScenarioContext _context;
    private readonly ScenarioProgress _progress;
    private readonly CancellationToken _cancellationToken;

    public ScenarioExecution(
        Pickle pickle, BindingRegistry bindings, HookCaller hooks, ObjectContainer feature, CancellationToken cancellationToken)
    {
        _pickle = pickle;
        _bindings = bindings;
        _hooks = hooks;
        _target = ScopeTarget.Of(pickle);
        _cancellationToken = cancellationToken;
        _progress = new ScenarioProgress(pickle);
        _container = new ObjectContainer(feature);
        _context = new ScenarioContext(_container, InfoOf(pickle), RuleOf(pickle));
        _container.RegisterInstanceAs(_context);
        _container.RegisterInstanceAs<IScenarioContext>(_context);
        _container.RegisterInstanceAs(pickle);
        _container.RegisterInstanceAs(_progress);
        _container.RegisterInstanceAs(new ScenarioCancellation(cancellationToken));
    }

    public async Task<ScenarioProgress> RunAsync()
    {
        await CallAsync(HookType.BeforeScenario);
        await RunStepsAsync();
        _progress.SkipRest();
        await CallAsync(HookType.AfterScenario);
        foreach (var failure in await Disposal.TryAsync(_container))
            Fail(failure);
        return _progress;
    }

    private async Task RunStepsAsync()
    {
        for (var step = 0; step < _pickle.Steps.Count; step++)
        {
            if (!await EnterBlockAsync((ScenarioBlock)(_pickle.Steps[step].Kind + 1)) || !await RunStepAsync(step))
                return;
        }

        await EnterBlockAsync(ScenarioBlock.None);
    }

    private async Task<bool> EnterBlockAsync(ScenarioBlock block)
    {
        var left = _context.CurrentScenarioBlock;
        if (left == block)
            return true;
        if (left != ScenarioBlock.None && IsOk && !await CallAsync(HookType.AfterScenarioBlock))
            return false;
        _context.CurrentScenarioBlock = block;
        return block == ScenarioBlock.None || !IsOk || await CallAsync(HookType.BeforeScenarioBlock);
    }

    private bool IsOk => _progress.Status == ScenarioExecutionStatus.OK;

    // False when a hook after the step failed, which ends the steps.
    private async Task<bool> RunStepAsync(int index)
    {
        var step = _pickle.Steps[index];
        var match = _bindings.Match(_pickle, step);
        _context.StepContext = new ScenarioStepContext(new StepInfo(
            (StepDefinitionType)step.Kind, step.Text, step.Table is { } rows ? StepMatch.TableOf(rows) : null, step.DocString));
        try
        {
            if (match.Binding is not { } binding)
                Record(index, match.Status, new ProblemException(match.Problem!));
            else if (!IsOk)
                Record(index, ScenarioExecutionStatus.Skipped, error: null);
            else if (_cancellationToken.IsCancellationRequested)
                Record(index, ScenarioExecutionStatus.TestError, new OperationCanceledException(_cancellationToken));
            else if (await ConvertAsync(index, match, binding) is { } arguments)
                return await RunBoundAsync(index, binding, arguments);
            return true;
        }
        finally
        {
            _context.StepContext = null!;
        }
    }

    private async Task<object?[]?> ConvertAsync(int index, StepMatch match, StepBinding binding)
    {
        var parameters = binding.Method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var at = 0; at < parameters.Length; at++)
        {
            try
            {
                arguments[at] = await _bindings.Converter.ConvertAsync(match.Arguments[at], parameters[at].ParameterType, _container);
            }
            catch (Exception failure)
            {
                var problem = failure as ProblemException
                    ?? new ProblemException(StepProblems.Unconverted(_pickle, _pickle.Steps[index], parameters[at].Name ?? "", match.Arguments[at], failure), failure);
                Record(index, ScenarioExecutionStatus.TestError, problem);
                return null;
            }
        }

        return arguments;
    }

    private async Task<bool> RunBoundAsync(int index, StepBinding binding, object?[] arguments)
    {
        // A hook that fails before the step fails the scenario, and the step with it; the hooks behind the step are called all the same.
        if (await TryCallAsync(HookType.BeforeStep) is { } failure)
            Record(index, ScenarioExecutionStatus.TestError, failure);
        else
            await InvokeAsync(index, binding, arguments);
        return await CallAsync(HookType.AfterStep);
    }

    private async Task InvokeAsync(int index, StepBinding binding, object?[] arguments)
    {
        try
        {
            await MethodCall.InvokeAsync(binding.Method, _container, arguments);
            Record(index, ScenarioExecutionStatus.OK, error: null);
        }
        catch (PendingStepException)
        {
            Record(index, ScenarioExecutionStatus.StepDefinitionPending, new ProblemException(StepProblems.Pending(_pickle, _pickle.Steps[index], binding)));
        }
        catch (Exception failure)
        {
            Record(index, ScenarioExecutionStatus.TestError, failure);
        }
    }

    private void Record(int index, ScenarioExecutionStatus status, Exception? error)
    {
        var isWorse = status is not ScenarioExecutionStatus.Skipped && status > _progress.Status;
        _progress.Record(index, status, error);
        _context.StepContext.Status = status;
        // An undefined step throws nothing.
        var thrown = status == ScenarioExecutionStatus.UndefinedStep ? null : error;
        _context.StepContext.StepError = thrown;
        if (isWorse && thrown is not null)
            _context.TestError = thrown;
        _context.ScenarioExecutionStatus = _progress.Status;
    }

    private async Task<bool> CallAsync(HookType type) => await TryCallAsync(type) is null;

    private async Task<Exception?> TryCallAsync(HookType type)
    {
        var failure = await _hooks.TryCallAsync(type, _target, _container);
        if (failure is not null)
            Fail(failure);
        return failure;
    }

    private void Fail(Exception failure)
    {
        _progress.Fail(ScenarioExecutionStatus.TestError, failure);
        _context.TestError ??= failure;
        _context.ScenarioExecutionStatus = _progress.Status;
    }

    private static ScenarioInfo InfoOf(Pickle pickle)
    {
        var arguments = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in pickle.Arguments)
            arguments[name] = value;
        return new ScenarioInfo(
            pickle.Name,
            pickle.Scenario.Description,
            Names([.. pickle.Scenario.Tags, .. pickle.Examples?.Tags ?? []]),
            arguments,
            Names([.. pickle.Feature.Tags, .. pickle.Rule?.Tags ?? []]));
    }

    private static RuleInfo? RuleOf(Pickle pickle) => pickle.Rule is { } rule ? new RuleInfo(rule.Name, rule.Description, Names(rule.Tags)) : null;

    private static string[] Names(IReadOnlyList<Tag> tags) => [.. tags.Select(tag => tag.Name.TrimStart('@'))];
}
