using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class CompiledScenariosTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_compiled_scenario_is_known_by_folder_titles_and_example()
    {
        _folder.Write("features/rents/garages.feature", """
            Feature: Garages
              Rule: They are charged
                Scenario Outline: A garage at <rent>
                  Given a rent of <rent>
                  Examples:
                    | rent   |
                    | £14.20 |
                    | £20.00 |
            """);
        var scenarios = CompiledScenarios.Read(new Workspace(_folder.Path));

        var found = scenarios.Find("rents", "Garages", "They are charged", "A garage at <rent>", ["£20.00"]).ShouldNotBeNull();

        found.Line.ShouldBe(8);
        found.Steps.ShouldBe([new StepResult("Given a rent of £20.00", 4, ScenarioStatus.NotRun, null)]);
        scenarios.Find("rents", "Garages", null, "A garage at <rent>", ["£20.00"]).ShouldBeNull();
        scenarios.Find("repairs", "Garages", "They are charged", "A garage at <rent>", ["£20.00"]).ShouldBeNull();
        scenarios.Find("rents", "Garages", "They are charged", "A garage at <rent>", ["£30.00"]).ShouldBeNull();
    }

    [Fact]
    public void One_that_could_be_either_of_two_is_refused_with_both()
    {
        foreach (var file in (string[])["one", "two"])
            _folder.Write($"features/{file}.feature", "Feature: Rents\n  Scenario: The same\n    Given a rent\n");

        var refused = Should.Throw<ProblemException>(() => CompiledScenarios.Read(new Workspace(_folder.Path)).Find(".", "Rents", null, "The same", []));

        var problem = refused.Problems.ShouldHaveSingleItem();
        (problem.Id, problem.Where).ShouldBe(("HT-RUN-014", "features/one.feature:2"));
        problem.Why.ShouldContain("two.feature:2");
    }
}
