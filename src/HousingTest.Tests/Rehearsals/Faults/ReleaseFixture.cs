using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Tests.Rehearsals.Ledgers;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Faults;

/// <summary>The reference system's release, published once for a class.</summary>
public sealed class ReleaseFixture : IAsyncLifetime
{
    public PublishedRelease Release { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Release = await new ReleasePublisher(Repository.Workspace).PublishAsync(ReleaseFile.Read(Repository.Root, "2026.1"), new Said(), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
