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
        release.Source.ShouldBe("src/ReferenceHousing");
        release.Patch.ShouldBe(Path.Combine(folder.Path, "fixtures", "releases", "2026.10.patch"));
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
            () => release.Source.ShouldBe("src/ReferenceHousing"),
            () => release.Patch.ShouldBe(path),
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
}
