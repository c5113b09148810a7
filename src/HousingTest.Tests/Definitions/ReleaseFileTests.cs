using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class ReleaseFileTests : IDisposable
{
    private const string Whole = """
        release: "2026.10"
        title: Summer patch
        source: src/ReferenceHousing
        patch: 2026.10.patch
        announces:
          - what: column
            where: rent transaction
            name: charge breakdown
            note: Each debit records how it is made up.
          - what: field
            where: statement
            name: Charge breakdown
            note: The statement shows the breakdown.
        """;

    private readonly TemporaryFolder folder = new();

    public ReleaseFileTests()
    {
        folder.Write("src/ReferenceHousing/Program.cs", "");
        folder.Write("fixtures/releases/2026.10.yaml", Whole);
        folder.Write("fixtures/releases/2026.10.patch", "");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_release_is_found_by_its_name_and_its_patch_lies_beside_it()
    {
        var release = ReleaseFile.Read(folder.Path, "2026.10");

        release.Name.ShouldBe("2026.10");
        release.Program.ShouldBe(new ReleaseProgram.Source("src/ReferenceHousing", Path.Combine(folder.Path, "fixtures", "releases", "2026.10.patch")));
        release.Announces[0].ShouldBe(new Announcement(AnnouncedKind.Column, "rent transaction", "charge breakdown", "Each debit records how it is made up."));
        release.Announces[1].What.ShouldBe(AnnouncedKind.Field);
        release.File.ShouldBe("fixtures/releases/2026.10.yaml");
    }

    [Fact]
    public void A_release_number_without_quotes_keeps_its_last_nought() =>
        ReleaseFile.Parse(Whole.Replace("\"2026.10\"", "2026.10", StringComparison.Ordinal), "fixtures/releases/2026.10.yaml", folder.Path).Name.ShouldBe("2026.10");

    [Fact]
    public void Money_cannot_be_announced() =>
        ProblemsOf.One(() => ReleaseFile.Parse(Whole.Replace("what: column", "what: money", StringComparison.Ordinal), "2026.10.yaml", folder.Path))
            .Remedy.ShouldContain("column, field");

    [Fact]
    public void A_bare_patch_is_a_release_of_the_reference_system_that_announces_nothing()
    {
        var path = folder.Write("elsewhere/hotfix.patch", "");

        var release = ReleaseFile.Read(folder.Path, path);

        release.ShouldSatisfyAllConditions(
            () => release.Name.ShouldBe("hotfix"),
            () => release.Program.ShouldBe(new ReleaseProgram.Source("src/ReferenceHousing", path)),
            () => release.Announces.ShouldBeEmpty(),
            () => release.File.ShouldBe("elsewhere/hotfix.patch"));
    }

    [Theory]
    [InlineData("2026.1")]
    [InlineData("../releases/2026.10")]
    [InlineData("")]
    public void A_name_that_is_none_lists_the_releases_that_there_are(string name)
    {
        var problem = ProblemsOf.One(() => ReleaseFile.Read(folder.Path, name));

        problem.Id.ShouldBe("HT-DEF-001");
        problem.Why.ShouldBe("there are: 2026.10");
    }

    [Fact]
    public void A_patch_that_is_not_there_is_refused() =>
        ProblemsOf.One(() => ReleaseFile.Read(folder.Path, "nowhere.patch")).What.ShouldBe("There is no such patch");

    [Fact]
    public void A_source_and_a_patch_that_are_not_there_are_told_together()
    {
        folder.Write("fixtures/releases/2026.10.yaml", Whole.Replace("source: src/", "source: sources/", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder.Path, "fixtures", "releases", "2026.10.patch"));

        ProblemsOf.Places(() => ReleaseFile.Read(folder.Path, "2026.10"))
            .ShouldBe(["HT-DEF-013 fixtures/releases/2026.10.yaml:3", "HT-DEF-013 fixtures/releases/2026.10.yaml:4"]);
    }

    [Fact]
    public void A_release_is_a_folder_an_image_or_an_address_and_may_bring_a_script()
    {
        folder.Write("delivered/Housing.dll", "");
        folder.Write("fixtures/releases/2026.3.sql", "SELECT 1");

        Of("folder: delivered\nscript: 2026.3.sql").ShouldSatisfyAllConditions(
            release => release.Program.ShouldBe(new ReleaseProgram.Folder(folder["delivered"])),
            release => release.Scripts.ShouldBe([Path.Combine(folder.Path, "fixtures", "releases", "2026.3.sql")]));
        Of("image: supplier/housing:2026.3").Program.ShouldBe(new ReleaseProgram.Image("supplier/housing:2026.3"));
        Of("address: https://test.example.org/").Program.ShouldBe(
            new ReleaseProgram.Address("https://test.example.org", SystemMarker.Usual, "/.well-known/test-system", "HOUSINGTEST_PASSWORD"));
        Of("address: https://test.example.org\nmarker:\n  path: /sign-in\n  says: Training system\nversion: /about\npassword from: TRAINING_PASSWORD").Program.ShouldBe(
            new ReleaseProgram.Address("https://test.example.org", new SystemMarker("/sign-in", "Training system"), "/about", "TRAINING_PASSWORD"));
    }

    [Fact]
    public void An_installed_system_is_named_by_its_whole_path()
    {
        Of("installed: /usr/share/housing").Program.ShouldBe(new ReleaseProgram.Installed("/usr/share/housing"));
        ProblemsOf.One(() => Of("installed: share/housing")).Id.ShouldBe("HT-DEF-009");
    }

    [Fact]
    public void The_same_program_set_up_otherwise_is_a_release_with_settings_over_those_of_its_base()
    {
        folder.Write("fixtures/releases/2026.11.yaml", "release: 2026.11\ntitle: First\nbase: 2026.10\nsettings: { Watch: \"yes\", Language: cy }");

        var release = Of("base: 2026.11\nsettings: { Watch: \"no\" }");

        release.Program.ShouldBe(ReleaseFile.Read(folder.Path, "2026.10").Program);
        release.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).ShouldBe([new("Language", "cy"), new("Watch", "no")]);
        ProblemsOf.One(() => Of("address: https://test.example.org\nsettings: { Watch: \"no\" }")).Id.ShouldBe("HT-DEF-012");
    }

    [Fact]
    public void A_script_alone_stands_on_another_release_and_comes_after_its_scripts()
    {
        folder.Write("fixtures/releases/2026.11.sql", "SELECT 1");
        folder.Write("fixtures/releases/2026.3.sql", "SELECT 1");
        folder.Write("fixtures/releases/2026.11.yaml", "release: 2026.11\ntitle: First\nbase: 2026.10\nscript: 2026.11.sql");

        var release = Of("base: 2026.11\nscript: 2026.3.sql");

        release.Program.ShouldBe(ReleaseFile.Read(folder.Path, "2026.10").Program);
        release.Scripts.Select(Path.GetFileName).ShouldBe(["2026.11.sql", "2026.3.sql"]);
        release.Announces.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("announces: []", "HT-DEF-007 fixtures/releases/2026.3.yaml:1")]
    [InlineData("patch: 2026.10.patch", "HT-DEF-007 fixtures/releases/2026.3.yaml:1")]
    [InlineData("source: src/ReferenceHousing\nimage: housing", "HT-DEF-012 fixtures/releases/2026.3.yaml:4")]
    [InlineData("image: housing\npatch: 2026.10.patch", "HT-DEF-012 fixtures/releases/2026.3.yaml:4")]
    [InlineData("image: housing\nversion: /about", "HT-DEF-012 fixtures/releases/2026.3.yaml:4")]
    [InlineData("address: test.example.org", "HT-DEF-009 fixtures/releases/2026.3.yaml:3")]
    [InlineData("address: https://me:secret@test.example.org", "HT-DEF-009 fixtures/releases/2026.3.yaml:3")]
    [InlineData("address: https://test.example.org\nscript: 2026.10.patch", "HT-DEF-012 fixtures/releases/2026.3.yaml:4")]
    [InlineData("folder: nowhere\nscript: nowhere.sql", "HT-DEF-013 fixtures/releases/2026.3.yaml:3|HT-DEF-013 fixtures/releases/2026.3.yaml:4")]
    [InlineData("base: 2026.9", "HT-DEF-011 fixtures/releases/2026.3.yaml:3")]
    [InlineData("base: 2026.3", "HT-DEF-012 fixtures/releases/2026.3.yaml:3")]
    public void What_makes_no_release_is_told_with_its_line(string program, string problems) =>
        string.Join('|', ProblemsOf.Places(() => Of(program))).ShouldBe(problems);

    private ReleaseDefinition Of(string program)
    {
        folder.Write("fixtures/releases/2026.3.yaml", $"release: 2026.3\ntitle: Autumn\n{program}\n");
        return ReleaseFile.Read(folder.Path, "2026.3");
    }
}
