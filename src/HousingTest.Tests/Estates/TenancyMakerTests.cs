using HousingTest.Estates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

public class TenancyMakerTests
{
    private static readonly NewTenancy Order = new(
        7, "secure", new DateOnly(2024, 2, 29), End: null, [("rent", 9_543), ("service", 910)], JointTenants: 2, BalancePence: 41_812, new DateOnly(2026, 4, 6));

    private readonly TenancyMaker maker = new();

    [Fact]
    public void A_tenancy_comes_complete_and_can_be_found_by_its_references()
    {
        var rows = new EstateTables(maker.Make(Order));
        rows["property"].ShouldHaveSingleItem().Text("reference").ShouldBe("P-S00007");
        var tenancy = rows["tenancy"].ShouldHaveSingleItem();
        tenancy.Line().ShouldBe("1000070|T-S00007|1000070|secure|2024-02-29|");
        rows["household member"].Select(row => row.Text("role")).ShouldBe(["tenant", "joint tenant", "joint tenant"]);
        rows["rent account"].ShouldHaveSingleItem().Text("reference").ShouldBe(Order.AccountReference);
        rows["rent account"][0].Number("balance").ShouldBe(41_812);
        rows["charge"].Select(row => row.Number("weekly amount")).ShouldBe([9_543, 910]);
        rows["rent transaction"].ShouldHaveSingleItem().Line()
            .ShouldBe("1000000070|1000070|2026-04-05|2026-04-05T23:00:00Z|opening balance|41812|||Balance brought forward");
        rows["arrears case"].ShouldHaveSingleItem().Text("stage").ShouldBe("none");
        rows["person"].Select(row => row.Text("reference")).ShouldBe(["PE-S00007-1", "PE-S00007-2", "PE-S00007-3"]);
    }

    [Fact]
    public void The_same_order_gives_the_same_rows_and_another_ordinal_shares_no_key()
    {
        maker.Make(Order).Select(RowReading.Line).ShouldBe(new TenancyMaker().Make(Order).Select(RowReading.Line));
        var keys = maker.Make(Order).Concat(maker.Make(Order with { Ordinal = 8 })).Select(row => $"{row.Table.Entity} {row.Number("key")}");
        keys.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void Each_tenant_can_be_telephoned_and_written_to_unless_the_order_says_otherwise()
    {
        var people = new EstateTables(maker.Make(Order))["person"];
        people.ShouldAllBe(row => row["phone"] is Value.Text && row["email"] is Value.Text);
        people.Select(row => row.Text("email")).ShouldBeUnique(StringComparer.Ordinal);

        var unreachable = new EstateTables(maker.Make(Order with { HasPhone = false, HasEmail = false }))["person"];
        unreachable.ShouldAllBe(row => row["phone"] is Value.Null && row["email"] is Value.Null);
        unreachable.Select(row => row.Text("last name")).ShouldBe(people.Select(row => row.Text("last name")));
    }

    [Fact]
    public void A_tenancy_at_notice_has_the_steps_before_it_and_a_notice_to_everybody()
    {
        var rows = new EstateTables(maker.Make(Order with { Stage = "notice", StageOn = new DateOnly(2026, 3, 2) }));
        rows["arrears action"].Select(row => $"{row.Text("action type")} {row.Text("taken on")}")
            .ShouldBe(["letter 1 2026-02-09", "letter 2 2026-02-23", "notice 2026-03-02"]);
        rows["notice"].ShouldHaveSingleItem().Line().ShouldBe("1000070|1000070|nosp|2026-03-02|2026-03-30|2027-03-30");
        rows["notice person"].Select(row => row.Number("person")).ShouldBe(rows["person"].Select(row => row.Number("key")));
    }

    [Fact]
    public void An_agreement_and_the_old_mark_for_not_ended_can_be_had()
    {
        var rows = new EstateTables(maker.Make(Order with { End = new DateOnly(1900, 1, 1), Agreement = new NewAgreement(new DateOnly(2026, 4, 6), 2_500) }));
        rows["tenancy"][0].Text("end").ShouldBe("1900-01-01");
        rows["charge"].ShouldAllBe(row => row["end"] is Value.Null);
        rows["agreement"].ShouldHaveSingleItem().Line().ShouldBe("1000070|1000070|2026-04-06|2500|weekly|active");
    }

    [Fact]
    public void Occupants_and_applicants_do_not_answer_for_the_rent_and_applicants_do_not_live_there()
    {
        var rows = new EstateTables(maker.Make(Order with { JointTenants = 1, Occupants = 1, Applicants = 1, Stage = "notice" }));
        rows["person"].Count.ShouldBe(4);
        rows["household member"].Select(row => $"{row.Text("role")} {row.Number("responsible")}").ShouldBe(["tenant 1", "joint tenant 1", "occupant 0"]);
        rows["notice person"].Count.ShouldBe(2);
    }

    [Fact]
    public void Rent_and_target_rent_can_be_over_48_weeks_and_letters_can_go_elsewhere()
    {
        var rows = new EstateTables(maker.Make(Order with
        {
            RentWeeks = 48,
            TargetRentPence = 11_200,
            Addresses = [new NewAddress(2, "3 Harbour Row", new DateOnly(2026, 3, 1), To: null)],
        }));
        rows["charge"].Select(row => $"{row.Text("charge type")} {row.Number("charged weeks")}").ShouldBe(["rent 48", "service 52"]);
        rows["property"][0].Number("target rent").ShouldBe(11_200);
        rows["property"][0].Number("target rent weeks").ShouldBe(48);
        var address = rows["person address"].ShouldHaveSingleItem();
        address.Number("person").ShouldBe(rows["person"][1].Number("key"));
        address.Text("address line").ShouldBe("3 Harbour Row");
    }

    [Fact]
    public void Its_identifiers_are_nobodys_and_no_estate_has_the_same()
    {
        var rows = maker.Make(Order);
        var texts = rows.SelectMany(row => row.Table.Fields.Where(field => row[field] is Value.Text).Select(field => (field, row.Text(field))));
        IdentifierScan.Scan(texts).ShouldBeEmpty();
        foreach (var (entity, field) in ((string, string)[])[("property", "uprn"), ("property", "postcode"), ("rent account", "payment reference"), ("person", "national insurance number")])
        {
            var made = rows.Where(row => string.Equals(row.Table.Entity, entity, StringComparison.Ordinal)).Select(row => row.Text(field));
            EstateTables.Small[entity].Select(row => row.Text(field)).Intersect(made, StringComparer.Ordinal).ShouldBeEmpty();
        }
    }

    [Fact]
    public void An_order_that_cannot_be_made_is_refused_with_all_its_problems()
    {
        var problems = Should.Throw<ProblemException>(() => maker.Make(Order with { Ordinal = 0, JointTenants = 10, Stage = "letter 3" })).Problems;
        problems.Select(problem => problem.Id).ShouldBe(["HT-EST-201", "HT-EST-202", "HT-EST-204"]);
    }
}
