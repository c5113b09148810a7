using System.Globalization;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Bench.Comparisons;

/// <summary>
/// Runs of many scenarios, made up and not run: each posts four weeks to one account, every fifth looks at a screen and sends a message, the audit trail
/// has a number of its own each time (noise). On the candidate one in ten posts a penny less.
/// </summary>
/// <param name="map">The reference system's map.</param>
/// <param name="scenarios">How many.</param>
internal sealed class SyntheticRuns(SystemMap map, int scenarios)
{
    private const int Weeks = 4;
    private const int ScreenshotBytes = 20_000;

    /// <summary>Writes one run as a run folder.</summary>
    /// <param name="folder">The folder; its name is the run's id.</param>
    /// <param name="candidate">True for the release that wants to reach live.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync(string folder, bool candidate, CancellationToken cancellationToken)
    {
        var run = new RunFolder(folder);
        var planned = Enumerable.Range(1, scenarios).Select(Planned).ToList();
        var release = candidate ? "2026.2" : "2026.1";
        await run.WriteManifestAsync(
            new RunManifest(
                run.Id, new ReleaseIdentity(release, Digest.OfText(release), []), new NamedDigest("embedded", Digest.OfText("embedded")), new NamedDigest(map.Name, map.Digest),
                new EstateIdentity("small", BenchSetting.Seed, 300, Digest.OfText("small")), Digest.OfText("features"), "HousingTest bench", planned),
            cancellationToken);
        var nothing = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["screens/1.png"] = new byte[ScreenshotBytes] };
        for (var number = 1; number <= scenarios; number++)
        {
            var outcome = Outcome(planned[number - 1].Id, number, run.Id, candidate && number % 10 == 0);
            await run.WriteOutcomeAsync(outcome, attempt: 1, outcome.Screens.Count > 0 ? pictures : nothing, cancellationToken);
        }
    }

    private static PlannedScenario Planned(int number) => new(
        Text($"rents-posting-{number:D5}"), Text($"Posting {number / 20}"), Text($"rents/posting-{number / 20}.feature"), Text($"Four weeks are posted, case {number}"),
        null, 5 + (number % 20 * 8), number % 5 == 0 ? ["@rents", "@screen"] : ["@rents"]);

    private static Outcome Outcome(string id, int number, string run, bool lower)
    {
        var pence = 8_000 + (number * 7_919L % 5_000) - (lower ? 1 : 0);
        var reference = Text($"RA-{number:D6}");
        var seen = number % 5 == 0;
        return new Outcome(
            id, ScenarioStatus.Passed,
            [.. Enumerable.Range(0, 6).Select(step => new StepResult(Text($"When the weekly debit run has run for week {step}"), 6 + step, ScenarioStatus.Passed, null))],
            [
                Inserted("audit_entry", ("id", Value.Of(number)), ("at", Value.Of("2026-04-06T08:00:00Z")), ("user_name", Value.Of("rents")), ("action", Value.Of("DEBIT_RUN")), ("subject", Value.Of(reference)), ("correlation_id", Value.Of(run))),
                Balance(number, reference, Weeks * pence),
                .. Enumerable.Range(0, Weeks).Select(week => Posted(number, week, pence)),
            ],
            [
                new Subject("rent account", Text($"{number}"), reference, number % 2 == 0 ? ["with service charges"] : [], null),
                .. Enumerable.Range(0, Weeks).Select(week => new Subject("rent transaction", Text($"{(number * Weeks) + week}"), null, [], new SubjectKey("rent account", Text($"{number}")))),
            ],
            seen ? [new ScreenSeen("statement", "desktop", "Statement", Aria(reference, pence), "screens/1.png")] : [],
            seen ? [new MessageSent("email", "rent statement", "a.tenant@example.com", new Dictionary<string, string>(StringComparer.Ordinal) { ["balance"] = Pounds(Weeks * pence) })] : [],
            [], []);
    }

    private static RowChange Posted(int number, int week, long pence) => Inserted(
        "rent_transaction", ("id", Value.Of((number * Weeks) + week)), ("account_id", Value.Of(number)), ("transaction_date", Value.Of(Text($"2026-04-{6 + (week * 7):D2}"))),
        ("posted_at", Value.Of("2026-04-06T08:00:00Z")), ("transaction_type", Value.Of("RENT_DEBIT")), ("amount_pence", Value.Of(pence)), ("week_starts_on", Value.Of(Text($"2026-04-{6 + (week * 7):D2}"))), ("narrative", Value.Of("Weekly charges")));

    private static RowChange Balance(int number, string reference, long pence)
    {
        (string Column, Value Value)[] same = [("id", Value.Of(number)), ("reference", Value.Of(reference)), ("payment_reference", Value.Of(Text($"10{number:D8}"))), ("tenancy_id", Value.Of(number))];
        return new RowChange("rent_account", Cells([.. same, ("balance_pence", Value.Of(0))]), Cells([.. same, ("balance_pence", Value.Of(pence))]));
    }

    private static string Aria(string reference, long pence) => string.Concat(
        Enumerable.Range(0, Weeks).Select(week => Text($"    - row \"Week {week} {Pounds(pence)}\":\n      - cell \"Week {week}\"\n      - cell \"{Pounds(pence)}\"\n"))
            .Prepend(Text($"- heading \"Statement of {reference}\" [level=1]\n- table \"Transactions\":\n  - rowgroup:\n")));

    private static string Pounds(long pence) => Text($"£{pence / 100}.{pence % 100:D2}");

    private static RowChange Inserted(string table, params (string Column, Value Value)[] cells) => new(table, null, Cells(cells));

    private static Dictionary<string, Value> Cells((string Column, Value Value)[] cells) => cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
