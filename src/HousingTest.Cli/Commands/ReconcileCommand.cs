using System.CommandLine;
using HousingTest.Cli.Reconciling;
using HousingTest.Databases;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>reconcile</c>: whether two sides agree, such as a legacy system's extract and what a migration made of it.</summary>
public static class ReconcileCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "A name in fixtures/reconciliations/, or a .yaml file" };
        var environment = new Option<string?>("--environment") { Description = "A file in environments/: a test copy is made of it, for the side that is in a database", HelpName = "NAME" };
        var release = SharedOptions.Release();
        var to = new Option<string?>("--to") { Description = "Folder for the results; those of earlier loads in it are the trend. Without it reconciliations/NAME", HelpName = "FOLDER" };
        var unmask = new Option<string?>("--unmask") { Description = "Show values of real people as they are, and say why: a line in ledger.ndjson beside the results", HelpName = "WHY" };
        var by = new Option<string?>("--by") { Description = "Whose act that is, for the ledger; without it the user of this machine", HelpName = "NAME" };
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "reconcile", "Reconcile two sides, such as a legacy extract and the migrated system: counts, sums in pence, key for key, field for field.",
            "Two extracts need no environment. Every break is listed with both values and the rows to look at. What the file can say: docs/reconciliation.md.\n"
            + "Exit code 0 everything was looked at and agrees, 1 something does not or nothing was compared, 2 it could not be made.",
            "./housingtest reconcile rent-accounts",
            "./housingtest reconcile fixtures/reconciliations/parallel-rent-run.yaml --to rehearsals/rent-run",
            "./housingtest reconcile charges-in-system --environment embedded") { file, environment, release, to, unmask, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "reconcile", parsed.GetValue(json), async () =>
        {
            var definition = ReconciliationFile.Read(surroundings.Workspace.Root, parsed.GetValue(file)!);
            var unmasking = parsed.GetValue(unmask) is { } why ? new Unmasking(parsed.GetValue(by) ?? System.Environment.UserName, why) : null;
            if (parsed.GetValue(environment) is not { } named)
                return await ReconcileAsync(surroundings, definition, parsed.GetValue(to), null, null, null, unmasking);
            var definitions = RunDefinitions.Read(surroundings.Workspace, named);
            var released = definitions.Release(surroundings.Workspace, parsed.GetResult(release) is { Implicit: false } ? parsed.GetValue(release)! : definitions.Environment.Release ?? parsed.GetValue(release)!);
            await using var copy = await ProvisionAsync(surroundings, definitions, released);
            return await ReconcileAsync(surroundings, definition, parsed.GetValue(to), definitions.Environment, copy.Database, definitions.Map, unmasking);
        }));
        return command;
    }

    private static async Task<TestCopy> ProvisionAsync(Surroundings surroundings, RunDefinitions definitions, ReleaseDefinition release)
    {
        var (workspace, progress, asked) = (surroundings.Workspace, Progress(surroundings), surroundings.Interrupt.Asked);
        await new LeaseStore(workspace).SweepAsync(asked);
        var published = await new ReleasePublisher(workspace).PublishAsync(release, progress, asked);
        return await TestCopy.ProvisionAsync(new TestCopyOrder(workspace, definitions.Environment, definitions.Map, definitions.Recipe, published, "reconcile"), progress, asked);
    }

    private static async Task<Answer> ReconcileAsync(
        Surroundings surroundings, ReconciliationDefinition definition, string? to, EnvironmentDefinition? environment, ITestDatabase? database, SystemMap? map, Unmasking? unmask)
    {
        TemporaryPlace.Sweep();
        var folder = to is null ? Path.Combine(surroundings.Workspace.Reconciliations, definition.Name) : Path.GetFullPath(to);
        var made = await new ReconciliationStage(surroundings, Progress(surroundings)).RunAsync(definition, folder, environment, database, map, unmask);
        return new Answer("reconcile", made.Result.Status is ReconciliationStatus.Pass ? ExitCode.Good : ExitCode.Bad)
        {
            Reconciliation = made.Result,
            Report = made.Report,
            File = made.Breaks,
            Show = () => new ReconciliationScreen(surroundings.Out).Show(made.Result, made.Loads, made.Report, made.Breaks),
        };
    }

    private static OrderedProgress Progress(Surroundings surroundings) => new(surroundings.Error.Profile.Out.Writer.WriteLine);
}
