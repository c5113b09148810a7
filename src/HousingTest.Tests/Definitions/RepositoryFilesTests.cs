using HousingTest.Definitions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>The files that people copy from must be right.</summary>
public sealed class RepositoryFilesTests
{
    [Fact]
    public void Every_environment_is_read_without_a_problem_and_so_are_its_map_and_estate()
    {
        var environments = Directory.GetFiles(Path.Combine(Repository.Root, "environments"), "*.yaml")
            .Where(file => !file.EndsWith("live-guard.yaml", StringComparison.Ordinal))
            .Select(file => EnvironmentFile.Read(Repository.Root, file)).ToList();

        environments.ShouldNotBeEmpty();
        foreach (var environment in environments)
        {
            var map = SystemMapFile.Read(Repository.Root, environment.Map);
            if (environment.Estate is not { } estate)
                continue;
            map.Seed.ShouldNotBeEmpty();
            EstateRecipeFile.Read(Repository.Root, estate.Recipe).Tenancies.ShouldBePositive();
        }
    }

    [Fact]
    public void Every_release_is_read_without_a_problem()
    {
        var names = ReleaseFile.Names(Repository.Root);

        names.ShouldNotBeEmpty();
        names.Select(name => ReleaseFile.Read(Repository.Root, name).Name).SequenceEqual(names, StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void The_default_policy_holds_money_and_there_is_no_waiver_yet()
    {
        PolicyFile.Read(Repository.Root, "fixtures/policy.yaml").Holds.ShouldContain(Model.DifferenceKind.Money);
        WaiversFile.Read(Repository.Root, "fixtures/waivers.yaml").All.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_release_announces_is_named_as_the_map_names_it()
    {
        var map = SystemMapFile.Read(Repository.Root, "environments/maps/reference.yaml");

        foreach (var announced in ReleaseFile.Names(Repository.Root).SelectMany(name => ReleaseFile.Read(Repository.Root, name).Announces))
        {
            var known = announced.What is Model.AnnouncedKind.Column
                ? map.Entities.ContainsKey(announced.Where)
                : map.Screens.ContainsKey(announced.Where);
            known.ShouldBeTrue($"the map has no {announced.Where}");
        }
    }
}
