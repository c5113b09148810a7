using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

/// <summary>Beginning a scenario: what is written is sound whatever it is called, and what is there stays as it is.</summary>
public sealed class NewScenarioTests : IDisposable
{
    private readonly FeaturesCopy _copy = new();

    [Fact]
    public void A_scenario_reads_as_approved_and_says_where_to_go_on()
    {
        var written = Write("A garage is let on its own");

        written.File.ShouldBe("features/rents/a-garage-is-let-on-its-own.feature");
        written.Command.ShouldBe("./housingtest run features/rents/a-garage-is-let-on-its-own.feature");
        _copy.Read(written.File).Split('\n')[written.Line - 1].ShouldBe("  Scenario: A garage is let on its own");
        Approval.Verify(_copy.Read(written.File), "new-scenario", "feature");
    }

    [Fact]
    public void Many_may_be_begun_in_every_area_before_anyone_is_changed_and_lint_finds_no_fault()
    {
        foreach (var area in _copy.Areas)
        {
            Write($"The first of {area}", area);
            Write($"The second of {area}", area);
        }

        FeatureLint.Look(_copy.Workspace, []).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The tenant's \"rent\": 5 > 4 & <so> on | and \\ so on", "the-tenants-rent-5-4-so-on-and-so-on")]
    [InlineData("Mae'r tŷ yn Llanfairpwllgwyngyll; ŵyn, ïau, â", "maer-ty-yn-llanfairpwllgwyngyll-wyn-iau-a")]
    [InlineData("  Two\n lines\tand a tab\r\n", "two-lines-and-a-tab")]
    [InlineData("# @tag Scenario: Given | x |", "tag-scenario-given-x")]
    [InlineData("家賃", "scenario")]
    [InlineData("CON", "scenario-con")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("\"\"\" 1", "1")]
    public void Odd_titles_give_sound_names_of_files_and_sound_gherkin(string title, string name)
    {
        var written = Write(title);

        written.File.ShouldBe($"features/rents/{name}.feature");
        var planned = RunPlanner.Read(_copy.Workspace, [_copy[written.File]]).Scenarios.ShouldHaveSingleItem();
        planned.Pickle.Name.ShouldBe(string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        planned.Pickle.Line.ShouldBe(written.Line);
        FeatureLint.Look(_copy.Workspace, []).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_very_long_title_is_kept_whole_in_a_file_with_a_short_name()
    {
        var title = "A rent " + new string('x', 4000);
        var written = Write(title);

        Path.GetFileName(written.File).Length.ShouldBeLessThan(80);
        RunPlanner.Read(_copy.Workspace, [_copy[written.File]]).Scenarios.ShouldHaveSingleItem().Pickle.Name.ShouldBe(title);
    }

    [Fact]
    public void Two_titles_that_come_to_the_same_name_get_a_file_each()
    {
        Write("A rent, raised").File.ShouldBe("features/rents/a-rent-raised.feature");
        Write("A rent: raised").File.ShouldBe("features/rents/a-rent-raised-2.feature");
    }

    [Fact]
    public void A_scenario_is_added_behind_those_of_a_file_and_no_byte_before_it_changes()
    {
        _copy.Write("features/rents/garages.feature", "Feature: Garages\r\n\r\n  @rents\r\n  Scenario: One\r\n    Given a secure tenancy at £123.45 a week\r\n    Then the balance of the rent account is £0.00");
        var before = _copy.Read("features/rents/garages.feature");

        var written = Write("Another", feature: "garages", tags: "@garages, winter");

        written.File.ShouldBe("features/rents/garages.feature");
        written.Tags.ShouldBe(["@rents", "@garages", "@winter"]);
        var now = _copy.Read("features/rents/garages.feature");
        now.ShouldStartWith(before + "\r\n\r\n  @rents @garages @winter\r\n  Scenario: Another\r\n");
        now.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        now.Split("\r\n")[written.Line - 1].ShouldBe("  Scenario: Another");
    }

    [Fact]
    public void In_a_file_with_a_background_a_rule_and_welsh_keywords_the_scenario_fits_in()
    {
        _copy.Write("features/rents/welsh.feature", """
            # language: cy-GB
            @rents
            Arwedd: Rhent
              Rule: Wythnos
                Cefndir:
                  Anrhegedig a a secure tenancy at £100.00 a week

                Enghraifft: Un
                  Pryd the weekly debit run has run for the week starting 6 April 2026
                  Yna the balance of the rent account is £104.00
                  A a rent debit of £104.00 is posted to the rent account for the week starting 6 April 2026
            """);

        Write("Dau", feature: "features/rents/welsh.feature");

        Approval.Verify(_copy.Read("features/rents/welsh.feature"), "new-scenario-welsh", "feature");
        FeatureLint.Look(_copy.Workspace, []).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_area_is_begun_when_that_is_asked_for()
    {
        var written = NewScenario.Write(_copy.Workspace, new ScenarioRequest("The grass is cut", "grounds", BeginArea: true, Feature: null, Tags: null));

        written.File.ShouldBe("features/grounds/the-grass-is-cut.feature");
        written.Tags.Contains("@grounds", StringComparer.Ordinal).ShouldBeTrue();
        FeatureLint.Look(_copy.Workspace, []).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_is_refused_with_the_reason_and_nothing_is_written()
    {
        _copy.Write("features/rents/empty.feature", "# nothing yet\n");
        _copy.Write("features/payments/one.feature", "Feature: One\n\n  @payments\n  Scenario: Taken\n    Given a secure tenancy at £123.45 a week\n    Then the balance of the rent account is £0.00\n");
        var before = Everything();

        var refused = new[]
        {
            Refused(() => Write("")), Refused(() => Write(" \n\t ")), Refused(() => Write("?!")),
            Refused(() => Write("taken")),
            Refused(() => Write("A new one", "rent")), Refused(() => Write("A new one", "zeppelins")), Refused(() => Write("A new one", "../rents")), Refused(() => Write("A new one", "")),
            Refused(() => Write("A new one", feature: "../payments/one.feature")), Refused(() => Write("A new one", feature: "/tmp/one.feature")),
            Refused(() => Write("A new one", feature: "empty")),
            Refused(() => Write("Ring 0113 245 1234")), Refused(() => Write("A new one", tags: "@rnts")),
        };

        Approval.Verify(_copy.Scrub(string.Join("\n\n", refused)), "new-scenario-refused");
        Everything().ShouldBe(before);
    }

    [Fact]
    public void A_feature_file_that_is_broken_is_told_and_left_as_it_is()
    {
        _copy.Write("features/rents/broken.feature", "Feature: Broken\n  Scenario: One\n    Gven nothing\n");

        Refused(() => Write("Another", feature: "broken")).ShouldContain("features/rents/broken.feature:2");
        _copy.Read("features/rents/broken.feature").ShouldBe("Feature: Broken\n  Scenario: One\n    Gven nothing\n");
    }

    public void Dispose() => _copy.Dispose();

    private WrittenScenario Write(string title, string area = "rents", string? feature = null, string? tags = null) =>
        NewScenario.Write(_copy.Workspace, new ScenarioRequest(title, area, BeginArea: false, feature, tags));

    private static string Refused(Action write) => string.Join("\n", Should.Throw<ProblemException>(write).Problems);

    private IReadOnlyList<string> Everything() =>
        [.. Directory.EnumerateFiles(_copy["features"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {File.ReadAllText(file)}")];
}
