using System.Globalization;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Bench.Comparisons;

/// <summary>
/// Two runs of Monday's debit run as the reference system does it, made up and not run: on every account a rent debit and its balance, a debit
/// run with its totals, an entry of the audit trail. On the candidate a rent with a service charge (two in five) comes out a penny lower.
/// </summary>
/// <param name="map">The reference system's map.</param>
/// <param name="accounts">Live accounts in each scenario.</param>
/// <param name="scenarios">How many scenarios post it.</param>
public sealed class DebitRunRuns(SystemMap map, int accounts, int scenarios)
{
    /// <summary>Writes a run as a run folder.</summary>
    public async Task WriteAsync(string folder, string release, CancellationToken cancellationToken)
    {
        var run = new RunFolder(folder);
        await run.WriteManifestAsync(Manifest(release), cancellationToken);
        await run.WriteSchemaAsync(Schema(release), cancellationToken);
        foreach (var planned in Planned())
            await run.WriteOutcomeAsync(Outcome(planned.Id, release), attempt: 1, new Dictionary<string, byte[]>(StringComparer.Ordinal), cancellationToken);
    }

    /// <summary>What the run was made from.</summary>
    public RunManifest Manifest(string release) => new(
        release, new ReleaseIdentity(release, Digest.OfText(release), []), new NamedDigest("embedded", Digest.OfText("embedded")), new NamedDigest(map.Name, map.Digest),
        new EstateIdentity("town", 20260401, accounts, Digest.OfText("town")), Digest.OfText("features"), "HousingTest bench", Planned());

    /// <summary>What one scenario did.</summary>
    public Outcome Outcome(string scenario, string release)
    {
        var lower = string.Equals(release, "2026.2", StringComparison.Ordinal);
        var all = Enumerable.Range(1, accounts).Select(account => (Account: account, Pence: Pence(account, lower))).ToList();
        return new Outcome(
            scenario, ScenarioStatus.Passed, [new StepResult("When the weekly debit run has run for the week starting 6 April 2026", 4, ScenarioStatus.Passed, null)],
            [
                Inserted("audit_entry", ("id", Value.Of(1)), ("at", Value.Of("2026-04-06T08:00:00Z")), ("action", Value.Of("DEBIT_RUN")), ("correlation_id", Value.Of(release))),
                Inserted("debit_run", ("id", Value.Of(60)), ("week_starting", Value.Of("2026-04-06")), ("header_total_pence", Value.Of(all.Sum(one => one.Pence))), ("accounts", Value.Of(accounts))),
                .. all.Select(one => Balance(one.Account, one.Pence)),
                .. all.Select(one => Debit(one.Account, one.Pence)),
            ],
            [
                .. all.Select(one => new Subject("rent account", Text(one.Account), Reference(one.Account), Serviced(one.Account) ? ["with service charges"] : [], null)),
                .. all.Select(one => new Subject("rent transaction", Text(500_000 + one.Account), null, [], new SubjectKey("rent account", Text(one.Account)))),
            ],
            [], [], [], []);
    }

    // Every run has one; without it the comparison would read each outcome once more to learn the columns.
    private SchemaShape Schema(string release) => new([.. Outcome("", release).Changes
        .DistinctBy(change => change.Table, StringComparer.Ordinal)
        .OrderBy(change => change.Table, StringComparer.Ordinal)
        .Select(change => new TableShape(change.Table, [.. change.After!.Keys.Select(column => new ColumnShape(column, "", Key: string.Equals(column, "id", StringComparison.Ordinal)))]))]);

    private static bool Serviced(int account) => account % 5 < 2;

    private static long Pence(int account, bool lower) => 8_000 + (account * 7919L % 5_000) - (lower && Serviced(account) ? 1 : 0);

    private static string Reference(int account) => string.Create(CultureInfo.InvariantCulture, $"RA-{account:000000}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static RowChange Debit(int account, long pence) => Inserted(
        "rent_transaction", ("id", Value.Of(500_000 + account)), ("account_id", Value.Of(account)), ("debit_run_id", Value.Of(60)), ("transaction_date", Value.Of("2026-04-06")),
        ("posted_at", Value.Of("2026-04-06T08:00:00Z")), ("transaction_type", Value.Of("RENT_DEBIT")), ("amount_pence", Value.Of(pence)), ("narrative", Value.Of("Rent for the week starting 6 April 2026")));

    private static RowChange Balance(int account, long pence)
    {
        var shared = new (string Column, Value Value)[] { ("id", Value.Of(account)), ("reference", Value.Of(Reference(account))), ("tenancy_id", Value.Of(account)), ("status", Value.Of("LIVE")) };
        return new RowChange("rent_account", Cells([.. shared, ("balance_pence", Value.Of(2_000))]), Cells([.. shared, ("balance_pence", Value.Of(2_000 + pence))]));
    }

    private static RowChange Inserted(string table, params (string Column, Value Value)[] cells) => new(table, null, Cells(cells));

    private static Dictionary<string, Value> Cells((string Column, Value Value)[] cells) => cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal);

    private List<PlannedScenario> Planned() =>
        [.. Enumerable.Range(1, scenarios).Select(number => new PlannedScenario(
            string.Create(CultureInfo.InvariantCulture, $"rents-debit-run-{number:00000}"), "The weekly debit run", string.Create(CultureInfo.InvariantCulture, $"rents/debit-run-{number / 100}.feature"),
            string.Create(CultureInfo.InvariantCulture, $"Monday's debit run number {number}"), null, number, ["@rents"]))];
}
