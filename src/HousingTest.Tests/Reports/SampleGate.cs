using System.Runtime.CompilerServices;
using HousingTest.Comparison;
using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Tests.Reports;

/// <summary>A gate as a council would meet it: a penny lost on service-charged accounts, an announced column, a failed and a missing scenario.</summary>
internal static class SampleGate
{
    public const string DebitRun = "rents-debit-run-posts-once-1a2b3c4d";
    public const string Statement = "rents-statement-shows-the-week-2b3c4d5e";
    public const string Kept = "arrears-kept-agreement-blocks-3c4d5e6f";
    public const string Phone = "rents-statement-on-a-phone-4d5e6f70";
    public const string Reminder = "arrears-text-message-at-five-pounds-5e6f7081";
    public const string Letter = "arrears-letter-one-from-ten-pounds-6f708192";

    private static readonly Announcement Breakdown =
        new(AnnouncedKind.Field, "statement", "Charge breakdown", "The statement shows how each week's charge is made up.");

    private static readonly Announcement BreakdownColumn =
        new(AnnouncedKind.Column, "rent transaction", "charge breakdown", "Each transaction keeps its breakdown.");

    private static readonly Announcement Export =
        new(AnnouncedKind.Field, "statement", "Export as CSV", "The statement can be exported.");

    public static GateReport Hold()
    {
        var comparison = Comparison();
        return new GateReport(
            comparison, HoldVerdict(), Policy, new Waivers([Waiver, Unused], "fixtures/waivers.yaml", Sha("waivers")),
            Run("2026.1", "baseline-1"), Run("2026.1", "baseline-2"), Run("2026.2", "candidate-1"), Run("2026.2", "candidate-2"),
            Read, "20261121-2146", "./housingtest gate --baseline 2026.1 --candidate 2026.2", SampleMap.Map, SampleSpeed.Slower);
    }

    /// <summary>Ids of the planned scenarios.</summary>
    public static IReadOnlyList<string> Scenarios => [.. Planned().Select(scenario => scenario.Id)];

    public static GateReport Release()
    {
        var hold = Hold();
        var scenarios = hold.Comparison.Scenarios
            .Select(each => each with { Candidate = ScenarioStatus.Passed, CandidateAgain = null, Failure = null, Differs = false }).ToList();
        var baseline = hold.Baseline.Manifest.Release;
        var clean = hold.Baseline with
        {
            Outcomes = scenarios.ToDictionary(each => each.Scenario.Id, each => Steps(each.Scenario, ScenarioStatus.Passed), StringComparer.Ordinal),
        };
        return hold with
        {
            Comparison = hold.Comparison with
            {
                Candidate = baseline,
                Scenarios = scenarios,
                Differences = [],
                Announced = [],
                Noise = [],
                Unsteady = [],
            },
            Verdict = new Verdict(
                Decision.Release, "2026.1", "2026.1", [], [], [], new ScenarioCounts(14, 0, 0, 0), Judge.SpeedShown, hold.Verdict.Inputs),
            Waivers = new Waivers([], "fixtures/waivers.yaml", Sha("no waivers")),
            Baseline = clean,
            BaselineAgain = clean,
            Candidate = clean,
            CandidateAgain = null,
            Speed = SampleSpeed.NotJudged,
            Command = "./housingtest gate --baseline 2026.1 --candidate 2026.1",
        };
    }

    /// <summary>Digest of a word: the sample has no real files.</summary>
    public static string Sha(string of) => Digest.OfText(of);

    private static Policy Policy { get; } = new(
        "council", [DifferenceKind.Money, DifferenceKind.Row, DifferenceKind.Message, DifferenceKind.Error], [AnnouncedKind.Column, AnnouncedKind.Field],
        HoldWhenAnnouncedNotSeen: false, HoldWhenUnsteady: true, 90, "fixtures/policy.yaml", Sha("policy"));

    private static Waiver Waiver { get; } = new(
        "W-2026-03", "2026.2", DifferenceKind.Field, "arrears action", "wording", null, 5,
        "The supplier corrected the spelling of \"possession\"", "Income team", new DateOnly(2026, 12, 31), 4);

    private static Waiver Unused { get; } = new(
        "W-2026-04", "2026.2", DifferenceKind.Screen, "tenancy", "heading", null, null,
        "Heading reworded", "Housing team", new DateOnly(2026, 12, 1), 13);

