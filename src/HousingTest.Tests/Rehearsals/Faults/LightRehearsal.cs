using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Runs;
using HousingTest.Tests.Rehearsals.Ledgers;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Faults;

/// <summary>
/// A rehearsal of a few scripts on the reference system, in a folder of its own, whose checks hold unless a test says otherwise. Each command is one <see cref="Open"/>: what it leaves is what the next
/// one finds.
/// </summary>
/// <param name="release">The published release, which tests share.</param>
/// <param name="environment">The environment.</param>
internal sealed class LightRehearsal(PublishedRelease release, string environment = "embedded") : IDisposable
{
    private const string Plan = "plan.yaml";

    private readonly TemporaryFolder _root = new();

    /// <summary>Steps of which the checks do not hold.</summary>
    public HashSet<string> Failing { get; } = new(StringComparer.Ordinal);

    /// <summary>Checkpoints on which checks were made, in order.</summary>
    public List<string> Checked { get; } = [];

    public RehearsalFolder Folder => RehearsalFolder.Of(Workspace, "test");

    public string Root => _root.Path;

    public RehearsalState State => RehearsalState.Of(Ledger.Open(Folder.LedgerFile, TimeProvider.System, "").Lines);

    public string LedgerText => System.IO.File.ReadAllText(Folder.LedgerFile);

    private Workspace Workspace => new(_root.Path);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Writes a file that a plan names.</summary>
    public void Write(string file, string text) => _root.Write(file, text);

    /// <summary>Writes the plan: each step adds a holiday of its own, and has one check.</summary>
    public void WritePlan(params IReadOnlyList<string> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var day = 90001 + "abcdefgh".IndexOf(steps[i][0], StringComparison.Ordinal);
            if (!System.IO.File.Exists(_root[$"{steps[i]}.sql"]))
                Write($"{steps[i]}.sql", $"-- system: running\nINSERT INTO bank_holiday (id, day, name) VALUES ({day}, 'day {day}', '{steps[i]}');\n");
        }

        WriteSteps(string.Concat(steps.Select(step => $"  - step: {step}\n    sql: {step}.sql\n    checks: [{{ scenarios: \"@{step}\" }}]\n")));
    }

    /// <summary>Writes the plan with steps of a test's own.</summary>
    public void WriteSteps(string steps) => Write(Plan, $"plan: plan\nabout: A few scripts\nenvironment: {environment}\nestate: none\nsteps:\n{steps}");

    public RehearsalPlan ReadPlan() => PlanFile.Read(_root.Path, _root[Plan]);

    /// <summary>A command, from its turn on. Throws what it refuses.</summary>
    public Rehearsal Open(string command = "test", IProgress<string>? progress = null)
    {
        var definitions = RunDefinitions.Read(Repository.Workspace, environment);
        var crew = new RehearsalCrew(
            (_, _) => Task.FromResult(release),
            (request, _) =>
            {
                Checked.Add(request.Saved.Id);
                var step = ((StepCheck.Scenarios)request.Check).Tags.TrimStart('@');
                return Task.FromResult(new CheckAnswer(request.Check.Said, !Failing.Contains(step), Failing.Contains(step) ? "it does not hold" : "it holds", null, 0));
            },
            (_, _) => Task.FromResult<bool?>(null));
        return Rehearsal.Open(new RehearsalSetting(Workspace, ReadPlan(), environment, definitions, crew, TimeProvider.System, "tester", progress ?? new Said()), Folder, command);
    }

    /// <summary>The command that begins or goes on, to its end.</summary>
    public async Task<RehearsalStatus> GoOnAsync(IProgress<string>? progress = null)
    {
        await new LeaseStore(Workspace).SweepAsync(Ct);
        await using var rehearsal = Open("rehearse", progress);
        await rehearsal.BeginAsync(Ct);
        return await rehearsal.GoOnAsync(new RunWish(), Ct);
    }

    /// <summary>The command that takes a step out.</summary>
    public async Task<UndoResult> UndoAsync(string step)
    {
        await using var rehearsal = Open("rehearse undo");
        return await rehearsal.UndoAsync([rehearsal.Plan.Find(step)!], Ct);
    }

    /// <summary>Flips a byte of a checkpoint's file while something is done, and flips it back.</summary>
    public async Task WhileFlippedAsync(string file, Func<Task> work)
    {
        Flip.Byte(file);
        try
        {
            await work();
        }
        finally
        {
            Flip.Byte(file);
        }
    }

    public string Neutral(string text) => text.Replace(_root.Path + "/", "", StringComparison.Ordinal);

    public void Dispose() => _root.Dispose();
}
