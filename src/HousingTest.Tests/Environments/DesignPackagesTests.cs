using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>Environments that ask for packages which this build may not have.</summary>
public sealed class DesignPackagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_build_without_Respawn_says_so_and_how_to_make_one_with_it()
    {
        Assert.SkipWhen(RespawnPlan.IsThere, "this build has Respawn");

        Approval.Verify(await RefusalAsync(new DatabaseDefinition("postgres", "") { ServerFrom = "NONE", Reset = DatabaseDefinition.Respawn }), "no-respawn");
    }

    [Fact]
    public async Task A_build_without_Testcontainers_says_so_and_how_to_make_one_with_it()
    {
        Assert.SkipWhen(ContainerServer.IsThere, "this build has Testcontainers");

        Approval.Verify(await RefusalAsync(new DatabaseDefinition("sqlserver", "") { ServerFrom = "NONE", StartedBy = DatabaseDefinition.Testcontainers }), "no-testcontainers");
    }

    private async Task<string> RefusalAsync(DatabaseDefinition database)
    {
        var workspace = new Workspace(_folder.Path);
        var order = await ReferenceCopyFixture.OrderAsync(workspace);
        var problem = (await Should.ThrowAsync<ProblemException>(() => TestCopy.ProvisionAsync(order with { Environment = order.Environment with { Database = database } }, new Reports(), Ct)))
            .Problems.ShouldHaveSingleItem();
        // Nothing was begun, and nothing is left to give back.
        new LeaseStore(workspace).List().ShouldBeEmpty();
        return $"{problem.Id}  {problem.What}\nwhere  {problem.Where}\nwhy    {problem.Why}\ndo     {problem.Remedy}\n";
    }
}
