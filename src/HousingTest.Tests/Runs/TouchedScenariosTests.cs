using HousingTest.Gherkin.Planning;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

/// <summary>What of a feature file runs when somebody saves it.</summary>
public sealed class TouchedScenariosTests : IDisposable
{
    private const string Feature = """
        Feature: Rents
          Background:
            Given today is 6 April 2026

          @rents
          Scenario: One
            Given a secure tenancy at £100.00 a week
            Then the balance of the rent account is £0.00

          @rents
          Scenario Outline: A rent of <rent>
            Given a secure tenancy at <rent> a week
            Then the balance of the rent account is £0.00

            Examples:
              | rent    |
              | £100.00 |
              | £110.00 |

          @rents
          Scenario: With a table
            When a cash file is imported with these payments
              | account          | amount |
              | the rent account | £30.00 |
            Then it is refused
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_scenario_whose_text_changed_runs_and_no_other() =>
        Touched("the balance of the rent account is £0.00\n\n  @rents\n  Scenario Outline", "the balance of the rent account is £1.00\n\n  @rents\n  Scenario Outline").ShouldBe(["One"]);

    [Fact]
    public void A_changed_cell_of_a_table_counts_as_the_scenarios_text() => Touched("£30.00", "£31.00").ShouldBe(["With a table"]);

    [Fact]
    public void A_changed_background_runs_every_scenario_beneath_it() =>
        Touched("6 April 2026", "7 April 2026").ShouldBe(["One", "A rent of £100.00 [row 1]", "A rent of £110.00 [row 2]", "With a table"]);

    [Fact]
    public void Of_an_outline_the_row_that_changed_runs() => Touched("£110.00", "£120.00").ShouldBe(["A rent of £120.00 [row 2]"]);

    [Fact]
    public void A_row_that_was_added_runs_and_those_around_it_do_not() => Touched("| £110.00 |", "| £110.00 |\n      | £120.00 |").ShouldBe(["A rent of £120.00 [row 3]"]);

    [Fact]
    public void A_changed_tag_runs_the_scenario_for_hooks_and_steps_may_hang_on_it() => Touched("@rents\n  Scenario: One", "@rents @late\n  Scenario: One").ShouldBe(["One"]);

    [Fact]
    public void A_new_title_is_another_scenario() => Touched("Scenario: One", "Scenario: Another").ShouldBe(["Another"]);

    [Fact]
    public void Lines_that_moved_are_no_change() =>
        Touched("Feature: Rents\n", "Feature: Rents\n  A few words more.\n\n\n").Count.ShouldBe(4, "nothing differs, so all of it runs");

    [Fact]
    public void A_comment_beside_a_change_does_not_bring_the_rest_in() =>
        Touched("Scenario: With a table", "Scenario: Renamed\n    # Why it is so").ShouldBe(["Renamed"]);

    [Fact]
    public void When_nothing_differs_all_of_the_file_runs() => Touched("Rents", "Rents").Count.ShouldBe(4);

    [Fact]
    public void When_a_scenario_was_taken_out_and_nothing_else_changed_nothing_runs()
    {
        var before = Read(Feature);
        var touched = TouchedScenarios.Of(before, [.. before.Skip(1)]);

        touched.Scenarios.ShouldBeEmpty();
        touched.Gone.ShouldBe(1);
    }

    [Fact]
    public void Of_a_file_that_is_new_all_runs() => TouchedScenarios.Of([], Read(Feature)).Scenarios.Count.ShouldBe(4);

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<string> Touched(string old, string now)
    {
        Feature.ShouldContain(old);
        return [.. TouchedScenarios.Of(Read(Feature), Read(Feature.Replace(old, now, StringComparison.Ordinal))).Scenarios.Select(planned => planned.Pickle.Title)];
    }

    private IReadOnlyList<PlannedPickle> Read(string text)
    {
        _folder.Write("rents/debit.feature", text);
        var plan = FeatureFiles.Read(_folder.Path);
        plan.Problems.ShouldBeEmpty();
        return plan.Scenarios;
    }
}
