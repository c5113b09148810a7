using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Tests.Rehearsals.Ledgers;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Faults;

/// <summary>What was saved and not judged when a command was killed is judged by the next one, and never taken for more than it is.</summary>
public sealed class CutShortTests(ReleaseFixture release) : IClassFixture<ReleaseFixture>, IDisposable
{
    private readonly LightRehearsal _rehearsal = new(release.Release);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public async Task A_step_that_was_not_checked_yet_is_checked_and_passes()
    {
        _rehearsal.WritePlan("a", "b");
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
        Cut.From(_rehearsal.Folder, LedgerAct.StepPassed);
        _rehearsal.Checked.Clear();

        var said = new Said();
        (await _rehearsal.GoOnAsync(said)).ShouldBe(RehearsalStatus.Finished);

        said.All[0].ShouldBe("Found: 002-b was saved, and its checks were cut short");
        said.All[1].ShouldBe("Finishing what was cut short: 002-b was saved and not yet checked");
        _rehearsal.Checked.ShouldBe(["002-b"]);
        _rehearsal.State.Head.ShouldBe("002-b");
    }

    [Fact]
    public async Task A_step_that_was_not_checked_yet_is_checked_and_fails()
    {
        _rehearsal.WritePlan("a", "b");
        await _rehearsal.GoOnAsync();
        Cut.From(_rehearsal.Folder, LedgerAct.StepPassed);
        _rehearsal.Failing.Add("b");

        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Failed);

        _rehearsal.State.ShouldSatisfyAllConditions(state => state.Head.ShouldBe("001-a"), state => state.Worked("002-b").ShouldBe(false), state => state.Pending.ShouldBeNull());
        _rehearsal.Failing.Clear();
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
        _rehearsal.State.Head.ShouldBe("003-b");
    }

    [Fact]
    public async Task A_step_that_could_not_be_done_and_of_which_the_ledger_does_not_say_so_yet_is_not_taken_for_a_success()
    {
        _rehearsal.WritePlan("a", "b");
        _rehearsal.Write("b.sql", "-- system: running\nINSERT INTO bank_holiday (day) VALUES ('without a name');\n");
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Failed);
        Cut.From(_rehearsal.Folder, LedgerAct.StepFailed);
        _rehearsal.Checked.Clear();

        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Failed);

        _rehearsal.Checked.ShouldBeEmpty("what could not be done has nothing to be checked");
        _rehearsal.State.ShouldSatisfyAllConditions(
            state => state.Head.ShouldBe("001-a"), state => state.Failure!.Checkpoint.ShouldBe("002-b"), state => state.Failure!.Problems!.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-018"));
    }

    [Fact]
    public async Task A_checkpoint_of_which_the_ledger_does_not_know_yet_is_taken_in_and_judged()
    {
        _rehearsal.WritePlan("a", "b");
        await _rehearsal.GoOnAsync();
        // Its line, and what came of its checks.
        Cut.Lines(_rehearsal.Folder, 2);

        var said = new Said();
        (await _rehearsal.GoOnAsync(said)).ShouldBe(RehearsalStatus.Finished);

        said.All.Take(2).ShouldBe(["Found: the checkpoint 002-b was saved, and is now in the ledger", "Found: 002-b was saved, and its checks were cut short"]);
        _rehearsal.State.Done().Select(step => step.Checkpoint).ShouldBe(["001-a", "002-b"]);
    }

    [Fact]
    public async Task Going_back_gives_up_what_was_cut_short()
    {
        _rehearsal.WritePlan("a", "b");
        await _rehearsal.GoOnAsync();
        Cut.From(_rehearsal.Folder, LedgerAct.StepPassed);

        await using (var back = _rehearsal.Open())
        {
            back.GoBackTo(back.Plan.Find("a")!);
            await back.GoOnAsync(new RunWish(), Ct);
        }

        _rehearsal.State.ShouldSatisfyAllConditions(
            state => state.Done().Select(step => step.Checkpoint).ShouldBe(["003-a", "004-b"]), state => state.Worked("002-b").ShouldBeNull(), state => state.Checkpoints.Count.ShouldBe(5));
    }

    [Fact]
    public async Task Going_back_to_where_work_stands_gives_up_what_was_cut_short_too()
    {
        _rehearsal.WritePlan("a", "b");
        await _rehearsal.GoOnAsync();
        Cut.From(_rehearsal.Folder, LedgerAct.StepPassed);

        await using (var back = _rehearsal.Open())
            back.GoBackTo(back.Plan.Find("b")!);

        _rehearsal.State.ShouldSatisfyAllConditions(state => state.Head.ShouldBe("001-a"), state => state.Pending.ShouldBeNull());
    }

    [Fact]
    public async Task A_checkpoint_that_was_not_judged_yet_may_be_deleted_and_its_step_runs_again()
    {
        _rehearsal.WritePlan("a", "b");
        await _rehearsal.GoOnAsync();
        Cut.From(_rehearsal.Folder, LedgerAct.StepPassed);

        using (var store = CheckpointStore.Open(_rehearsal.Folder, TimeProvider.System, "tester", new Said(), "checkpoint delete"))
            store.Delete("002-b");

        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
        _rehearsal.State.Done().Select(step => step.Checkpoint).ShouldBe(["001-a", "003-b"]);
    }

    [Fact]
    public async Task Taking_out_that_was_not_judged_yet_is_finished_by_whoever_asks_for_it_again_or_goes_on()
    {
        _rehearsal.WritePlan("a", "b");
        await _rehearsal.GoOnAsync();
        (await _rehearsal.UndoAsync("a")).Done.ShouldBeTrue();
        Cut.From(_rehearsal.Folder, LedgerAct.Undone);

        (await _rehearsal.UndoAsync("a")).ShouldSatisfyAllConditions(undo => undo.Done.ShouldBeTrue(), undo => undo.Checkpoint.ShouldBe("003-without-a"));

        Cut.From(_rehearsal.Folder, LedgerAct.Undone);
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
        _rehearsal.State.Done().Select(step => step.Checkpoint).ShouldBe(["002-b", "004-a"]);
    }

    [Fact]
    public async Task Taking_another_step_out_finishes_first_what_was_cut_short()
    {
        _rehearsal.WritePlan("a", "b", "c");
        await _rehearsal.GoOnAsync();
        Cut.From(_rehearsal.Folder, LedgerAct.StepPassed);

        (await _rehearsal.UndoAsync("a")).Done.ShouldBeTrue();

        _rehearsal.State.Done().Select(step => step.Step).ShouldBe(["b", "c"]);
    }
}
