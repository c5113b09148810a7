using HousingTest.Model;
using HousingTest.Runs;
using HousingTest.Steps;
using Reqnroll;
using Reqnroll.BoDi;
using Xunit;

// One test copy, one scenario at a time: more cores mean more workers.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace HousingTest.Features;

/// <summary>
/// With DesignPackages: marks, outcomes and put back on the hooks of the package. It compiles all features into tests, of which those are skipped
/// that the worker was not asked for, or that another worker has.
/// </summary>
[Binding]
public sealed class CompiledHooks(IObjectContainer container, FeatureContext feature, ScenarioContext scenario)
{
    // As in WorkerHooks: another's mistake must not keep the test copy from being put back.
    private const int First = int.MinValue;

    private readonly List<Problem> _problems = [];
    private CompiledScenario? _found;
    private List<StepResult> _steps = [];
    private int _next;

    private WorkerSession Session => container.Resolve<WorkerSession>();

    /// <summary>The test copy comes up before the first scenario.</summary>
    [BeforeTestRun(Order = First)]
    public static async Task StartAsync(IObjectContainer run)
    {
        var plan = await WorkerPlan.TakeAsync(TestContext.Current.CancellationToken, bound: false);
        var session = await WorkerSession.StartAsync(plan, TestContext.Current.CancellationToken);
        run.RegisterInstanceAs(session);
        run.RegisterInstanceAs(session.Copy);
        run.RegisterInstanceAs(CompiledScenarios.Read(plan.Workspace));
    }

    /// <summary>And goes after the last, whatever happened.</summary>
    [AfterTestRun(Order = First)]
    public static async Task EndAsync(IObjectContainer run)
    {
        if (run.IsRegistered<WorkerSession>())
            await run.Resolve<WorkerSession>().DisposeAsync();
    }

    /// <summary>A scenario begins at the mark.</summary>
    [BeforeScenario(Order = First)]
    public void Begin()
    {
        var (about, info) = (feature.FeatureInfo, scenario.ScenarioInfo);
        var found = container.Resolve<CompiledScenarios>().Find(
            about.FolderPath ?? "", about.Title, scenario.RuleInfo?.Title, info.Title, [.. info.Arguments.Values.Cast<object?>().Select(value => value?.ToString() ?? "")]);
        Assert.SkipUnless(found is not null && Session.Take(found.Id), "the worker was not asked for it, or another has it");
        container.RegisterInstanceAs(Session.Begin(found!.Id, TestContext.Current.CancellationToken));
        (_found, _steps) = (found, [.. found.Steps]);
    }

    /// <summary>A step begins.</summary>
    [BeforeStep(Order = First)]
    public void BeginStep() => Session.BeginStep(_found!.Id, _next);

    /// <summary>A step is over.</summary>
    [AfterStep(Order = First)]
    public void EndStep()
    {
        Keep(scenario.StepContext.Status, scenario.StepContext.StepError);
        Session.EndStep(_found!.Id, _next++, container.Resolve<HousingScreens>());
    }

    /// <summary>A scenario's outcome is written, and the test copy put back.</summary>
    [AfterScenario(Order = First)]
    public async Task EndScenarioAsync()
    {
        if (_found is null)
            return;
        var status = scenario.ScenarioExecutionStatus;
        var told = status == ScenarioExecutionStatus.OK || _steps.Exists(step => step.Status == ScenarioStatus.Failed);
        // The package calls no hooks around a step that it cannot bind.
        if (!told && _next < _steps.Count && (_next > 0 || status != ScenarioExecutionStatus.TestError))
            Keep(status, scenario.TestError);
        else if (!told)
            _steps.Add(new StepResult("(around the scenario)", _found.Line, ScenarioStatus.Failed, FailureText.Of(scenario.TestError)));
        await Session.EndAsync(
            _found.Id, new StepsTaken(StatusOf(status), _steps, _problems), container.Resolve<HousingScreens>(), TestContext.Current.CancellationToken);
    }

    private void Keep(ScenarioExecutionStatus status, Exception? error)
    {
        _problems.AddRange((error as ProblemException)?.Problems ?? []);
        StepGap? gap = status switch
        {
            ScenarioExecutionStatus.UndefinedStep => StepGap.Undefined,
            ScenarioExecutionStatus.BindingError => StepGap.Ambiguous,
            ScenarioExecutionStatus.StepDefinitionPending => StepGap.Pending,
            _ => null,
        };
        var why = FailureText.Of(error) ?? (status == ScenarioExecutionStatus.UndefinedStep ? "No step definition reads so" : null);
        _steps[_next] = _steps[_next] with { Status = StatusOf(status), Failure = why, Gap = gap };
    }

    private static ScenarioStatus StatusOf(ScenarioExecutionStatus status) => status switch
    {
        ScenarioExecutionStatus.OK => ScenarioStatus.Passed,
        ScenarioExecutionStatus.Skipped => ScenarioStatus.NotRun,
        _ => ScenarioStatus.Failed,
    };
}
