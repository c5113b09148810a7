using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Gherkin.Running;
using HousingTest.Steps;
using Reqnroll;
using Reqnroll.BoDi;

namespace HousingTest.Runs;

/// <summary>Where outcomes, marks and put back hang: before the first scenario, around each one, and after the last.</summary>
[Binding]
public sealed class WorkerHooks(WorkerSession session, IObjectContainer container, Pickle pickle, ScenarioProgress progress, ScenarioCancellation cancellation)
{
    // Ours run first, also after a scenario: hooks end with the first that throws, and another's mistake must not keep the test copy
    // from being put back.
    private const int First = int.MinValue;

    private int Reached => progress.Steps.TakeWhile(step => step.Status is not null).Count();

    /// <summary>The test copy comes up before the first scenario, not at discovery.</summary>
    [BeforeTestRun(Order = First)]
    public static async Task StartAsync(IObjectContainer run, ScenarioCancellation cancellation)
    {
        var plan = await WorkerPlan.TakeAsync(cancellation.Token);
        var session = await WorkerSession.StartAsync(plan, cancellation.Token);
        run.RegisterInstanceAs(session);
        run.RegisterInstanceAs(session.Copy);
        run.RegisterInstanceAs(new ScenarioTurns(session.Take));
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
    public void Begin() => container.RegisterInstanceAs(session.Begin(ScenarioIdentity.Of(pickle), cancellation.Token));

    /// <summary>A step begins.</summary>
    [BeforeStep(Order = First)]
    public void BeginStep() => session.BeginStep(ScenarioIdentity.Of(pickle), Reached);

    /// <summary>A step is over.</summary>
    [AfterStep(Order = First)]
    public void EndStep() => session.EndStep(ScenarioIdentity.Of(pickle), Reached - 1, container.Resolve<HousingScreens>());

    /// <summary>A scenario's outcome is written, and the test copy put back.</summary>
    [AfterScenario(Order = First)]
    public Task EndScenarioAsync() =>
        session.EndAsync(ScenarioIdentity.Of(pickle), StepsTaken.Of(progress), container.Resolve<HousingScreens>(), cancellation.Token);
}
