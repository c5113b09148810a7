using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>Releases as they are named on the command line, without a file of their own.</summary>
public sealed class NamedReleaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public NamedReleaseTests()
    {
        folder.Write("src/ReferenceHousing/Program.cs", "");
        folder.Write("fixtures/releases/2026.1.yaml", "release: 2026.1\ntitle: In use\nsource: src/ReferenceHousing\n");
        folder.Write("fixtures/releases/hosted.yaml", "release: hosted\ntitle: Elsewhere\naddress: https://test.example.org\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_script_is_run_on_the_reference_system_or_on_the_release_that_it_names()
    {
        var script = folder.Write("supplier/rents.sql", "-- Rents of 2026/27\n-- release: 2026.1\n\nUPDATE charge SET weekly_amount_pence = 1;\n");

        var release = ReleaseFile.Read(folder.Path, script);

        release.ShouldSatisfyAllConditions(
            () => release.Name.ShouldBe("rents"),
            () => release.Program.ShouldBe(new ReleaseProgram.Source("src/ReferenceHousing", null)),
            () => release.Scripts.ShouldBe([script]),
            () => release.File.ShouldBe("supplier/rents.sql"));

        folder.Write("supplier/rents.sql", "-- release: hosted\nSELECT 1");
        ProblemsOf.One(() => ReleaseFile.Read(folder.Path, script)).Id.ShouldBe("HT-DEF-014");
        folder.Write("supplier/rents.sql", "-- release: rents.sql\nSELECT 1");
        ProblemsOf.One(() => ReleaseFile.Read(folder.Path, script)).What.ShouldBe("A script cannot be run on a script");
        folder.Write("supplier/rents.sql", "-- release: 2026.9\nSELECT 1");
        ProblemsOf.One(() => ReleaseFile.Read(folder.Path, script)).Id.ShouldBe("HT-DEF-001");
    }

    [Theory]
    [InlineData("-- system: running\nSELECT 1", true)]
    [InlineData("\n--\n-- System: RUNNING\n", true)]
    [InlineData("-- system: stopped\nSELECT 1", false)]
    [InlineData("SELECT 1;\n-- system: running", false)]
    [InlineData("", false)]
    public void A_script_says_at_its_top_whether_the_system_runs_meanwhile(string script, bool runs) => ScriptHead.Read(script).SystemRuns.ShouldBe(runs);

    [Fact]
    public void A_folder_is_a_release_by_its_path_unless_a_release_has_that_name()
    {
        folder.Write("delivered/2026.3/Housing.dll", "");
        folder.Write("2026.1/Housing.dll", "");

        var release = ReleaseFile.Read(folder.Path, "delivered/2026.3/");

        release.Name.ShouldBe("2026.3");
        release.Program.ShouldBe(new ReleaseProgram.Folder(folder["delivered/2026.3"]));
        release.File.ShouldBe("delivered/2026.3");
        ReleaseFile.Read(folder.Path, "2026.1").Program.ShouldBeOfType<ReleaseProgram.Source>();
    }

    [Fact]
    public void An_image_is_named_as_docker_names_it()
    {
        ReleaseFile.Read(folder.Path, "image:supplier/housing:2026.3").Program.ShouldBe(new ReleaseProgram.Image("supplier/housing:2026.3"));
        ProblemsOf.One(() => ReleaseFile.Read(folder.Path, "image:")).Id.ShouldBe("HT-DEF-014");
    }

    [Fact]
    public void An_address_is_a_release_that_must_carry_the_usual_marker()
    {
        var release = ReleaseFile.Read(folder.Path, "https://housing-test.example.org:8443/live/");

        release.Name.ShouldBe("housing-test.example.org:8443");
        release.Program.ShouldBe(new ReleaseProgram.Address(
            "https://housing-test.example.org:8443/live", new SystemMarker("/.well-known/test-system", "this is a test system"), "/.well-known/test-system", "HOUSINGTEST_PASSWORD"));
    }

    [Theory]
    [InlineData("https://admin:secret@example.org")]
    [InlineData("https://example.org?login=secret")]
    [InlineData("ftp://example.org/secret")]
    [InlineData("https://")]
    public void What_is_no_plain_address_is_refused_without_repeating_it(string address)
    {
        var problem = ProblemsOf.One(() => ReleaseFile.Read(folder.Path, address));

        problem.Id.ShouldBe("HT-DEF-014");
        problem.ToString().ShouldNotContain("secret");
    }
}
