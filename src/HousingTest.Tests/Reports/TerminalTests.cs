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
