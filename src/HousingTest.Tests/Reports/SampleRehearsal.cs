using HousingTest.Model;

namespace HousingTest.Tests.Reports;

/// <summary>A rehearsal in which everything has happened that a page can show: a step failed and was mended, one took too long, one was taken out, one was refused, and one has failed now.</summary>
internal static class SampleRehearsal
{
    private static readonly DateTimeOffset Began = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);

    /// <summary>It stands at a failure.</summary>
    public static RehearsalRecord Failed { get; } = new(
        "go-live", "fixtures/plans/go-live.yaml", "A small council moves from its legacy system", "embedded", RehearsalStatus.Failed, "005-without-direct-debits",
        [
            Step(1, "Tenancies", "load loads/tenancies.yaml") with
            {
                Checkpoint = "002-tenancies", Seconds = 1.4, Budget = 60, Rows = 1000, Failures = 1, Checks = [Holds("reconciliation tenancies", 0.4)],
                Rollback = [new CheckAnswer("taken back", true, "by its journal, 1,000 rows: every row is as it was before", null, 0), new CheckAnswer("done again", true, "from 000-start it comes to the same fingerprint", null, 0)],
            },
            Step(2, "Charges of all tenancies and of the garages", "load loads/charges.yaml, loads/garage-charges.yaml") with
            {
                Checkpoint = "003-charges", Seconds = 84, Budget = 60, Rows = 1582, Checks = [Holds("reconciliation charges", 0.6), Holds("scenarios @go-live and @rents", 12.5)], ChangedSince = true,
            },
            Step(3, "Direct debits", "load loads/direct-debits.yaml") with { Status = StepStatus.TakenOut, NoWayBack = "The banks are told that the new system collects" },
            Step(4, "First debit run", "job weekly debit run, week starting 2026-04-06") with
            {
                Status = StepStatus.Failed, Checkpoint = "006-first-debit-run", Seconds = 7.5, Budget = 120, Failures = 1, NoWayBack = "Tenants see the new charges on their accounts",
                Checks = [Holds("reconciliation balances", 0.4), Fails("reconciliation first-week", "75 breaks in 1 pattern", "75 × amount: 1p lower [Field for field]", "006-first-debit-run/first-week")],
                Problems = [],
            },
            Step(5, "Sign-off", "by hand") with { Status = StepStatus.NotRun },
        ],
        [
            Saved("000-start", null, "before the first step", null, true, 32_000) with { Checkpoint = Made("000-start", null, "before the first step", 32_000) with { Kind = CheckpointKind.Start } },
            Saved("001-tenancies", "000-start", "after the step 'Tenancies'", false, false, 390_000),
            Saved("002-tenancies", "000-start", "after the step 'Tenancies'", true, true, 390_000),
            Saved("003-charges", "002-tenancies", "after the step 'Charges of all tenancies and of the garages'", true, true, 450_000),
            Saved("004-direct-debits", "003-charges", "after the step 'Direct debits'", true, true, 466_000),
            Saved("005-without-direct-debits", "004-direct-debits", "without direct-debits, with the work after it kept", true, true, 451_000),
            Saved("006-first-debit-run", "005-without-direct-debits", "after the step 'First debit run'", false, false, 1_400_000),
        ],
        Ledger, Digest.OfText("the last line"), Interrupted: null);

    /// <summary>It is through.</summary>
    public static RehearsalRecord Finished { get; } = Failed with
    {
        Status = RehearsalStatus.Finished,
        Head = "006-first-debit-run",
        Steps = [.. Failed.Steps.Take(2).Select(step => step with { Budget = null, Failures = 0 })],
        Checkpoints = [.. Failed.Checkpoints.Take(1)],
        Ledger = [.. Failed.Ledger.Take(1)],
    };

    private static IReadOnlyList<LedgerLine> Ledger =>
    [
        Line(1, LedgerAct.Begun) with { Plan = "fixtures/plans/go-live.yaml", Environment = "embedded" },
        Line(2, LedgerAct.StepFailed) with { Step = "tenancies", Checkpoint = "001-tenancies", Seconds = 1.2, Text = "what it left is kept as 001-tenancies; work goes on from 000-start" },
        Line(3, LedgerAct.StepPassed) with { Step = "tenancies", Checkpoint = "002-tenancies", Seconds = 1.4, Rows = 1000 },
        Line(4, LedgerAct.StepPassed) with { Step = "charges-of-all-tenancies-and-of-the-garages", Checkpoint = "003-charges", Seconds = 84, Rows = 1582 },
        Line(5, LedgerAct.StepPassed) with { Step = "direct-debits", Checkpoint = "004-direct-debits", Seconds = 0.7, Rows = 280 },
        Line(6, LedgerAct.UndoRefused) with { Steps = ["tenancies"], Rows = 1862, Text = "later work stands on it; nothing was changed" },
        Line(7, LedgerAct.Undone) with { Steps = ["direct-debits"], Checkpoint = "005-without-direct-debits", Rows = 280 },
        Line(8, LedgerAct.Drilled) with { Checkpoint = "005-without-direct-debits", Seconds = 7.2, Text = "the system was up on it after 1.5 s; 0 rows of later work would be lost" },
        Line(9, LedgerAct.StepFailed) with { Step = "first-debit-run", Checkpoint = "006-first-debit-run", Seconds = 7.5, Text = "what it left is kept as 006-first-debit-run; work goes on from 005-without-direct-debits" },
    ];

    private static StepRecord Step(int number, string name, string action) => new(number, name, name, action, StepStatus.Passed, null, null, null, null, [], [], 0, null, []);

    private static CheckAnswer Holds(string check, double seconds) => new(check, Passed: true, "everything agrees", null, seconds);

    private static CheckAnswer Fails(string check, string said, string detail, string evidence) =>
        new(check, Passed: false, said, $"rehearsals/go-live/checks/{evidence}/20261123-083012-a1b2/report.html", 0.5) { Details = [detail] };

    private static CheckpointRecord Saved(string id, string? parent, string why, bool? worked, bool onTheWay, long bytes) => new(Made(id, parent, why, bytes), worked, onTheWay);

    private static Checkpoint Made(string id, string? parent, string why, long bytes) => new(
        id, parent, CheckpointKind.Step, null, Began, "A. Project Manager", why, "embedded", "", "", "sqlite", "2026.1", "", Began, "", "", [new CheckpointFile("database.gz", bytes, "")], [], null, null, 0.1);

    private static LedgerLine Line(int number, LedgerAct act) => new(number, Began.AddMinutes(number), "A. Project Manager", act, "");
}
