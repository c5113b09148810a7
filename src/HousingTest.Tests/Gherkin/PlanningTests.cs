using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

public sealed class PlanningTests : IDisposable
{
    private const string Outline = """
        @rents
        Feature: Debit
          Scenario: Monday's run – once
            Given x

          Scenario Outline: <kind>
            Given <kind>
            Examples: usual
              | kind   |
              | secure |
              | garage |
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("features").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Every_scenario_and_row_is_planned_by_path_and_line()
    {
        Write("rents/debit.feature", Outline);
        Write("arrears/ladder.feature", "Feature: Ladder\n Scenario: First\n  Given x");
        Write("bin/rents/debit.feature", Outline);
        var plan = FeatureFiles.Read(_root);
        plan.Problems.ShouldBeEmpty();
        plan.Scenarios.Select(planned => planned.Scenario).Select(planned => (planned.Path, planned.Title, planned.Row, planned.Line)).ShouldBe(
        [
            ("arrears/ladder.feature", "First", null, 2),
            ("rents/debit.feature", "Monday's run – once", null, 3),
            ("rents/debit.feature", "secure", 1, 10),
            ("rents/debit.feature", "garage", 2, 11),
        ]);
        plan.Scenarios[^1].Scenario.Tags.ShouldBe(["@rents"]);
        plan.Scenarios[^1].Scenario.Feature.ShouldBe("Debit");
    }

    [Fact]
    public void An_id_is_readable_and_stays_until_what_it_names_changes()
    {
        Write("rents/debit.feature", Outline);
        var before = Ids();
        before[0].ShouldBe("rents-debit-monday-s-run-once-" + before[0][^8..]);
        before[2].ShouldStartWith("rents-debit-kind-2-");
        Write("rents/debit.feature", ("# a comment\n" + Outline.Replace("Given x", "Given y", StringComparison.Ordinal)).ReplaceLineEndings("\r\n"));
        Ids().SequenceEqual(before, StringComparer.Ordinal).ShouldBeTrue();
        Write("rents/debit.feature", Outline.Replace("garage", "leasehold", StringComparison.Ordinal));
        Ids().Except(before, StringComparer.Ordinal).ShouldHaveSingleItem().ShouldStartWith("rents-debit-kind-2-");
    }

    [Fact]
    public void A_long_name_gives_a_short_id()
    {
        Write("a.feature", $"Feature: F\n Scenario: {new string('x', 500)}\n  Given x");
        Ids().Single().Length.ShouldBe(60 + 1 + 8);
    }

    [Fact]
    public void The_digest_changes_with_contents_and_not_with_line_ends()
    {
        Write("a.feature", Outline);
        var before = FeatureFiles.Read(_root).Digest;
        Write("a.feature", Outline.ReplaceLineEndings("\r\n"));
        FeatureFiles.Read(_root).Digest.ShouldBe(before);
        Write("a.feature", Outline + "# more");
        FeatureFiles.Read(_root).Digest.Equals(before, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void What_would_pass_by_doing_nothing_is_a_problem()
    {
        Write("a.feature", "Feature: F\n Scenario: Empty\n Scenario Outline: Rowless\n  Given <x>\n  Examples:\n   | x |\n Scenario: Twin\n  Given x\n Scenario: Twin\n  Given y");
        var plan = FeatureFiles.Read(_root);
        plan.Scenarios.ShouldBeEmpty();
        plan.Problems.Select(problem => $"{problem.Id} {problem.Where}").ShouldBe(
            ["HT-GHK-030 a.feature:2", "HT-GHK-031 a.feature:3", "HT-GHK-032 a.feature:9"]);
    }

    [Fact]
    public void A_table_without_cells_is_a_problem()
    {
        Write("a.feature", "Feature: F\n Background:\n  * x\n   |\n Rule: R\n  Scenario: S\n   * y\n    |\n    |\n   Examples:\n    |\n    |\n");
        var plan = FeatureFiles.Read(_root);
        plan.Scenarios.ShouldBeEmpty();
        plan.Problems.Select(problem => $"{problem.Id} {problem.Where}").ShouldBe(
            ["HT-GHK-008 a.feature:4:4", "HT-GHK-008 a.feature:8:5", "HT-GHK-008 a.feature:11:5"]);
    }

    [Fact]
    public void Scenarios_that_come_to_too_much_are_a_problem_of_their_file()
    {
        var steps = string.Concat(Enumerable.Repeat("* x\n", 5_000));
        Write("a.feature", $"Feature: F\nBackground:\n{steps}" + string.Concat(Enumerable.Range(0, 5_000).Select(number => $"Scenario: {number}\n* y\n")));
        Write("b.feature", Outline);
        var plan = FeatureFiles.Read(_root);
        plan.Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-GHK-010");
        plan.Scenarios.Count.ShouldBe(3);
    }

    [Fact]
    public void Problems_of_all_files_are_told_together_and_sound_files_are_planned()
    {
        Write("a.feature", "Featur: F");
        Write("b.feature", Outline);
        Write("c.feature", "Feature: F\n Scenario: S\n  Given x\n  Nonsense");
        var plan = FeatureFiles.Read(_root, ["a.feature", "b.feature", "c.feature", "d.feature", "nowhere"]);
        plan.Problems.Select(problem => $"{problem.Id} {problem.Where}").ShouldBe(
            ["HT-GHK-034 nowhere", "HT-GHK-002 a.feature:1:1", "HT-GHK-002 c.feature:4:3", "HT-GHK-001 d.feature"], ignoreOrder: true);
        plan.Scenarios.Count.ShouldBe(3);
    }

    [Fact]
    public void A_folder_without_features_is_a_problem() => FeatureFiles.Read(_root).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-GHK-034");

    [Fact]
    public void Scenarios_are_selected_by_tag_and_id()
    {
        Write("a.feature", Outline);
        Write("b.feature", "Feature: F\n Scenario: S\n  Given x");
        var plan = FeatureFiles.Read(_root);
        plan.Select(TagExpression.Parse("not @rents"), scenarioIds: null).ShouldHaveSingleItem().Scenario.Path.ShouldBe("b.feature");
        plan.Select(tags: null, [plan.Scenarios[1].Scenario.Id]).ShouldHaveSingleItem().Scenario.Title.ShouldBe("secure");
        Should.Throw<ProblemException>(() => plan.Select(tags: null, ["gone-00000000"])).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-GHK-033");
    }

    private List<string> Ids() => [.. FeatureFiles.Read(_root).Scenarios.Select(planned => planned.Scenario.Id)];

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
