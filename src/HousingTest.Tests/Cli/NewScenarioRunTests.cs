using HousingTest.Definitions;
using HousingTest.Runs;
using HousingTest.Tests.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>What <c>new scenario</c> writes runs as it stands, in every area that there is.</summary>
[Trait("needs", "browser")]
public sealed class NewScenarioRunTests : CommandLineTest
{
    [Fact]
    public async Task In_every_area_a_new_scenario_passes_as_it_was_written()
    {
        using var copy = new FeaturesCopy();
        // The folder of another system's scenarios runs in its own environment.
        IReadOnlyList<string> areas = [.. copy.Areas.Except(FeatureFolders.Owned(Repository.Root).Keys, StringComparer.Ordinal), "grounds"];
        var written = areas.SelectMany(area => new[] { "first", "second" }.Select(which =>
            NewScenario.Write(copy.Workspace, new ScenarioRequest($"The {which} of {area}", area, BeginArea: true, Feature: null, Tags: null)))).ToList();

        var result = await RunAsync(["run", .. written.Select(one => copy[one.File])]);

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Output.ShouldContain($"PASSED   {written.Count} scenarios");
        written.Count.ShouldBeGreaterThan(12);
    }
}
