using HousingTest.Model;
using HousingTest.Reports;
using Xunit;

namespace HousingTest.Tests.Reports;

public sealed class WatchScreenTests
{
    private static readonly DateTimeOffset s_at = new(2026, 4, 6, 14, 2, 11, TimeSpan.Zero);
    private readonly PlainConsole plain = new();

    [Fact]
    public void A_watch_reads_as_approved()
    {
        var screen = new WatchScreen(plain.Console);
        WatchedScenario passed = new("rents-one", "Monday's debit run posts once per live account", "features/rents/weekly-debit-run.feature:12", ScenarioStatus.Passed, 0.312);
        WatchedScenario failed = new(
            "rents-two", "A rent of £110.00 [row 2]", "features/rents/weekly-debit-run.feature:31", ScenarioStatus.Failed, 0.4,
            "Then the balance of the rent account is £1.00", "The balance of RA-000301 should be £1.00 but is £0.00");
        WatchedScenario notRun = new("rents-three", "On the screen", "features/rents/weekly-debit-run.feature:40", ScenarioStatus.NotRun, 0.01, null, "HT-ENV-030  There is no browser: none was found");
        Problem wrong = new("HT-GHK-010", "This line is not understood", "features/rents/weekly-debit-run.feature:9:3", "expected a step", "write Given, When or Then");

        screen.Doing("Test copy: starting");
        screen.Ready(17, "2026.1", "embedded");
        screen.Saved(s_at, ["features/rents/weekly-debit-run.feature"]);
        screen.Ended(passed);
        screen.Ended(failed);
        screen.Ended(notRun);
        screen.Done(News(WatchNewsKind.Ran, [passed, failed, notRun], []));
        screen.Saved(s_at.AddSeconds(20), ["features/rents/weekly-debit-run.feature"]);
        screen.Done(News(WatchNewsKind.Wrong, [], [wrong]));
        screen.Saved(s_at.AddSeconds(40), ["features/rents/old.feature"]);
        screen.Done(News(WatchNewsKind.Ran, [], []) with { Text = "It is gone: nothing is run." });

        Approval.Verify(plain.Text, "watch");
    }

    private static WatchNews News(WatchNewsKind kind, IReadOnlyList<WatchedScenario> scenarios, IReadOnlyList<Problem> problems) => new(kind, s_at, [], 1.04, scenarios, problems);
}
