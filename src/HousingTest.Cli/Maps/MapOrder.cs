using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;
using HousingTest.Runs.Maps;

namespace HousingTest.Cli.Maps;

/// <summary>What a test copy to look at a map with is made from. The environment's own map need not be there.</summary>
/// <param name="Environment">How it comes to be.</param>
/// <param name="Estate">What fills it; null for a system that brings data of its own.</param>
/// <param name="Release">What runs.</param>
public sealed record MapOrder(EnvironmentDefinition Environment, Estate? Estate, ReleaseDefinition Release)
{
    /// <summary>Reads the files.</summary>
    /// <exception cref="ProblemException">One is missing or wrong.</exception>
    public static MapOrder Read(Workspace workspace, string environment, string release)
    {
        var definition = EnvironmentFile.ReadWithoutMap(workspace.Root, environment);
        var estate = definition.Estate is { } choice ? new Estate(EstateRecipeFile.Read(workspace.Root, choice.Recipe), choice.Seed) : null;
        return new MapOrder(definition, estate, ReleaseFile.Read(workspace.Root, release));
    }

    /// <summary>Says on the terminal what goes on, as <c>up</c> does.</summary>
    public static IProgress<string> ProgressOn(Surroundings surroundings) => new OrderedProgress(surroundings.Error.Profile.Out.Writer.WriteLine);

    /// <summary>The map that the environment names; null when it is not written yet.</summary>
    /// <exception cref="ProblemException">It is there, and something is wrong with it.</exception>
    public LocatedMap? OwnMap(Workspace workspace) => File.Exists(Path.Combine(workspace.Root, Environment.Map)) ? LocatedMap.Read(workspace, Environment.Map) : null;

    /// <summary>Makes the test copy; whoever asks disposes of it.</summary>
    public async Task<TestCopy> ProvisionAsync(Surroundings surroundings, SystemMap map)
    {
        var (workspace, progress, asked) = (surroundings.Workspace, ProgressOn(surroundings), surroundings.Interrupt.Asked);
        await new LeaseStore(workspace).SweepAsync(asked);
        var published = await new ReleasePublisher(workspace).PublishAsync(Release, progress, asked);
        return await TestCopy.ProvisionAsync(new TestCopyOrder(workspace, Environment, map, Estate?.Recipe, published, "map"), progress, asked);
    }
}
