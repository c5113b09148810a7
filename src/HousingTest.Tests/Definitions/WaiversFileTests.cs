using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class WaiversFileTests
{
    private const string Whole = """
        waivers:
          - waiver: W-2026-01
            candidate: "2026.2"
            kind: money
            where: rent transaction
            field: amount
            most: 112
            reason: Corrected in 2026.3
            owner: Head of income
            until: 2026-06-30
        """;

    [Fact]
    public void A_waiver_is_read_with_its_line() =>
        WaiversFile.Parse(Whole, "fixtures/waivers.yaml").All.ShouldHaveSingleItem().ShouldBe(new Waiver(
            "W-2026-01", "2026.2", DifferenceKind.Money, "rent transaction", "amount", null, 112, "Corrected in 2026.3", "Head of income",
            new DateOnly(2026, 6, 30), 2));

    [Theory]
    [InlineData("owner: Head of income", "owner")]
    [InlineData("reason: Corrected in 2026.3", "reason")]
    [InlineData("until: 2026-06-30", "until")]
    [InlineData("where: rent transaction", "where")]
    public void A_waiver_without_its_accountability_is_refused(string line, string key) =>
        ProblemsOf.One(() => WaiversFile.Parse(Whole.Replace(line, "", StringComparison.Ordinal), "fixtures/waivers.yaml"))
            .What.ShouldBe($"A waiver lacks '{key}'");

    [Fact]
    public void Two_waivers_of_one_name_are_refused()
    {
        var twice = Whole + "\n" + string.Join('\n', Whole.Split('\n').Skip(1));

        ProblemsOf.Places(() => WaiversFile.Parse(twice, "fixtures/waivers.yaml")).ShouldBe(["HT-DEF-005 fixtures/waivers.yaml:11"]);
    }
}
