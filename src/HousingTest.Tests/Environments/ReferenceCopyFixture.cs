using HousingTest.Definitions;
using HousingTest.Environments;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>A test copy of the reference system with a few tenancies, shared by the tests of a class: each puts it back before it begins.</summary>
public sealed class ReferenceCopyFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public TestCopy Copy { get; private set; } = null!;

    public TestCopyOrder Order { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Order = await OrderAsync(new Workspace(_folder.Path));
        Copy = await TestCopy.ProvisionAsync(Order, new Reports(), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Copy is not null)
            await Copy.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>The repository's own environment, map and release, and a small part of its estate; leases and folders lie in the workspace given.</summary>
    public static async Task<TestCopyOrder> OrderAsync(Workspace workspace)
    {
        var root = Repository.Workspace.Root;
        var environment = EnvironmentFile.Read(root, "embedded");
        var release = ReleaseFile.Read(root, "2026.1");
        var published = await new ReleasePublisher(Repository.Workspace).PublishAsync(release, new Reports(), TestContext.Current.CancellationToken);
        var recipe = EstateRecipeFile.Read(root, "small") with { Tenancies = 20 };
        return new TestCopyOrder(workspace, environment, SystemMapFile.Read(root, environment.Map), recipe, published, "test");
    }
}
