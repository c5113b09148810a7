using HousingTest.Cli.Keeping;
using HousingTest.Rehearsals;
using HousingTest.Tests.Cli;
using HousingTest.Tests.Rehearsals.Killing;
using HousingTest.Tests.Rehearsals.Ledgers;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Faults;

/// <summary>The commands themselves: what they refuse, they refuse before what is up is touched.</summary>
[Trait("needs", "server")]
public sealed class CheckpointCommandFaultTests : IAsyncLifetime
{
    private readonly OwnCheckout _checkout = new();
    private readonly string _mark = $"MARK_{Guid.NewGuid():N}";
    private string _plan = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RehearsalFolder Quick => RehearsalFolder.Of(_checkout.Workspace, "quick");

    public async ValueTask InitializeAsync()
    {
        _plan = QuickPlan.Write(_checkout, "embedded");
        (await RunAsync("rehearse", _plan)).ExitCode.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down");
        await Traces.ShouldGoAsync(_mark, [], TimeSpan.FromSeconds(60), Ct);
        _checkout.Dispose();
    }

    [Fact]
    public async Task What_is_up_stays_up_when_the_checkpoint_that_is_to_be_restored_is_broken()
    {
        (await RunAsync("checkpoint", "restore", "000-start")).ExitCode.ShouldBe(0);
        var up = KeptCopy.Read(_checkout.Workspace).ShouldNotBeNull();
        foreach (var (file, problem) in (IReadOnlyList<(string, string)>)[("database.gz", "HT-ENV-081"), ("checkpoint.json", "HT-REH-012")])
        {
            Flip.Byte(Quick.Checkpoint("001-one").In(file));
            foreach (var command in (IReadOnlyList<string>)["restore", "verify"])
            {
                var refused = await RunAsync("checkpoint", command, "quick/001-one");
                refused.ExitCode.ShouldBe(2, refused.ToString());
                refused.Error.ShouldContain(problem, Case.Sensitive, refused.ToString());
            }

            Flip.Byte(Quick.Checkpoint("001-one").In(file));
        }

        KeptCopy.Read(_checkout.Workspace).ShouldNotBeNull().Keeper.ShouldBe(up.Keeper);
        RehearsalFolder.Of(_checkout.Workspace, "by-hand").List().ShouldBeEmpty("nothing should have been saved on the way to a refusal");
        (await RunAsync("checkpoint", "restore", "quick/001-one")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_command_is_refused_with_the_name_of_the_first()
    {
        using var first = new StartedCommand(_mark, browser: null, ["rehearse", _plan, "--from", "one"], within: _checkout);
        await first.SayingAsync("starting", Ct);

        var second = await RunAsync("rehearse", "undo", "two");

        second.ExitCode.ShouldBe(2, second.ToString());
        second.Error.ShouldContain("HT-REH-002  Another command works on this rehearsal");
        second.Error.ShouldContain($"why         rehearse, process {first.Pid}, since ");
        (await first.EndAsync(Ct)).ExitCode.ShouldBe(0);
        LookedAt.At(Quick).ShouldBeWhole();
    }

    [Fact]
    public async Task What_shows_a_rehearsal_shows_it_while_another_command_is_at_it()
    {
        using var first = new StartedCommand(_mark, browser: null, ["rehearse", _plan, "--from", "one"], within: _checkout);
        var end = first.EndAsync(Ct);
        while (!end.IsCompleted)
            (await RunAsync("rehearse", "status")).ExitCode.ShouldBe(0);
        (await end).ExitCode.ShouldBe(0);
    }

    private async Task<CommandResult> RunAsync(params IReadOnlyList<string> words)
    {
        using var command = new StartedCommand(_mark, browser: null, words, within: _checkout);
        return await command.EndAsync(Ct);
    }
}