    private static ComparisonResult Comparison()
    {
        var planned = Planned();
        var scenarios = planned.Select(scenario => scenario.Id switch
        {
            Kept => new ScenarioComparison(
                scenario, ScenarioStatus.Passed, ScenarioStatus.Passed, ScenarioStatus.Failed, ScenarioStatus.Failed,
                "Then no arrears action is proposed for the account\nexpected no action, found \"letter 2\" proposed on 21 April 2026", Differs: true),
            Phone => new ScenarioComparison(scenario, ScenarioStatus.Passed, ScenarioStatus.Passed, ScenarioStatus.NotRun, null, null, Differs: false),
            Letter => new ScenarioComparison(
                scenario, ScenarioStatus.Passed, ScenarioStatus.Passed, ScenarioStatus.Failed, ScenarioStatus.Passed,
                "When the nightly arrears review has run\nthe system answered 503", Differs: false),
            DebitRun or Statement or Reminder => new ScenarioComparison(
                scenario, ScenarioStatus.Passed, ScenarioStatus.Passed, ScenarioStatus.Passed, ScenarioStatus.Passed, null, Differs: true),
            _ => new ScenarioComparison(scenario, ScenarioStatus.Passed, ScenarioStatus.Passed, ScenarioStatus.Passed, null, null, Differs: false),
        }).ToList();
        return new ComparisonResult(
            Identity("2026.1"), Identity("2026.2"), new NamedDigest("embedded", Sha("environment")), new NamedDigest("reference", Sha("map")),
            new EstateIdentity("small", 20260401, 300, Sha("estate")), Sha("features"), "0.1.0", scenarios, Differences(),
            [new AnnouncementSeen(Breakdown, true), new AnnouncementSeen(BreakdownColumn, true), new AnnouncementSeen(Export, false)],
            [
                new NoiseField("audit entry", "correlation id", [DebitRun, Statement], [
                    new DifferenceExample(DebitRun, "", "7f1c2d3e-0000-4000-8000-1c2d3e4f5a6b", "0a9b8c7d-0000-4000-8000-6b5a4f3e2d1c")]),
                new NoiseField("sms", "reference", [Reminder], [new DifferenceExample(Reminder, "07700 900123", "msg-81c2", "msg-93fa")]),
            ],
            [
                new DifferencePattern(
                    "D-77aa0b1c", DifferenceKind.Step, "step", "", "1 step ended otherwise", "", 1, null, null, [Letter],
                    [new DifferenceExample(Letter, "When the nightly arrears review has run", "passed", "failed")]),
            ]);
    }

    private static List<DifferencePattern> Differences() =>
    [
        new("D-4f1c09aa", DifferenceKind.Money, "rent transaction", "amount", "112 rent transactions are £0.01 lower",
            "all on rent accounts with service charges; together −£1.12", 112, -112, null, [DebitRun, Statement],
            [
                new DifferenceExample(DebitRun, "RA-000123", "£112.46", "£112.45"),
                new DifferenceExample(DebitRun, "RA-000131", "£98.07", "£98.06"),
                new DifferenceExample(Statement, "RA-000142", "£104.33", "£104.32"),
            ]),
        new("D-5e20ab31", DifferenceKind.Money, "rent account", "balance", "The balance of 112 rent accounts is £0.01 lower or more in credit",
            "all with service charges; together −£1.12", 112, -112, null, [DebitRun, Statement],
            [new DifferenceExample(DebitRun, "RA-000123", "£224.92", "£224.91"), new DifferenceExample(DebitRun, "RA-000131", "−£12.40", "−£12.41")],
            "D-4f1c09aa", "112 rent accounts"),
        new("D-60417c55", DifferenceKind.Money, "debit run", "header total", "The header total of 1 debit run is £1.12 lower", "", 1, -112, null, [DebitRun],
            [new DifferenceExample(DebitRun, "2026-04-06", "£31,204.17", "£31,203.05")], "D-4f1c09aa", "1 debit run"),
        new("D-81d3f20e", DifferenceKind.Field, "arrears action", "wording", "3 arrears actions have another wording", "", 3, null, null, [Kept],
            [new DifferenceExample(Kept, "RA-000207", "Notice of seeking posession", "Notice of seeking possession")]),
        new("D-92b4c6d8", DifferenceKind.Message, "sms", "balance", "1 text message names another balance", "", 1, null, null, [Reminder],
            [new DifferenceExample(Reminder, "07700 900123", "£5.00", "£4.99")]),
        new("D-a1b2c3d4", DifferenceKind.Screen, "statement", "Balance", "The statement shows another balance", "1 screen", 1, null, null, [Statement],
            [new DifferenceExample(Statement, "RA-000142", "- cell \"£208.66\"", "- cell \"£208.65\"")]),
        new("D-b7e0d1f2", DifferenceKind.ScreenField, "statement", "Charge breakdown", "The statement shows \"Charge breakdown\", which it did not show before", "",
            1, null, 0, [Statement], [new DifferenceExample(Statement, "", "", "- columnheader \"Charge breakdown\"")]),
        new("D-c8f1e2a3", DifferenceKind.Column, "rent transaction", "charge breakdown", "Rent transactions gained a column \"charge breakdown\"", "",
            1, null, 1, [DebitRun], [new DifferenceExample(DebitRun, "", "", "charge_breakdown TEXT")]),
    ];

