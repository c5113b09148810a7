using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Tests.Rehearsals.Ledgers;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Faults;

/// <summary>A byte that a disk flipped in a checkpoint: whoever would work on it is told the file, before anything is changed.</summary>
public sealed class FlippedByteTests(ReleaseFixture release) : IClassFixture<ReleaseFixture>, IDisposable
{
    private readonly LightRehearsal _rehearsal = new(release.Release);

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public async Task A_flipped_byte_in_any_file_of_a_checkpoint_is_named_before_anything_is_changed()
    {
        _rehearsal.WritePlan("a", "b");
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
        _rehearsal.WritePlan("a", "b", "c");
        var folder = _rehearsal.Folder.Checkpoint("002-b");
        var files = Directory.EnumerateFiles(folder.Path).Order(StringComparer.Ordinal).ToList();
        var before = _rehearsal.LedgerText;

        files.Select(Path.GetFileName).ShouldBe(["changes.ndjson.gz", "checkpoint.json", "database.gz", "files.zip", "login"]);
        foreach (var file in files)
        {
            await _rehearsal.WhileFlippedAsync(file, async () =>
            {
                await ShouldNameAsync(file, () => _rehearsal.GoOnAsync());
                await ShouldNameAsync(file, () => _rehearsal.UndoAsync("a"));
                await ShouldNameAsync(file, () => _rehearsal.UndoAsync("b"));
                await ShouldNameAsync(file, () =>
                {
                    using var store = CheckpointStore.Open(_rehearsal.Folder, TimeProvider.System, "tester", new Said(), "checkpoint restore");
                    CheckpointSource.Open(folder);
                    return Task.CompletedTask;
                });
            });
        }

        _rehearsal.LedgerText.ShouldBe(before);
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
    }

    [Fact]
    public async Task A_checkpoint_whose_file_is_gone_is_named_too()
    {
        _rehearsal.WritePlan("a");
        await _rehearsal.GoOnAsync();
        _rehearsal.WritePlan("a", "b");
        File.Delete(_rehearsal.Folder.Checkpoint("001-a").In("login"));
        var before = _rehearsal.LedgerText;

        await ShouldNameAsync("login", () => _rehearsal.GoOnAsync());

        _rehearsal.LedgerText.ShouldBe(before);
    }

    [Fact]
    public async Task A_checkpoint_that_nobody_needs_may_be_broken()
    {
        _rehearsal.WritePlan("a");
        _rehearsal.Failing.Add("a");
        await _rehearsal.GoOnAsync();
        _rehearsal.Failing.Clear();

        await _rehearsal.WhileFlippedAsync(_rehearsal.Folder.Checkpoint("001-a").In("database.gz"), async () => (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished));
    }

    private static async Task ShouldNameAsync(string file, Func<Task> command)
    {
        var problem = (await Should.ThrowAsync<ProblemException>(command, file)).Problems.ShouldHaveSingleItem();
        if (Path.GetFileName(file) is CheckpointFolder.RecordFile)
            problem.Id.ShouldBe("HT-REH-012");
        else
            problem.ShouldSatisfyAllConditions(one => one.Id.ShouldBe("HT-ENV-081"), one => one.Where.ShouldEndWith(Path.GetFileName(file)));
    }
}
