using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Runs;
using HousingTest.Tests.Definitions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

/// <summary>A council with two systems: the scenarios of one are never run on the other.</summary>
public sealed class SystemFeaturesTests
{
    private static readonly EnvironmentDefinition s_second = EnvironmentFile.Read(Repository.Root, "mediawiki");
    private static readonly EnvironmentDefinition s_first = EnvironmentFile.Read(Repository.Root, "embedded");

    [Fact]
    public void An_environment_with_a_folder_of_its_own_runs_what_is_in_it_and_nothing_else() =>
        Paths([], s_second).ShouldAllBe(path => path.StartsWith("mediawiki/", StringComparison.Ordinal));

    [Fact]
    public void All_others_and_a_run_that_nobody_ordered_share_the_rest()
    {
        Paths([], s_first).ShouldAllBe(path => !path.StartsWith("mediawiki/", StringComparison.Ordinal));
        Paths([], environment: null).ShouldBe(Paths([], s_first));
        // The folder that holds all of them means those of the environment.
        Paths(["features"], s_first).ShouldBe(Paths([], s_first));
        Paths(["features"], s_second).ShouldBe(Paths([], s_second));
    }

    [Fact]
    public void Where_features_lie_and_where_those_of_others_do_is_told_for_each_environment()
    {
        var root = Path.Combine(Repository.Root, "features");
        var own = Path.Combine(root, "mediawiki");

        RunPlanner.Places(Repository.Workspace, [], s_first).ShouldSatisfyAllConditions(found => found.Places.ShouldBe([root]), found => found.OfOthers.ShouldBe([own]));
        RunPlanner.Places(Repository.Workspace, ["features"], s_second).ShouldSatisfyAllConditions(found => found.Places.ShouldBe([own]), found => found.OfOthers.ShouldBeEmpty());
        RunPlanner.Places(Repository.Workspace, ["features/rents"], s_first).Places.ShouldBe([Path.Combine(root, "rents")]);
    }

    [Theory]
    [InlineData("features/mediawiki", "embedded", "add --environment mediawiki")]
    [InlineData("features/mediawiki/procedures.feature", "embedded", "add --environment mediawiki")]
    [InlineData("features/rents", "mediawiki", "name features in that folder, or another --environment")]
    public void Features_of_another_system_are_refused_with_what_to_say(string named, string environment, string remedy)
    {
        var problem = ProblemsOf.One(() => RunPlanner.Select(Repository.Workspace, [named], tags: null, EnvironmentFile.Read(Repository.Root, environment)));

        problem.Id.ShouldBe("HT-RUN-030");
        problem.Where.ShouldBe(named);
        problem.Remedy.ShouldBe(remedy);
    }

    private static IEnumerable<string> Paths(IReadOnlyList<string> named, EnvironmentDefinition? environment) =>
        RunPlanner.Select(Repository.Workspace, named, tags: null, environment).Scenarios.Select(scenario => scenario.Path);
}
