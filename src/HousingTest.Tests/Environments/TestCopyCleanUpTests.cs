using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>What is left of a test copy after its end, however it ends: nothing.</summary>
[Trait("needs", "server")]
public sealed class TestCopyCleanUpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private Workspace Workspace => new(_folder.Path);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ending_a_copy_leaves_no_process_no_folder_and_no_lease()
    {
        var copy = await TestCopy.ProvisionAsync(await ReferenceCopyFixture.OrderAsync(Workspace), new Reports(), Ct);
        var children = new LeaseStore(Workspace).List().ShouldHaveSingleItem().Children;
        children.ShouldAllBe(child => child.Runs);

        await copy.DisposeAsync();
        await copy.DisposeAsync();

        copy.LeftBehind.ShouldBeEmpty();
        children.ShouldAllBe(child => !child.Runs);
        NothingIsLeft();
    }

    [Theory]
    [InlineData("no-such-program", "/health", "HT-ENV-020")]
    [InlineData("dotnet", "/no-such-page", "HT-ENV-007")]
    public async Task A_copy_that_fails_half_way_leaves_nothing(string command, string ready, string id)
    {
        var order = await ReferenceCopyFixture.OrderAsync(Workspace);
        var start = order.Environment.Start with { Command = command, Ready = ready, Within = TimeSpan.FromSeconds(3) };
        var failing = order with { Environment = order.Environment with { Start = start } };

        (await Should.ThrowAsync<ProblemException>(() => TestCopy.ProvisionAsync(failing, new Reports(), Ct))).Problems.ShouldHaveSingleItem().Id.ShouldBe(id);

        NothingIsLeft();
    }

    [Fact]
    public async Task A_copy_that_cannot_be_filled_leaves_nothing()
    {
        var order = await ReferenceCopyFixture.OrderAsync(Workspace);
        var seed = order.Map.Seed[0] with { Table = "no_such_table" };

        await Should.ThrowAsync<ProblemException>(() => TestCopy.ProvisionAsync(order with { Map = order.Map with { Seed = [seed] } }, new Reports(), Ct));

        NothingIsLeft();
    }

    private void NothingIsLeft()
    {
        new LeaseStore(Workspace).List().ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(Workspace.Copies).ShouldBeEmpty();
    }
}
