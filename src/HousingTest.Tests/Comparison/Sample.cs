using HousingTest.Comparison;
using HousingTest.Model;

namespace HousingTest.Tests.Comparison;

/// <summary>Small runs of a small system, for tests of comparison and verdict.</summary>
internal static class Sample
{
    public const string Debit = "debit-run-1a2b";
    public const string Payment = "payment-3c4d";

    public static SystemMap Map { get; } = MakeMap();

    public static RunRecord Run(string release, params IReadOnlyList<Outcome> outcomes) =>
        new(Manifest(release, [.. outcomes.Select(outcome => outcome.Scenario)]), null, outcomes.ToDictionary(outcome => outcome.Scenario, StringComparer.Ordinal));

    public static RunManifest Manifest(string release, params IReadOnlyList<string> planned) => new(
        "run-" + release, new ReleaseIdentity(release, "digest of " + release, []), new NamedDigest("embedded", "e1"), new NamedDigest("reference", "m1"),
        new EstateIdentity("small", 20260401, 300, "s1"), "f1", "1.0",
        [.. planned.Select((id, index) => new PlannedScenario(id, "Rents", "rents/debit.feature", "Title of " + id, null, index + 3, []))]);

    public static Outcome Outcome(string scenario, params IReadOnlyList<RowChange> changes) =>
        new(scenario, ScenarioStatus.Passed, [new StepResult("When it happens", 4, ScenarioStatus.Passed, null)], changes, [], [], [], [], []);

    public static Outcome Failing(string scenario, string why = "expected 1, found 2") => Outcome(scenario) with
    {
        Status = ScenarioStatus.Failed,
        Steps = [new StepResult("When it happens", 4, ScenarioStatus.Failed, why)],
    };

    public static ComparisonResult Compare(RunRecord baseline, RunRecord candidate, RunRecord? baselineAgain = null, RunRecord? candidateAgain = null) =>
        RunComparison.Compare(new ComparisonInput(Map, baseline, baselineAgain, candidate, candidateAgain));

    /// <summary>One scenario on both releases.</summary>
    public static ComparisonResult Compare(Outcome baseline, Outcome candidate, Outcome? baselineAgain = null, Outcome? candidateAgain = null) =>
        Compare(Run("2026.1", baseline), Run("2026.2", candidate), baselineAgain is null ? null : Run("2026.1", baselineAgain), candidateAgain is null ? null : Run("2026.2", candidateAgain));

    public static RowChange Inserted(string table, params (string Column, object? Value)[] cells) => new(table, null, Cells(cells));

    public static RowChange Changed(string table, (string Column, object? Value)[] shared, (string Column, object? Value)[] before, (string Column, object? Value)[] after) =>
        new(table, Cells([.. shared, .. before]), Cells([.. shared, .. after]));

    public static RowChange Deleted(string table, params (string Column, object? Value)[] cells) => new(table, Cells(cells), null);

    /// <summary>A rent transaction as Monday's debit run posts it.</summary>
    public static RowChange Transaction(long id, long account, long pence, string type = "RENT_DEBIT", string date = "2026-04-06", string narrative = "Rent") => Inserted(
        "rent_transaction", ("id", id), ("account_id", account), ("transaction_date", date), ("transaction_type", type), ("amount_pence", pence), ("narrative", narrative));

    /// <summary>The same, referring to the run that posted it.</summary>
    public static RowChange OfRun(this RowChange transaction, long run) =>
        transaction with { After = new Dictionary<string, Value>(transaction.After!, StringComparer.Ordinal) { ["debit_run_id"] = Value.Of(run) } };

    /// <summary>The run of a week and what it says that it posted.</summary>
    public static RowChange DebitRun(long id, long total, string week = "2026-04-06") =>
        Inserted("debit_run", ("id", id), ("week_starts_on", week), ("header_total_pence", total));

    public static RowChange Balance(long account, long before, long after) => Changed(
        "rent_account", [("id", account), ("reference", Reference(account))], [("balance_pence", before)], [("balance_pence", after)]);

    public static RowChange Audit(long id, string action, string correlation, string subject = "RA-000001") => Inserted(
        "audit_entry", ("id", id), ("at", "2026-04-06T08:00:00Z"), ("action", action), ("subject", subject), ("correlation_id", correlation));

