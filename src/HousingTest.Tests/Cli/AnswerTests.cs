using HousingTest.Cli;
using HousingTest.Cli.Baselines;
using HousingTest.Cli.Doctor;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Tests.Reports;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>What <c>--json</c> writes: one document, whatever happens.</summary>
public sealed class AnswerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly Interrupt _interrupt = new(() => { });

    private static Answer Held => new("gate", ExitCode.Bad)
    {
        Verdict = Decision.Hold,
        Reasons = [new Reason("HT-VER-010", "money", "112 rent transactions are £0.01 lower", "together −£1.12", "D-1a2b3c4d", ["debit-run-1a2b"])],
        Counts = new ScenarioCounts(13, 1, 0, 0),
        Gate = "gates/20261121-214800-3c2e",
        Report = "gates/20261121-214800-3c2e/report.html",
        Runs = new Dictionary<string, string>(StringComparer.Ordinal) { ["baseline"] = "runs/20261121-214601-a1f0", ["candidate"] = "runs/20261121-214733-09bc" },
        Show = () => throw new InvalidOperationException("nothing but the document may be shown"),
    };

    [Fact]
    public async Task A_verdict_is_one_document_and_nothing_else_is_on_standard_output()
    {
        (await Guard.AnswerAsync(Surroundings(), "gate", json: true, () => Task.FromResult(Held))).ShouldBe(ExitCode.Bad);

        Approval.Verify(_output.ToString(), "answer-gate", "json");
        _error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_problem_is_a_document_too_and_people_see_it_beside()
    {
        var exit = await Guard.AnswerAsync(Surroundings(), "run", json: true, () => throw new ProblemException(
            new Problem("HT-ENV-009", "There is no browser to drive the screens with", "this machine", "none was found", "install one")));

        exit.ShouldBe(ExitCode.Broken);
        Approval.Verify(_output.ToString(), "answer-problem", "json");
        _error.ToString().ShouldContain("HT-ENV-009  There is no browser");
    }

    [Fact]
    public async Task A_run_tells_each_scenario_that_did_not_pass_with_every_attempt()
    {
        var scenario = new PlannedScenario("rents-debit-1a2b3c4d", "Rents", "rents/debit.feature", "Monday's debit run", null, 7, ["@rents"]);
        await Guard.AnswerAsync(Surroundings(), "run", json: true, () => Task.FromResult(new Answer("run", ExitCode.Bad)
        {
            Counts = new ScenarioCounts(0, 0, 1, 0),
            NotPassed = [new ScenarioAttempts(scenario, [new AttemptEnd(1, ScenarioStatus.Passed, null), new AttemptEnd(2, ScenarioStatus.Failed, "Then it is £1.00: it is £2.00")], [], [])],
        }));

        Approval.Verify(_output.ToString(), "answer-run", "json");
    }

    [Fact]
    public async Task What_doctor_up_down_a_baseline_a_rehearsal_and_checkpoints_answer_is_a_document_each()
    {
        var recorded = new BaselineSummary(
            "fixtures/baselines/2026.1", 158, new ReleaseIdentity("2026.1", "aa11", []), new NamedDigest("embedded", "bb22"), new NamedDigest("reference", "cc33"),
            new EstateIdentity("small", 20260401, 300, "dd44"), "ee55", "0.1.0");
        Answer[] answers =
        [
            new("doctor", ExitCode.Broken) { Findings = [new Finding("browser", FindingState.Missing, "none", "install Chromium")] },
            new("up", ExitCode.Good)
            {
                Address = "http://127.0.0.1:5000",
                Messages = "http://127.0.0.1:5001",
                Logins = new Dictionary<string, string>(StringComparer.Ordinal) { ["income officer"] = "income" },
                Password = "made for this copy",
            },
            new("down", ExitCode.Good) { Removed = 1 },
            new("baseline show", ExitCode.Bad)
            {
                Baselines = [recorded],
                Fits = false,
                Problems = [new Problem("HT-BAS-002", "The recorded baseline was made with other features", "fixtures/baselines/2026.1", "then ee55, now ff66", "record it again")],
            },
            new("rehearse undo", ExitCode.Bad)
            {
                Undo = new UndoResult(Done: false, 0, 186, [new UndoConflict(UndoConflictKind.RefersTo, ["charges"], "charge", "id 17", ["account_id"], "rent_account id 4, 00030044")], [], null),
                Report = "rehearsals/go-live/report.html",
            },
            new("rehearse bisect", ExitCode.Good)
            {
                Bisect = new BisectResult(SampleRehearsal.Failed.Ledger[3], [new BisectLook("003-charges", "charges", Holds: false, "held 0 of 2 times; 1 of 3 scenarios passed", "runs/20261123-083012-a1b2")], "it fails after the step 'Charges'"),
            },
            new("rehearse drill", ExitCode.Good) { Drill = new DrillResult("003-charges", [], 1.5, 7.2, null, ["direct-debits"], 280, TimeSpan.FromMinutes(5), 450_000) },
            new("checkpoint diff", ExitCode.Bad)
            {
                Difference = new CheckpointDifference(
                    "008-repairs", "009-first-debit-run", [], [new ChangedRows("rent_transaction", 930, 0, 0)], [new ChangePattern("rent transaction", "added", 930, null, ["id 10081"])], [], null, null),
            },
        ];
        foreach (var answer in answers)
            await Guard.AnswerAsync(Surroundings(), answer.Command, json: true, () => Task.FromResult(answer));

        Approval.Verify(_output.ToString(), "answer-others");
    }

    [Fact]
    public async Task Without_it_people_are_shown_the_answer()
    {
        var shown = false;
        await Guard.AnswerAsync(Surroundings(), "gate", json: false, () => Task.FromResult(Held with { Show = () => shown = true }));

        shown.ShouldBeTrue();
        _output.ToString().ShouldBeEmpty();
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _output.Dispose();
        _error.Dispose();
        _folder.Dispose();
    }

    private Surroundings Surroundings() => new(new Workspace(_folder.Path), Console(_output), Console(_error), TimeProvider.System, _interrupt, "./housingtest gate --json");

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
}
