using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void The_workspace_is_found_from_a_folder_inside_it()
    {
        _root.Write("HousingTest.sln", "");
        _root.Write("features/rents/debit.feature", "");
        Workspace.Find(_root["features/rents"]).Root.ShouldBe(_root.Path);
    }

    [Fact]
    public void A_folder_outside_any_workspace_is_told()
    {
        Should.Throw<ProblemException>(() => Workspace.Find(_root.Path)).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-ENV-001");
    }

    [Fact]
    public void Folders_claimed_at_the_same_second_are_all_different()
    {
        var claimed = Enumerable.Range(0, 50).AsParallel().Select(_ => Workspace.ClaimFolder(_root.Path, new StoppedTime())).ToList();
        claimed.Distinct(StringComparer.Ordinal).Count().ShouldBe(50);
        claimed.ShouldAllBe(id => id.StartsWith("20261121-214601-", StringComparison.Ordinal) && id.Length == 20);
        Directory.GetDirectories(_root.Path).Select(Path.GetFileName).ShouldBe(claimed, ignoreOrder: true);
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 21, 46, 1, TimeSpan.Zero);
    }
}
