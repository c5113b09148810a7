using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class EnvironmentFileTests
{
    /// <summary>An environment that makes test copies.</summary>
    internal const string Whole = """
        environment: embedded
        map: maps/reference.yaml
        database:
          engine: sqlite
          file: "{copy}/housing.db"
        start:
          command: dotnet
          arguments: ["{release}/ReferenceHousing.dll"]
          settings:
            ASPNETCORE_URLS: "{address}"
            Empty: ""
          ready: /health
          within: 30 s
        clock start: 2026-04-06T08:00:00Z
        estate: { recipe: small, seed: 20260401 }
        browser: chromium
        """;

    private static EnvironmentDefinition Read(string text) => EnvironmentFile.Parse(text, "environments/embedded.yaml");

    private static Problem ProblemWith(string old, string changed) => ProblemsOf.One(() => Read(Whole.Replace(old, changed, StringComparison.Ordinal)));

    [Fact]
    public void An_environment_is_read_with_its_places_left_to_be_filled()
    {
        var environment = Read(Whole);

        environment.Map.ShouldBe("environments/maps/reference.yaml");
        environment.Database.ShouldBe(new DatabaseDefinition("sqlite", "{copy}/housing.db"));
        environment.Start.Arguments.ShouldBe(["{release}/ReferenceHousing.dll"]);
        environment.Start.Settings["ASPNETCORE_URLS"].ShouldBe("{address}");
        environment.Start.Settings["Empty"].ShouldBe("");
        environment.Start.Within.ShouldBe(TimeSpan.FromSeconds(30));
        environment.Start.Line.ShouldBe(7);
        environment.ClockStart.ShouldBe(new DateTimeOffset(2026, 4, 6, 8, 0, 0, TimeSpan.Zero));
        environment.Estate.ShouldBe(new EstateChoice("small", 20260401));
    }

    [Fact]
    public void A_system_that_brings_its_own_data_and_has_no_clock_says_so_by_leaving_both_out()
    {
        var environment = Read(Whole.Replace("clock start: 2026-04-06T08:00:00Z\n", "", StringComparison.Ordinal).Replace("estate: { recipe: small, seed: 20260401 }\n", "", StringComparison.Ordinal));

        environment.ClockStart.ShouldBeNull();
        environment.Estate.ShouldBeNull();
    }

    [Fact]
    public void What_a_system_needs_and_the_commands_that_install_it_stand_under_its_start()
    {
        var environment = Read(Whole.Replace(
            "  command: dotnet", "  needs: { php: install php }\n  before:\n    - [php, \"{release}/install.php\", \"{copy}\"]\n    - [php, users.php]\n  command: dotnet", StringComparison.Ordinal)
            .Replace("\"{address}\"", "\"{host}:{port}\"", StringComparison.Ordinal));

        environment.Start.Needs.ShouldBe([new KeyValuePair<string, string>("php", "install php")]);
        environment.Start.Before.ShouldBe([["php", "{release}/install.php", "{copy}"], ["php", "users.php"]]);
        environment.Start.Settings["ASPNETCORE_URLS"].ShouldBe("{host}:{port}");
    }

    [Fact]
    public void What_runs_before_the_start_has_no_address_yet() =>
        ProblemWith("  command: dotnet", "  before:\n    - [php, \"{address}\"]\n  command: dotnet").Id.ShouldBe("HT-DEF-011");

    [Fact]
    public void A_changed_file_of_an_environment_makes_it_another_and_one_that_is_not_there_is_told_with_a_folder_of_features()
    {
        using var folder = new TemporaryFolder();
        var text = Whole.Replace("estate: { recipe: small, seed: 20260401 }\n", "files: [small/settings.php]\nfeatures: small\n", StringComparison.Ordinal);
        folder.Write("environments/embedded.yaml", text);
        folder.Write("environments/maps/reference.yaml", "");
        ProblemsOf.Places(() => EnvironmentFile.Read(folder.Path, "embedded"))
            .ShouldBe(["HT-DEF-013 environments/embedded.yaml:15", "HT-DEF-013 environments/embedded.yaml:16"], ignoreOrder: true);

        folder.Write("features/small/first.feature", "");
        folder.Write("environments/small/settings.php", "one");
        var first = EnvironmentFile.Read(folder.Path, "embedded");
        folder.Write("environments/small/settings.php", "two");
        var second = EnvironmentFile.Read(folder.Path, "embedded");

        first.Files.ShouldBe(["environments/small/settings.php"]);
        first.Features.ShouldBe("small");
        FeatureFolders.Owned(folder.Path).ShouldBe([new KeyValuePair<string, string>("small", "environments/embedded.yaml")]);
        string.Equals(second.Digest, first.Digest, StringComparison.Ordinal).ShouldBeFalse();
        EnvironmentFile.Read(folder.Path, "embedded").Digest.ShouldBe(second.Digest);
    }

    [Fact]
    public void An_environment_may_have_a_policy_of_its_own_which_must_be_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("environments/maps/reference.yaml", "");
        folder.Write("fixtures/estates/small.yaml", "");
        folder.Write("environments/embedded.yaml", Whole);
        EnvironmentFile.Read(folder.Path, "embedded").Policy.ShouldBe("fixtures/policy.yaml");

        folder.Write("environments/embedded.yaml", Whole + "\npolicy: strict.yaml\n");
        ProblemsOf.One(() => EnvironmentFile.Read(folder.Path, "embedded")).Id.ShouldBe("HT-DEF-013");

        folder.Write("fixtures/strict.yaml", "");
        EnvironmentFile.Read(folder.Path, "embedded").Policy.ShouldBe("fixtures/strict.yaml");
    }

    [Fact]
    public void A_place_that_nobody_will_fill_is_refused_with_those_that_are_filled()
    {
        var problem = ProblemWith("{address}", "{adress}");

        problem.Id.ShouldBe("HT-DEF-011");
        problem.Where.ShouldBe("environments/embedded.yaml:10");
        problem.Remedy.ShouldContain("{address}");
    }

    [Fact]
    public void A_place_without_quotes_is_told_as_such() =>
        ProblemWith("\"{address}\"", "{address}").Remedy.ShouldContain("needs quotes");

    [Fact]
    public void An_engine_that_is_not_driven_yet_is_refused_with_those_that_are()
    {
        var problem = ProblemWith("sqlite", "oracle");

        problem.What.ShouldBe("'engine' cannot be 'oracle'");
        problem.Remedy.ShouldContain("sqlite");
        problem.Remedy.ShouldContain("postgres");
    }

    [Fact]
    public void A_database_on_a_server_says_which_variable_names_the_server_and_has_no_file()
    {
        const string file = "engine: sqlite\n  file: \"{copy}/housing.db\"";

        Read(Whole.Replace(file, "engine: postgres\n  server from: HOUSINGTEST_POSTGRES", StringComparison.Ordinal)).Database
            .ShouldBe(new DatabaseDefinition("postgres", "") { ServerFrom = "HOUSINGTEST_POSTGRES" });
        ProblemWith(file, "engine: postgres").What.ShouldBe("A database lacks 'server from'");
    }

    [Theory]
    [InlineData("30")]
    [InlineData("30s")]
    [InlineData("0 s")]
    [InlineData("soon")]
    [InlineData("2000000000 min")]
    public void A_duration_says_its_unit_and_stays_below_a_day(string within) => ProblemWith("30 s", within).Id.ShouldBe("HT-DEF-009");

    [Theory]
    [InlineData("2026-04-06T08:00:00")]
    [InlineData("2026-04-06")]
    public void An_instant_without_its_offset_is_refused(string instant) => ProblemWith("2026-04-06T08:00:00Z", instant).Id.ShouldBe("HT-DEF-009");

    [Fact]
    public void A_section_that_is_missing_whole_is_one_problem() =>
        ProblemsOf.One(() => Read(Whole.Replace("database:\n  engine: sqlite\n  file: \"{copy}/housing.db\"\n", "", StringComparison.Ordinal)))
            .What.ShouldBe("An environment lacks 'database'");

    [Fact]
    public void A_name_that_is_none_lists_the_environments_that_there_are()
    {
        var problem = ProblemsOf.One(() => EnvironmentFile.Read(Repository.Root, "embeded"));

        problem.Why.ShouldContain("embedded");
        problem.Remedy.ShouldContain("did you mean embedded?");
    }

    [Fact]
    public void A_map_and_a_recipe_that_are_not_there_are_told_together()
    {
        using var folder = new TemporaryFolder();
        folder.Write("environments/embedded.yaml", Whole);

        ProblemsOf.Places(() => EnvironmentFile.Read(folder.Path, "embedded"))
            .ShouldBe(["HT-DEF-013 environments/embedded.yaml:2", "HT-DEF-013 environments/embedded.yaml:15"]);
    }

    [Fact]
    public void An_environment_at_an_address_makes_no_test_copy()
    {
        var environment = Read("environment: embedded\nmap: maps/reference.yaml\naddress: https://housing-test.example.org/\nreferences: \"99\"\nmessages at: 8025\nbrowser: chromium\n");

        environment.Hosted.ShouldBe(new HostedDefinition(
            "https://housing-test.example.org", null, SystemMarker.Usual, SystemMarker.Usual.Path, "HOUSINGTEST_PASSWORD", "99", 8025));
        (environment.Database, environment.Estate).ShouldBe((DatabaseDefinition.None, null));
    }

    [Fact]
    public void What_belongs_to_a_test_copy_and_what_belongs_to_an_address_do_not_go_together()
    {
        ProblemWith("browser: chromium", "browser: chromium\nreferences: H").What.ShouldStartWith("'marker', 'version', 'password from', 'references' and 'messages at' are for");
        Should.Throw<ProblemException>(() => Read("environment: embedded\nmap: maps/reference.yaml\naddress from: WHERE\nclock start: 2026-04-06T08:00:00Z\nestate: { recipe: small, seed: 1 }\nreferences: A-B\nbrowser: chromium\n"))
            .Problems.Select(problem => problem.What).ShouldBe([
                "A system at an address has no 'clock start' that could be used from here", "A system at an address has no 'estate' that could be used from here",
                "'references' must be letters and digits such as H or 99, and is 'A-B'"]);
    }
}
