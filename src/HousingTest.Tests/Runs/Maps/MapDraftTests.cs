using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs.Maps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs.Maps;

/// <summary>The first map that is made of a catalogue and pages: a person goes on from it, so all of it is approved.</summary>
public sealed class MapDraftTests
{
    private static readonly Catalogue Vendors = new(
    [
        new CatalogueTable(
            "HSG_RENT_ACCOUNTS", 12_345,
            [
                Column("ACC_ID", "NUMBER(10)"), Column("ACC_REFERENCE", "VARCHAR2(20)"), Column("BALANCE_PENCE", "INTEGER"), Column("OPENED_DATE", "DATE"),
                Column("WEEKLY_RENT", "DECIMAL(10,2)"), Column("STATUS_CODE", "CHAR(1)"), Column("TYPE", "TEXT") with { Words = ["SECURE", "NON-SECURE"] }, Column("PHOTO", "BLOB"),
            ],
            ["ACC_ID"], [["ACC_REFERENCE"]], []),
        new CatalogueTable(
            "HSG_CHARGES", 1,
            [
                Column("ID", "INTEGER"), Column("ACCOUNT_ID", "INTEGER"), Column("ACCOUNT", "TEXT"), Column("TOTAL", "INTEGER"), Column("IS_LIVE", "SMALLINT"), Column("UPDATED_AT", "TIMESTAMP"),
            ],
            ["ID"], [["ACCOUNT_ID", "TOTAL"]], [new CatalogueReference(["ACCOUNT_ID"], "hsg_rent_accounts", ["ACC_ID"])]),
        new CatalogueTable("HSG_AUDIT", 0, [Column("null", ""), Column("said", "TEXT")], [], [], []),
    ]);

    [Fact]
    public void A_draft_of_a_system_that_nothing_is_known_of()
    {
        var text = new MapDraft("vendor", Vendors, [], Known: null).Write();

        Approval.Verify(text, "draft-unknown", "yaml");
        Read(text).Entities.Keys.ShouldBe(["rent account", "charge", "audit"], ignoreOrder: true);
    }

    [Fact]
    public void A_draft_with_pages_of_a_system_whose_sign_in_is_known()
    {
        var pages = new List<(string Path, PageFacts Page)>
        {
            ("/accounts/RA-000001", new PageFacts(["Rent account: RA-000001"], ["Search", "search", "Amount in £"], ["Sign out", "Search", "Say \"hello\""], ["Charges"], 2)),
            ("/home", new PageFacts([], [], ["Sign out"], [], 0)),
        };
        var text = new MapDraft("vendor", Vendors, pages, SmallSystem.Located(SmallSystem.Map).Map).Write();

        Approval.Verify(text, "draft-known", "yaml");
        var map = Read(text);
        map.Screens["rent account: ra-000001"].Buttons.Keys.ShouldBe(["search", "say \"hello\""], "what every page has is the frame around them");
        map.SignIn.Roles.Keys.ShouldBe(["clerk", "auditor"]);
        map.Clock.Set!.Http.ShouldNotBeNull().Path.ShouldBe("/clock");
    }

    [Fact]
    public void The_page_on_which_people_sign_in_is_known_by_its_password()
    {
        var page = new PageFacts(["Sign in"], ["Name", "Pass phrase or password"], ["Go on"], [], 0);
        var map = Read(new MapDraft("vendor", new Catalogue([]), [("/in", page)], Known: null).Write());

        map.SignIn.ShouldSatisfyAllConditions(
            one => one.Path.ShouldBe("/in"), one => one.UserName.Name.ShouldBe("Name"), one => one.Password.Name.ShouldBe("Pass phrase or password"), one => one.Button.Name.ShouldBe("Go on"));
    }

    [Fact]
    public void A_draft_fits_the_catalogue_that_it_was_made_of()
    {
        var text = new MapDraft("vendor", Vendors, [], Known: null).Write();
        var parts = new CatalogueCheck(
            new LocatedMap(Read(text), MapLines.Parse(text)), Vendors, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>>(StringComparer.Ordinal), []).Look();

        parts.SelectMany(part => part.Missing).Select(problem => problem.ToString()).ShouldBeEmpty();
        parts.Single(part => part.Name is "Tables").Tried.ShouldBe(3);
    }

    private static SystemMap Read(string text) => SystemMapFile.Parse(text, "environments/maps/vendor.yaml");

    private static CatalogueColumn Column(string name, string type) => SmallSystem.Column(name, type);
}