    private static Verdict HoldVerdict() => new(
        Decision.Hold, "2026.1", "2026.2",
        [
            new Reason("HT-VER-010", "money", "112 rent transactions are £0.01 lower",
                "all on rent accounts with service charges; together −£1.12; and so the balance of 112 rent accounts, and the header total of 1 debit run",
                "D-4f1c09aa", [DebitRun, Statement], ["D-5e20ab31", "D-60417c55"]),
            new Reason("HT-VER-003", "failed", "1 scenario failed on the candidate",
                "\"A kept agreement blocks the ladder\": expected no action, found \"letter 2\" proposed on 21 April 2026", null, [Kept]),
            new Reason("HT-VER-002", "not run", "1 scenario did not run", "", null, [Phone]),
            new Reason("HT-VER-005", "unsteady", "1 scenario passed once and failed once", "\"A letter from ten pounds\" row 2: on the candidate", null, [Letter]),
            new Reason("HT-VER-010", "message", "1 text message names another balance", "", "D-92b4c6d8", [Reminder]),
        ],
        [
            new Reason("HT-VER-020", "screen", "The statement shows another balance", "policy lets it pass", "D-a1b2c3d4", [Statement]),
            new Reason("HT-VER-021", "screen field", "The statement shows \"Charge breakdown\", which it did not show before", "announced and seen", "D-b7e0d1f2", [Statement]),
            new Reason("HT-VER-021", "column", "Rent transactions gained a column \"charge breakdown\"", "announced and seen", "D-c8f1e2a3", [DebitRun]),
            new Reason("HT-VER-011", "announced", "Announced and not seen: \"Export as CSV\" on statement", "The statement can be exported.", null, []),
            new Reason("HT-VER-032", "waiver", "Waiver W-2026-04 is not used by this candidate", "fixtures/waivers.yaml:13", null, []),
        ],
        [new WaivedDifference("D-81d3f20e", "W-2026-03", "The supplier corrected the spelling of \"possession\"", "Income team", new DateOnly(2026, 12, 31))],
        new ScenarioCounts(11, 1, 1, 1), Judge.SpeedShown,
        [
            new NamedDigest("candidate 2026.2", Sha("2026.2")), new NamedDigest("comparison.json", Sha("comparison")),
            new NamedDigest("fixtures/policy.yaml", Sha("policy")), new NamedDigest("fixtures/waivers.yaml", Sha("waivers")),
        ]);

    private static ReleaseIdentity Identity(string release) =>
        new(release, Sha(release), release is "2026.2" ? [Breakdown, BreakdownColumn, Export] : []);

