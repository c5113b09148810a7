using System.Text;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Ledgers;

/// <summary>What a command finds on the disk that the one before it, which was killed, left there: what it says, and what it does about it. The checkpoints hold no database; nobody looks into them here.</summary>
public sealed class RecoveryTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly RehearsalFolder _folder;

    public RecoveryTests() => _folder = RehearsalFolder.Of(new Workspace(_root.Path), "move");

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Whatever_was_left_is_told_and_finished_or_taken_back()
    {
        var told = new StringBuilder();
        await LeftAsync("nothing", (_, _) => Task.CompletedTask);
        await LeftAsync("a checkpoint that was not whole", (store, _) =>
        {
            Directory.CreateDirectory(PathOf(".saving-001-a~123"));
            File.WriteAllText(PathOf(".saving-001-a~123/database"), "half");
            return Task.CompletedTask;
        });
        await LeftAsync("a step that left nothing", (store, _) => Begin(store));
        await LeftAsync("a step, and a checkpoint that was not whole", async (store, _) =>
        {
            await Begin(store);
            Directory.CreateDirectory(PathOf(".saving-001-a~123"));
        });
        await LeftAsync("a step whose checkpoint the ledger does not name yet", async (store, _) =>
        {
            await Begin(store);
            await SaveAsync(store, "a", CheckpointKind.Step);
        });
        await LeftAsync("a step whose checkpoint was not checked yet", async (store, _) =>
        {
            await Begin(store);
            var saved = await SaveAsync(store, "a", CheckpointKind.Step);
            store.Note(saved, saved.Read());
        });
        await LeftAsync("a checkpoint that the ledger calls deleted", async (store, _) =>
        {
            var saved = await SaveAsync(store, "tried", CheckpointKind.ByHand);
            store.Note(saved, saved.Read());
            store.Ledger.Add(LedgerAct.Deleted, line => line with { Checkpoint = saved.Id });
        });
        await LeftAsync("half of a deleted checkpoint", async (store, _) =>
        {
            var saved = await SaveAsync(store, "tried", CheckpointKind.ByHand);
            store.Note(saved, saved.Read());
            store.Ledger.Add(LedgerAct.Deleted, line => line with { Checkpoint = saved.Id });
            Directory.Move(saved.Path, PathOf(".deleting-001-tried"));
        });
        await LeftAsync("a checkpoint by hand that the ledger does not name yet", (store, _) => SaveAsync(store, "monday", CheckpointKind.ByHand));
        await LeftAsync("the taking out of steps, which left nothing", (store, _) =>
        {
            store.Ledger.Add(LedgerAct.UndoStarted, line => line with { Steps = ["a", "b"] });
            return Task.CompletedTask;
        });
        await LeftAsync("a checkpoint that somebody took away", (_, start) =>
        {
            Directory.Delete(start.Path, recursive: true);
            return Task.CompletedTask;
        });
        Approval.Verify(told.ToString(), "recoveries");

        async Task LeftAsync(string what, Func<CheckpointStore, CheckpointFolder, Task> leave)
        {
            await AnewAsync(leave);
            var said = new Said();
            using (Open(said))
            {
                told.Append($"== {what} ==\n").Append(string.Concat(said.All.Select(line => line + "\n")));
            }

            // Once is enough: the next command finds nothing new.
            var again = new Said();
            using var store = Open(again);
            var state = store.State;
            told.Append($"on the disk: {string.Join(", ", Directory.EnumerateDirectories(PathOf("")).Select(Path.GetFileName).Order(StringComparer.Ordinal))}\n");
            told.Append($"ledger ends: {store.Ledger.Lines[^1].Act} {store.Ledger.Lines[^1].Checkpoint}".TrimEnd()).Append($"; head {state.Head}{(state.PendingCheckpoint is { } saved ? $", to be checked {saved.Checkpoint}" : "")}\n");
            told.Append($"the next command says: {string.Join(" | ", again.All)}".TrimEnd()).Append("\n\n");
        }
    }

    [Fact]
    public async Task A_record_with_a_flipped_byte_is_named_before_anything_is_changed()
    {
        await AnewAsync((store, start) =>
        {
            Flip.Byte(start.Record);
            Directory.CreateDirectory(PathOf(".saving-001-a~123"));
            return Begin(store);
        });

        ShouldRefuse("HT-REH-012");
    }

    [Fact]
    public async Task A_checkpoint_that_was_saved_after_lines_that_are_gone_is_named_before_anything_is_changed()
    {
        await AnewAsync(async (store, _) =>
        {
            await Begin(store);
            var saved = await SaveAsync(store, "a", CheckpointKind.Step);
            store.Note(saved, saved.Read());
            Cut.Lines(_folder, 2);
        });

        ShouldRefuse("HT-REH-013");
    }

    [Fact]
    public async Task A_second_command_is_refused_with_the_name_of_the_first()
    {
        await AnewAsync((_, _) => Task.CompletedTask);
        using (Open(new Said(), "rehearse resume"))
        {
            var second = Should.Throw<ProblemException>(() => Open(new Said(), "rehearse undo")).Problems.ShouldHaveSingleItem();

            second.ShouldSatisfyAllConditions(
                one => one.Id.ShouldBe("HT-REH-002"),
                one => one.Where.ShouldBe("rehearsals/move"),
                one => one.Why.ShouldBe($"rehearse resume, process {Environment.ProcessId}, since 09:00:00"));
        }

        Open(new Said(), "rehearse undo").Dispose();
    }

    [Fact]
    public async Task What_keeps_a_command_from_its_turn_is_not_taken_for_another_command()
    {
        await AnewAsync((_, _) => Task.CompletedTask);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "turn.holder.half"));

        Should.Throw<UnauthorizedAccessException>(() => Open(new Said()));

        Directory.Delete(Path.Combine(_folder.Path, "turn.holder.half"));
        Open(new Said()).Dispose();
    }

    private void ShouldRefuse(string problem)
    {
        var before = Everything();
        var refused = Should.Throw<ProblemException>(() => Open(new Said())).Problems.ShouldHaveSingleItem();
        refused.Id.ShouldBe(problem);
        Everything().ShouldBe(before);
    }

    private string Everything() => string.Join('\n', Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Where(entry => !entry.Contains("turn", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).Select(entry => $"{entry} {(File.Exists(entry) ? Digest.OfBytes(File.ReadAllBytes(entry)) : "")}"));

    /// <summary>A rehearsal that has begun, and what a killed command left of it.</summary>
    private async Task AnewAsync(Func<CheckpointStore, CheckpointFolder, Task> leave)
    {
        if (Directory.Exists(_folder.Path))
            Directory.Delete(_folder.Path, recursive: true);
        using var store = Open(new Said());
        store.Ledger.Add(LedgerAct.Begun, line => line with { Plan = "plan.yaml", Environment = "embedded" });
        var start = await SaveAsync(store, "start", CheckpointKind.Start);
        store.Note(start, start.Read());
        await leave(store, start);
    }

    private CheckpointStore Open(IProgress<string> progress, string command = "test") => CheckpointStore.Open(_folder, new StandingClock(), "tester", progress, command);

    private static Task Begin(CheckpointStore store)
    {
        store.Ledger.Add(LedgerAct.StepStarted, line => line with { Step = "a", StepDigest = "digest", Parent = "000-start" });
        return Task.CompletedTask;
    }

    private static Task<CheckpointFolder> SaveAsync(CheckpointStore store, string word, CheckpointKind kind) => store.Folder.SaveAsync(word, store.Ledger, async (draft, id) =>
    {
        await File.WriteAllTextAsync(draft.In("database"), "rows");
        return new Checkpoint(
            id, kind is CheckpointKind.Step ? store.State.Head : null, kind, kind is CheckpointKind.Step ? word : null, new StandingClock().GetUtcNow(), "tester", "a test", "embedded", "", "", "sqlite", "2026.1", "",
            null, "fingerprint", "", draft.List(), [], null, store.Ledger.Head, 0);
    });

    private string PathOf(string name) => Path.Combine(_folder.Path, "checkpoints", name);
}
