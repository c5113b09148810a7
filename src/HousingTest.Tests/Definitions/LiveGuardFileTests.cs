using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class LiveGuardFileTests
{
    private const string Whole = """
        servers:
          - host: housing-test-db.example.org
            port: 5432
            identity: "7461093327418263547"
            owner: Applications team
            why: Test server
        """;

    private static LiveGuard Read(string text) => LiveGuardFile.Parse(text, "environments/live-guard.yaml");

    [Fact]
    public void A_server_is_found_by_name_and_port_whatever_its_capitals()
    {
        var guard = Read(Whole);

        guard.Find("Housing-Test-DB.example.org", 5432).ShouldBe(new GuardedServer("housing-test-db.example.org", 5432, "7461093327418263547"));
        guard.Find("housing-test-db.example.org", 5433).ShouldBeNull();
        guard.Find("housing-db.example.org", 5432).ShouldBeNull();
    }

    [Theory]
    [InlineData("    owner: Applications team\n", "", "A server lacks 'owner'")]
    [InlineData("    why: Test server", "", "A server lacks 'why'")]
    [InlineData("port: 5432", "port: 0", "'port' must be a whole number from 1 to 65535, and is '0'")]
    public void Whoever_lists_a_server_says_where_it_is_and_answers_for_it(string old, string changed, string what) =>
        ProblemsOf.One(() => Read(Whole.Replace(old, changed, StringComparison.Ordinal))).What.ShouldBe(what);

    [Fact]
    public void Without_the_file_no_server_is_listed()
    {
        using var folder = new TemporaryFolder();
        LiveGuardFile.Read(folder["."]).Servers.ShouldBeEmpty();
    }

    [Fact]
    public void The_list_is_no_environment()
    {
        LiveGuardFile.Read(Repository.Root).Servers.ShouldBeEmpty();
        ProblemsOf.One(() => EnvironmentFile.Read(Repository.Root, "live-guard")).Id.ShouldBe("HT-DEF-001");
    }
}