    public static Subject Account(long account, params IReadOnlyList<string> traits) => new("rent account", Text(account), Reference(account), traits, null);

    public static Subject OnAccount(string entity, long key, long account) => new(entity, Text(key), null, [], new SubjectKey("rent account", Text(account)));

    public static string Reference(long account) => FormattableString.Invariant($"RA-{account:000000}");

    public static ScreenSeen Screen(string aria, string name = "statement", string device = "desktop") => new(name, device, "Statement", aria, "screens/1.png");

    public static MessageSent Letter(string recipient, string name, string amount = "£10.00", string template = "letter 1") =>
        new("letter", template, recipient, new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = name, ["address_line_1"] = recipient, ["amount"] = amount, ["signed by"] = "Income team" });

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, Value> Cells(IEnumerable<(string Column, object? Value)> cells) => cells.ToDictionary(cell => cell.Column, Cell, StringComparer.Ordinal);

    private static Value Cell((string Column, object? Value) cell) => cell.Value switch
    {
        null => Value.None,
        string text => Value.Of(text),
        int number => Value.Of((long?)number),
        long number => Value.Of((long?)number),
        bool truth => Value.Of(truth),
        var other => throw new ArgumentException($"{other.GetType()} is no value", nameof(cell)),
    };

    private static SystemMap MakeMap()
    {
        EntityMap[] entities =
        [
            Entity("rent account", "rent accounts", "rent_account", "reference", ["reference"], ["reference:Text:reference", "balance:Pence:balance_pence", "paused until:Date:paused_until"])
                with { Traits = [new TraitMap("with service charges", "charge", "rent account", Owned: false, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["type"] = ["SERVICE"] })] },
            Entity("debit run", "debit runs", "debit_run", null, ["week starting"], ["week starting:Date:week_starts_on", "header total:Pence:header_total_pence"]),
            Entity("rent transaction", "rent transactions", "rent_transaction", null, ["rent account", "date", "type"],
                ["rent account:Reference:account_id:rent account", "date:Date:transaction_date", "type:Text:transaction_type", "amount:Pence:amount_pence", "narrative:Text:narrative", "debit run:Reference:debit_run_id:debit run"]),
            Entity("debit part", "debit parts", "debit_part", null, ["rent transaction", "charge"], ["rent transaction:Reference:transaction_id:rent transaction", "charge:Text:charge", "amount:Pence:amount_pence"]),
            Entity("notice", "notices", "notice", null, [], ["rent account:Reference:account_id:rent account", "type:Text:notice_type::NOSP=notice of seeking possession", "served on:Date:served_on"]),
            Entity("notice person", "notice persons", "notice_person", null, ["notice", "person"], ["notice:Reference:notice_id:notice", "person:Text:person"]),
            Entity("audit entry", "audit entries", "audit_entry", null, [], ["at:Instant:at", "action:Text:action", "subject:Text:subject", "correlation id:Text:correlation_id"]),
        ];
        var none = new Dictionary<string, ActionMap>(StringComparer.Ordinal);
        var control = new ControlMap(null, null, "x");
        return new SystemMap(
            "reference", "Reference Housing", entities.ToDictionary(entity => entity.Name, StringComparer.Ordinal), [], new Dictionary<string, ScreenMap>(StringComparer.Ordinal), none, none,
            new ClockMap(new ActionMap("clock", null, null, null, false), "Europe/London"), new SignInMap("/sign-in", control, control, control, new Dictionary<string, string>(StringComparer.Ordinal)),
            [], "environments/maps/reference.yaml", "m1");
    }

    private static EntityMap Entity(string name, string plural, string table, string? label, IReadOnlyList<string> identity, IReadOnlyList<string> fields) => new(
        name, plural, table, "id", label, identity,
        fields.Select(Field).ToDictionary(field => field.Name, StringComparer.Ordinal),
        []);

    // name:type:column, then the entity that it refers to, then the system's code and the housing word for it.
    private static FieldMap Field(string field)
    {
        var parts = field.Split(':');
        return new FieldMap(parts[0], parts[2], Enum.Parse<FieldType>(parts[1]), parts is [_, _, _, { Length: > 0 } refers, ..] ? refers : null)
        {
            Words = parts is [_, _, _, _, var word] ? new Dictionary<string, string>(StringComparer.Ordinal) { [word.Split('=')[1]] = word.Split('=')[0] } : new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }
}
