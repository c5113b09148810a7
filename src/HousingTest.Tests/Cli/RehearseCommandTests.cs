using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>What <c>rehearse</c> refuses before it starts anything.</summary>
public sealed class RehearseCommandTests : CommandLineTest, IAsyncDisposable
{
    private const string Name = "test-of-refusals";

    private readonly RehearsalFolder _begun = RehearsalFolder.Of(Repository.Workspace, Name);

    [Theory]
    [InlineData("rehearse-elsewhere", "rehearse", "go-live", "--as", Name, "--environment", "postgres", "--from", "charges")]
    [InlineData("rehearse-other-plan", "rehearse", "go-live-faulty", "--as", Name, "--from", "charges")]
    [InlineData("rehearse-no-step", "rehearse", "undo", "everything", "--rehearsal", Name)]
    [InlineData("rehearse-not-run", "rehearse", "undo", "charges", "--rehearsal", Name)]
    public async Task It_says_what_is_in_the_way_and_starts_nothing(string approved, params string[] arguments)
    {
        Forget();
        Ledger.Open(_begun.LedgerFile, TimeProvider.System, "A. Tester").Add(LedgerAct.Begun, line => line with { Plan = "fixtures/plans/go-live.yaml", Environment = "embedded" });

        var result = await RunAsync(arguments);

        result.Output.ShouldBeEmpty();
        ShouldSay(result, approved, exitCode: 2);
    }

    public ValueTask DisposeAsync()
    {
        Forget();
        // xunit calls this one alone where there are both.
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Forget()
    {
        if (Directory.Exists(_begun.Path))
            Directory.Delete(_begun.Path, recursive: true);
    }
}
