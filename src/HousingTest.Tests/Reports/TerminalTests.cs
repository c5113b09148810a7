using HousingTest.Model;
using HousingTest.Reports;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Reports;

public sealed class TerminalTests
{
    private readonly PlainConsole plain = new();

    [Fact]
    public void A_hold_reads_as_approved()
    {
        new VerdictScreen(plain.Console).Show(SampleGate.Hold(), "gates/20261121-2146/report.html");
        Approval.Verify(plain.Text, "verdict-hold");
    }

    [Fact]
    public void A_release_reads_as_approved()
    {
        new VerdictScreen(plain.Console).Show(SampleGate.Release(), "gates/20261121-2146/report.html");
        Approval.Verify(plain.Text, "verdict-release");
    }

    [Fact]
    public void A_hundred_reasons_do_not_scroll_the_verdict_away()
    {
        var hold = SampleGate.Hold();
        var reasons = Enumerable.Range(0, 100).Select(_ => hold.Verdict.Reasons[0]).ToList();
        new VerdictScreen(plain.Console).Show(hold with { Verdict = hold.Verdict with { Reasons = reasons } }, "report.html");
        plain.Text.Split('\n').Length.ShouldBeLessThan(80);
        plain.Text.ShouldContain("and 88 more reasons in the report");
    }

    [Fact]
    public void A_run_with_a_failure_names_the_step_and_its_line()
    {
        new RunScreen(plain.Console).Show(SampleGate.Hold().Candidate, "runs/20261121-2146");
        Approval.Verify(plain.Text, "run-failed");
    }

    [Fact]
    public void A_run_of_nothing_is_no_pass()
    {
        var run = SampleGate.Hold().Candidate;
        var nothing = run with { Manifest = run.Manifest with { Planned = [] }, Outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal) };
        new RunScreen(plain.Console).Show(nothing, "runs/20261121-2146");
        plain.Text.ShouldContain("NOTHING RAN");
        plain.Text.ShouldNotContain("PASSED", Case.Sensitive);
    }

    [Fact]
    public void A_repeated_run_shows_every_attempt_that_did_not_pass()
    {
        var run = SampleGate.Release().Candidate;
        var planned = run.Manifest.Planned;
        new RunScreen(plain.Console).Show(run with { Manifest = run.Manifest with { Repeat = 10 } }, "runs/20261121-2146",
        [
            new ScenarioAttempts(
                planned[0], [.. Enumerable.Range(1, 10).Select(attempt => new AttemptEnd(
                    attempt, attempt == 4 ? ScenarioStatus.Failed : ScenarioStatus.Passed, attempt == 4 ? "Then the balance is £1.00: it is £2.00" : null))], [], []),
            new ScenarioAttempts(
                planned[1], [.. Enumerable.Range(1, 10).Select(attempt => new AttemptEnd(attempt, ScenarioStatus.Passed, null))], ["rent account balance"], []),
        ]);
        Approval.Verify(plain.Text, "run-unsteady");
    }

    [Fact]
    public void A_share_of_a_gate_says_where_its_runs_are_and_that_it_is_not_judged()
    {
        var run = SampleGate.Release().Candidate;
        IReadOnlyList<PlannedScenario> planned = [.. run.Manifest.Planned.Take(2)];
        var share = run with
        {
            Manifest = run.Manifest with { Shard = new RunShard(2, 3, null, "p", run.Manifest.Planned), Planned = planned },
            Outcomes = planned.ToDictionary(scenario => scenario.Id, scenario => run.Outcomes[scenario.Id], StringComparer.Ordinal),
        };
        var runs = Enum.GetValues<RunRole>().Select(role => share with { Manifest = share.Manifest with { Role = role } }).ToList();
        new ShareScreen(plain.Console).Show(runs, [.. runs.Select((_, index) => $"runs/20261121-214{index}00-a1f0")]);
        Approval.Verify(plain.Text, "share");
    }

    [Fact]
    public void A_share_that_is_empty_says_so()
    {
        var run = SampleGate.Release().Candidate;
        var nothing = run with
        {
            Manifest = run.Manifest with { Planned = [], Shard = new RunShard(3, 3, null, "p", run.Manifest.Planned) },
            Outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal),
        };
        new RunScreen(plain.Console).Show(nothing, "runs/20261121-2146");
        plain.Text.ShouldContain("NOTHING RAN   Share 3 of 3 is empty: nothing ran");
    }

    [Fact]
    public void A_problem_has_four_parts_that_hang_at_one_margin()
    {
        new ProblemScreen(plain.Console).Show([
            new Problem("HT-ENV-007", "The system did not start within 30 s", "environments/embedded.yaml:12, release 2026.2",
                "it exited with code 134; its last lines were:\nUnhandled exception: no such table: rent_accounts, which the release's own first start should have created in the new database",
                "run ./housingtest up --release 2026.2 to see it start, or raise start.within"),
            new Problem("HT-DEF-001", "Nothing more is known", "", "", "look"),
        ]);
        Approval.Verify(plain.Text, "problems");
    }

    [Fact]
    public void A_path_that_is_longer_than_the_terminal_stays_whole()
    {
        var path = string.Concat(Enumerable.Repeat("folder/", 30)) + "file.feature:7";
        new ProblemScreen(plain.Console).Show([new Problem("HT-GHE-001", "A step is not known", path, "", "write it")]);
        plain.Text.ShouldContain(path);
    }

    [Fact]
    public void Escape_sequences_of_a_system_never_reach_the_terminal()
    {
        new ProblemScreen(plain.Console).Show([new Problem("HT-ENV-008", "It died", "release X", "\u001b[2Jcleared", "look")]);
        plain.Text.ShouldNotContain('\u001b');
        plain.Text.ShouldContain("[2Jcleared");
    }
}
