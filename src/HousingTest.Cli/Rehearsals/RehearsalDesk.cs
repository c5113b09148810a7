using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Runs;

namespace HousingTest.Cli.Rehearsals;

/// <summary>Puts together what a rehearsal works with, for a plan that begins or for one that is under way.</summary>
/// <param name="surroundings">What every command has at hand.</param>
/// <param name="by">Whose acts they are; null for the user of the machine.</param>
/// <param name="workers">How many test copies run scenarios at the same time.</param>
public sealed class RehearsalDesk(Surroundings surroundings, string? by, int workers)
{
    private Workspace Workspace => surroundings.Workspace;

    /// <summary>Opens the rehearsal of a plan, which begins with it when it has not yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="environment">The environment, where it is not the plan's own.</param>
    /// <param name="name">What the rehearsal is called; null for the plan's name, and the environment's where that is not the plan's own.</param>
    /// <param name="command">The command, for whoever comes second.</param>
    /// <exception cref="ProblemException">HT-REH-019, 023: it has begun elsewhere, or with another plan.</exception>
    public async Task<Rehearsal> OpenAsync(RehearsalPlan plan, string? environment, string? name, string command)
    {
        var folder = RehearsalFolder.Of(Workspace, name ?? NameOf(plan, environment ?? plan.Environment));
        // One that has begun goes on with its plan and where it began, or its checkpoints and its ledger would tell of something else.
        if (RehearsalState.Of(Ledger.Open(folder.LedgerFile, surroundings.Time, "").Lines).Begun is not { Plan: { } begunWith, Environment: { } begunIn })
            return await OpenAsync(plan, environment ?? plan.Environment, folder, command);
        if (!string.Equals(begunWith, plan.File, StringComparison.Ordinal))
            throw RehearsalProblems.OtherPlan($"rehearsals/{folder.Name}", begunWith, plan.File);
        if (environment is not null && !string.Equals(begunIn, environment, StringComparison.Ordinal))
            throw RehearsalProblems.OtherEnvironment($"rehearsals/{folder.Name}", begunIn, environment);
        return await OpenAsync(plan, begunIn, folder, command);
    }

    /// <summary>Opens a rehearsal that has begun, with its plan as that is now.</summary>
    /// <param name="name">Its name; null for the one that was worked on last.</param>
    /// <param name="command">The command, for whoever comes second.</param>
    public async Task<Rehearsal> OpenAsync(string? name, string command)
    {
        var folder = RehearsalFolder.Find(Workspace, name);
        var begun = RehearsalState.Of(Ledger.Open(folder.LedgerFile, surroundings.Time, "").Lines).Begun ?? throw RehearsalProblems.NotBegun(folder.Name, []);
        return await OpenAsync(PlanFile.Read(Workspace.Root, begun.Plan!), begun.Environment!, folder, command);
    }

    /// <summary>The name of a plan's rehearsal in an environment.</summary>
    public static string NameOf(RehearsalPlan plan, string environment) =>
        string.Equals(environment, plan.Environment, StringComparison.Ordinal) ? plan.Name : $"{plan.Name}-{Path.GetFileNameWithoutExtension(environment)}";

    private async Task<Rehearsal> OpenAsync(RehearsalPlan plan, string environment, RehearsalFolder folder, string command)
    {
        var asked = surroundings.Interrupt.Asked;
        var definitions = RunDefinitions.Read(Workspace, environment);
        await new LeaseStore(Workspace).SweepAsync(asked);
        var progress = new OrderedProgress(text => surroundings.Error.Profile.Out.Writer.WriteLine(text));
        var checks = new CheckStage(surroundings, environment, workers);
        var crew = new RehearsalCrew(
            (release, ct) => new ReleasePublisher(Workspace).PublishAsync(definitions.Release(Workspace, release), progress, ct),
            (request, _) => checks.CheckAsync(request),
            new PersonAtTerminal(surroundings).AskAsync);
        return Rehearsal.Open(
            new RehearsalSetting(Workspace, plan, environment, definitions, crew, surroundings.Time, by ?? Environment.UserName, progress), folder, command);
    }
}
