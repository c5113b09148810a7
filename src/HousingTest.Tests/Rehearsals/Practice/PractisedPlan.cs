using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Runs;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Practice;

/// <summary>A plan of a few steps in SQL, practised for real on test copies of the reference system that nobody is in. Checks are answered by the test.</summary>
internal sealed class PractisedPlan : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RunDefinitions definitions;
    private readonly string environment;
    private Rehearsal? open;

    private PractisedPlan(string environment, RunDefinitions definitions) => (this.environment, this.definitions) = (environment, definitions);

    public RehearsalPlan Plan { get; private set; } = new("practice", "a few steps", "", "2026.1", Filled: false, null, [], "practice.yaml", "");

    /// <summary>What checks say; all hold without one.</summary>
    public Func<CheckRequest, CheckAnswer>? Answers { get; set; }

    public List<string> News { get; } = [];

    public RehearsalFolder Folder => new(Path.Combine(folder.Path, "rehearsals", "practice"));

    /// <summary>A plan whose steps each run a script, with the system running.</summary>
    public static PractisedPlan Of(string environment, params (string Step, string Sql)[] steps)
    {
        var practised = new PractisedPlan(environment, RunDefinitions.Read(Repository.Workspace, environment) with { Recipe = null });
        practised.Change(steps);
        return practised;
    }

    /// <summary>Puts other steps into the plan.</summary>
    public void Change(params (string Step, string Sql)[] steps)
    {
        foreach (var (step, sql) in steps)
            File.WriteAllText(Path.Combine(folder.Path, step + ".sql"), "-- system: running\n" + sql);
        Plan = Plan with
        {
            Environment = environment,
            Steps = [.. steps.Select((step, index) => new PlanStep(step.Step, step.Step, new StepAction.Sql([step.Step + ".sql"]), [new StepCheck.Scenarios("@" + step.Step)], null, null, index + 1))],
        };
    }

    /// <summary>Puts a step of another kind behind the others.</summary>
    public void Add(string name, StepAction action) => Plan = Plan with { Steps = [.. Plan.Steps, new PlanStep(name, name, action, [], TimeSpan.FromMilliseconds(1), null, Plan.Steps.Count + 1)] };

    /// <summary>The rehearsal, opened as a command would open it; the one before is closed.</summary>
    public async Task<Rehearsal> OpenAsync()
    {
        await CloseAsync();
        var crew = new RehearsalCrew(
            (release, ct) => new ReleasePublisher(Repository.Workspace).PublishAsync(ReleaseFile.Read(Repository.Root, release), new Tests.Environments.Reports(), ct),
            (request, _) => Task.FromResult(Answers?.Invoke(request) ?? Holds(request)),
            (_, _) => Task.FromResult<bool?>(null));
        open = Rehearsal.Open(
            new RehearsalSetting(new Workspace(folder.Path), Plan, environment, definitions, crew, TimeProvider.System, "tester", new OrderedProgress(News.Add)), Folder, "rehearse");
        return open;
    }

    /// <summary>Begins it and goes as far as it goes.</summary>
    public async Task<Rehearsal> RunAsync(RunWish? wish = null)
    {
        var rehearsal = await OpenAsync();
        await rehearsal.BeginAsync(TestContext.Current.CancellationToken);
        await rehearsal.GoOnAsync(wish ?? new RunWish(), TestContext.Current.CancellationToken);
        return rehearsal;
    }

    public PlanStep Step(string id) => Plan.Find(id)!;

    public static CheckAnswer Holds(CheckRequest request) => new(request.Check.Said, Passed: true, "it holds", null, 0);

    public static CheckAnswer Fails(CheckRequest request) => new(request.Check.Said, Passed: false, "it does not", null, 0) { Details = ["something is wrong"] };

    public async Task CloseAsync()
    {
        if (open is not null)
            await open.DisposeAsync();
        open = null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        folder.Dispose();
    }
}
