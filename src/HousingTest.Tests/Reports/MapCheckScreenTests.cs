using HousingTest.Model;
using HousingTest.Reports;
using Xunit;

namespace HousingTest.Tests.Reports;

public sealed class MapCheckScreenTests
{
    [Fact]
    public void A_result_is_shown_kind_by_kind_with_what_is_missing_and_what_is_not_known()
    {
        var console = new PlainConsole();
        new MapCheckScreen(console.Console).Show(new MapCheckResult("environments/maps/vendor.yaml", "2026.1",
        [
            new MapCheckPart("Tables", 34, [], []),
            new MapCheckPart("Columns", 210,
            [
                new Problem(
                    "HT-MAP-002", "The column 'bal' of the field 'balance' of rent account is not in rent_account", "environments/maps/vendor.yaml:97",
                    "the nearest: balance_pence", "write the column's name as the database has it, or take the field out"),
            ],
            []),
            new MapCheckPart("Seed", 0, [], []),
            new MapCheckPart("Jobs", 2, [], [new MapNote("environments/maps/vendor.yaml:240", "'letters' was not tried", "it is SQL, and running it would change rows")]),
        ]));

        Approval.Verify(console.Text, "map-check");
    }
}