    private static List<PlannedScenario> Planned() =>
    [
        Scenario(DebitRun, "The weekly debit run", "rents/debit-run.feature", "Monday's debit run posts once per live account", 9, "@rents", "@job"),
        Scenario("rents-same-period-again-71829304", "The weekly debit run", "rents/debit-run.feature", "The same period again posts nothing", 18, "@rents", "@job"),
        Scenario("rents-rent-free-week-82930415", "The weekly debit run", "rents/debit-run.feature", "A rent-free week posts no basic rent", 25, "@rents", "@job"),
        Scenario(Statement, "The statement", "rents/statement.feature", "The statement shows the week's charge", 7, "@rents", "@screen"),
        Scenario(Phone, "The statement", "rents/statement.feature", "The statement reads well on a phone", 16, "@rents", "@screen", "@phone"),
        Scenario("payments-cash-file-93041526", "Cash files", "payments/cash-file.feature", "A cash file credits the account it names", 6, "@payments"),
        Scenario("payments-duplicate-04152637", "Cash files", "payments/cash-file.feature", "A duplicate cash file is refused", 15, "@payments"),
        Scenario("payments-suspense-15263748", "Cash files", "payments/cash-file.feature", "An unknown reference goes to suspense and back", 22, "@payments", "@screen"),
        Scenario(Reminder, "The arrears ladder", "arrears/ladder.feature", "A text message at five pounds", 12, "@arrears", "@job") with { Row = 1 },
        Scenario(Letter, "The arrears ladder", "arrears/ladder.feature", "A letter from ten pounds", 13, "@arrears", "@job") with { Row = 2 },
        Scenario(Kept, "The arrears ladder", "arrears/ladder.feature", "A kept agreement blocks the ladder", 19, "@arrears", "@screen"),
        Scenario("arrears-paused-26374859", "The arrears ladder", "arrears/ladder.feature", "A paused case sends nothing", 28, "@arrears", "@job"),
        Scenario("tenancies-joint-3748596a", "Tenancies", "tenancies/changes.feature", "Sole to joint keeps the balance", 5, "@tenancies"),
        Scenario("tenancies-termination-48596a7b", "Tenancies", "tenancies/changes.feature", "Termination stops debits", 14, "@tenancies"),
    ];

    private static PlannedScenario Scenario(string id, string feature, string path, string title, int line, params string[] tags) =>
        new(id, feature, path, title, null, line, tags);

    internal static RunRecord Run(string release, string id)
    {
        var planned = Planned();
        var candidate = release is "2026.2";
        var manifest = new RunManifest(
            id, Identity(release), new NamedDigest("embedded", Sha("environment")), new NamedDigest("reference", Sha("map")),
            new EstateIdentity("small", 20260401, 300, Sha("estate")), Sha("features"), "0.1.0", planned);
        var outcomes = planned.Where(scenario => !(candidate && scenario.Id is Phone)).Select(scenario => scenario.Id switch
        {
            DebitRun => SampleOutcomes.DebitRun(Steps(scenario, ScenarioStatus.Passed), candidate),
            Statement => SampleOutcomes.Statement(Steps(scenario, ScenarioStatus.Passed), candidate),
            Reminder => SampleOutcomes.Reminder(Steps(scenario, ScenarioStatus.Passed), candidate),
            Kept => SampleOutcomes.Kept(Steps(scenario, candidate ? ScenarioStatus.Failed : ScenarioStatus.Passed), candidate),
            Letter => Steps(scenario, id is "candidate-1" ? ScenarioStatus.Failed : ScenarioStatus.Passed),
            _ => Steps(scenario, ScenarioStatus.Passed),
        });
        return new RunRecord(manifest, null, outcomes.ToDictionary(outcome => outcome.Scenario, StringComparer.Ordinal));
    }

    private static Outcome Steps(PlannedScenario scenario, ScenarioStatus status)
    {
        var failed = status == ScenarioStatus.Failed;
        IReadOnlyList<StepResult> steps =
        [
            new("Given a tenancy with rent of £98.07 and a service charge of £14.39 a week", scenario.Line + 1, ScenarioStatus.Passed, null),
            new("When the day's work has been done", scenario.Line + 2, failed ? ScenarioStatus.Failed : ScenarioStatus.Passed,
                failed ? "expected no action, found \"letter 2\" proposed on 21 April 2026" : null),
            new("Then the account is as the policy says", scenario.Line + 3, failed ? ScenarioStatus.NotRun : ScenarioStatus.Passed, null),
        ];
        return new Outcome(scenario.Id, status, steps, [], [], [], [], [], []);
    }

    private static byte[]? Read(RunRecord run, string scenario, string path) => (scenario, path) switch
    {
        (Statement, "screens/1.png") => Picture(run.Manifest.Release.Name is "2026.2" ? "statement-2026.2.png" : "statement-2026.1.png"),
        (Kept, "screens/1.png") => Picture("case.png"),
        _ => null,
    };

    private static byte[] Picture(string name, [CallerFilePath] string file = "") =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(file)!, "screens", name));
}
