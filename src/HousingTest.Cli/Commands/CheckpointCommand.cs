using System.CommandLine;
using System.Diagnostics;
using HousingTest.Cli.Keeping;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>checkpoint</c>: a system captured at a point where it works, and gone back to.</summary>
public static class CheckpointCommand
{
    /// <summary>Rehearsal of the checkpoints that people save of what is up.</summary>
    private const string ByHand = "by-hand";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings) => new HousingCommand(
        "checkpoint", "Capture the system at a point where it works, and go back there.",
        "A checkpoint holds the database, the files that the system wrote, its clock and its logins, and says of which release and environment it is, and when, by whom and what for it was saved.\n"
        + "Restoring one destroys no other. NAME is an id such as 004-tenancies, or its word or number; go-live/004-tenancies is that of one rehearsal.",
        "./housingtest checkpoint save before-the-uplift --why \"rents of 2026/27 are agreed\"",
        "./housingtest checkpoint list",
        "./housingtest checkpoint restore before-the-uplift",
        "./housingtest checkpoint diff 003 004") { Save(surroundings), List(surroundings), Show(surroundings), Restore(surroundings), Verify(surroundings), Diff(surroundings), Delete(surroundings) };

    private static HousingCommand Save(Surroundings surroundings)
    {
        var name = new Argument<string>("NAME") { Description = "What you shall know it by" };
        var why = new Option<string?>("--why") { Description = "What it is for, in a sentence", HelpName = "TEXT" };
        var (by, json) = (By(), SharedOptions.Json());
        var command = new HousingCommand(
            "save", "Save the test copy that is up; it goes on running.", "Bring one up first: ./housingtest up.",
            "./housingtest checkpoint save before-the-uplift", "./housingtest checkpoint save monday --why \"as the testers left it\"") { name, why, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "checkpoint save", parsed.GetValue(json), async () =>
        {
            var kept = KeptCopy.Read(surroundings.Workspace) is { Address: not null } up ? up : throw NothingUp();
            using var store = await OpenAsync(surroundings, RehearsalFolder.Of(surroundings.Workspace, ByHand), Who(parsed.GetValue(by)), "checkpoint save");
            var saved = await SaveAsync(surroundings, store, kept, parsed.GetValue(name)!, parsed.GetValue(why) ?? "", Who(parsed.GetValue(by)));
            return Answered(surroundings, "checkpoint save", store.Folder, [new CheckpointRecord(saved, null, OnTheWay: true)]);
        }));
        return command;
    }

    private static HousingCommand List(Surroundings surroundings)
    {
        var json = SharedOptions.Json();
        var command = new HousingCommand("list", "List every checkpoint: of rehearsals, and those that were saved by hand.", "", "./housingtest checkpoint list") { json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "checkpoint list", parsed.GetValue(json), () =>
        {
            var all = RehearsalFolder.All(surroundings.Workspace).ToDictionary(folder => folder.Name, folder => Records(surroundings, folder), StringComparer.Ordinal);
            return Task.FromResult(new Answer("checkpoint list", ExitCode.Good) { Checkpoints = all, Show = () => new CheckpointScreen(surroundings.Out).Show(all) });
        }));
        return command;
    }

    private static HousingCommand Show(Surroundings surroundings)
    {
        var (name, json) = (Name(), SharedOptions.Json());
        var command = new HousingCommand("show", "Show what a checkpoint says of itself.", "", "./housingtest checkpoint show before-the-uplift") { name, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "checkpoint show", parsed.GetValue(json), () =>
        {
            var (folder, checkpoint) = RehearsalFolder.FindCheckpoint(surroundings.Workspace, parsed.GetValue(name)!);
            return Task.FromResult(Answered(surroundings, "checkpoint show", folder, [.. Records(surroundings, folder).Where(one => string.Equals(one.Checkpoint.Id, checkpoint.Id, StringComparison.Ordinal))]));
        }));
        return command;
    }

    private static HousingCommand Restore(Surroundings surroundings)
    {
        var (name, by, json) = (Name(), By(), SharedOptions.Json());
        var command = new HousingCommand(
            "restore", "Bring a system up as it was when a checkpoint was saved.",
            "What is up already is saved first, so that nothing is lost. The database that comes back is proved by its fingerprint before the system is started on it.",
            "./housingtest checkpoint restore before-the-uplift", "./housingtest checkpoint restore go-live/007-direct-debits") { name, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "checkpoint restore", parsed.GetValue(json), () => RestoreAsync(surroundings, parsed.GetValue(name)!, Who(parsed.GetValue(by)))));
        return command;
    }

    private static HousingCommand Verify(Surroundings surroundings)
    {
        var (name, by, json) = (Name(), By(), SharedOptions.Json());
        var command = new HousingCommand("verify", "Prove that a checkpoint is what it was: it is restored in a place of its own, and its fingerprint taken.", "Exit code 0 it is, 2 it is not.", "./housingtest checkpoint verify before-the-uplift") { name, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "checkpoint verify", parsed.GetValue(json), async () =>
        {
            var (folder, checkpoint) = RehearsalFolder.FindCheckpoint(surroundings.Workspace, parsed.GetValue(name)!);
            using var store = await OpenAsync(surroundings, folder, Who(parsed.GetValue(by)), "checkpoint verify");
            await Looks(surroundings).VerifyAsync(checkpoint, surroundings.Interrupt.Asked);
            store.Ledger.Add(LedgerAct.Verified, line => line with { Checkpoint = checkpoint.Id });
            return new Answer("checkpoint verify", ExitCode.Good) { Show = () => surroundings.Out.Profile.Out.Writer.WriteLine($"{checkpoint.Id} is what was saved: every file has its digest, and the database that comes out of it has its fingerprint.") };
        }));
        return command;
    }

    private static HousingCommand Diff(Surroundings surroundings)
    {
        var (from, to) = (new Argument<string>("A") { Description = "The checkpoint before" }, new Argument<string>("B") { Description = "The checkpoint after" });
        var json = SharedOptions.Json();
        var command = new HousingCommand("diff", "Show what leads from one checkpoint to another, by table and by what the changes have in common.", "Exit code 0 nothing differs, 1 something does, 2 it could not be told.", "./housingtest checkpoint diff 003 004") { from, to, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "checkpoint diff", parsed.GetValue(json), async () =>
        {
            var (before, after) = (RehearsalFolder.FindCheckpoint(surroundings.Workspace, parsed.GetValue(from)!), RehearsalFolder.FindCheckpoint(surroundings.Workspace, parsed.GetValue(to)!));
            var difference = await Looks(surroundings).DiffAsync(before.Checkpoint, after.Checkpoint, surroundings.Interrupt.Asked);
            return new Answer("checkpoint diff", difference.IsNothing ? ExitCode.Good : ExitCode.Bad) { Difference = difference, Show = () => new CheckpointScreen(surroundings.Out).Show(difference) };
        }));
        return command;
    }

    private static HousingCommand Delete(Surroundings surroundings)
    {
        var (name, by, json) = (Name(), By(), SharedOptions.Json());
        var command = new HousingCommand("delete", "Delete a checkpoint that no other came from.", "", "./housingtest checkpoint delete before-the-uplift") { name, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "checkpoint delete", parsed.GetValue(json), async () =>
        {
            var (folder, checkpoint) = RehearsalFolder.FindCheckpoint(surroundings.Workspace, parsed.GetValue(name)!);
            using var store = await OpenAsync(surroundings, folder, Who(parsed.GetValue(by)), "checkpoint delete");
            store.Delete(checkpoint.Id);
            return new Answer("checkpoint delete", ExitCode.Good) { Show = () => surroundings.Out.Profile.Out.Writer.WriteLine($"{checkpoint.Id} is deleted.") };
        }));
        return command;
    }

    private static async Task<Answer> RestoreAsync(Surroundings surroundings, string named, string who)
    {
        var workspace = surroundings.Workspace;
        var (folder, checkpoint) = RehearsalFolder.FindCheckpoint(workspace, named);
        // Held against its ledger before what is up is touched.
        (await OpenAsync(surroundings, folder, who, "checkpoint restore")).Dispose();
        var saved = CheckpointSource.Open(checkpoint).Saved;
        if (KeptCopy.Read(workspace) is { Address: not null } up)
        {
            using var own = await OpenAsync(surroundings, RehearsalFolder.Of(workspace, ByHand), who, "checkpoint restore");
            var before = await SaveAsync(surroundings, own, up, "before-restore", $"what was up before {checkpoint.Id} was restored", who);
            surroundings.Error.Profile.Out.Writer.WriteLine($"What was up is saved as {before.Id}");
            await EndAsync(surroundings, up);
        }

        var definitions = RunDefinitions.Read(workspace, saved.Environment);
        var release = await new ReleasePublisher(workspace).PublishAsync(definitions.Release(workspace, saved.Release), Progress(surroundings), surroundings.Interrupt.Asked);
        if (!string.Equals(release.Identity.Digest, saved.ReleaseDigest, StringComparison.Ordinal))
            throw RehearsalProblems.ReleaseChanged(saved.Release, workspace.Show(checkpoint.Path));
        var kept = await new KeptCopyStart(surroundings).RunAsync(saved.Release, saved.Environment, checkpoint.Path);
        using (var store = await OpenAsync(surroundings, folder, who, "checkpoint restore"))
            store.Ledger.Add(LedgerAct.Restored, line => line with { Checkpoint = checkpoint.Id });
        return new Answer("checkpoint restore", ExitCode.Good)
        {
            Address = kept.Address,
            Messages = kept.Messages,
            Logins = kept.Logins,
            Password = kept.Password,
            Show = () =>
            {
                surroundings.Out.Profile.Out.Writer.WriteLine($"{checkpoint.Id} is restored, and proved to be what was saved.");
                UpCommand.Show(surroundings.Out, kept);
            },
        };
    }

    private static async Task<Checkpoint> SaveAsync(Surroundings surroundings, CheckpointStore store, KeptCopy kept, string name, string why, string who)
    {
        var (workspace, began) = (surroundings.Workspace, Stopwatch.GetTimestamp());
        var definitions = RunDefinitions.Read(workspace, kept.Environment);
        var folder = await store.Folder.SaveAsync(PlanFile.Slug(name), store.Ledger, async (draft, id) =>
        {
            var (captured, since) = await CaptureRequest.MakeAsync(workspace, draft.Path, surroundings.Interrupt.Asked);
            var parent = ParentIn(store.Folder, since);
            return new Checkpoint(
                id, parent, CheckpointKind.ByHand, Step: null, surroundings.Time.GetUtcNow(), who, why,
                kept.Environment, definitions.Environment.Digest, definitions.Map.Digest, definitions.Environment.Database.Engine, kept.ReleaseNamed, kept.ReleaseDigest,
                captured.Clock, captured.Fingerprint, captured.SchemaDigest, captured.Files, captured.Changes, since is null || parent is not null ? captured.NoJournal : "what it came from does not lie here", store.Ledger.Head, Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 3));
        });
        var saved = folder.Read();
        store.Note(folder, saved);
        return saved;
    }

    // A folder that it was captured into has the name of a draft until it is whole; one that never was is nobody's parent.
    private static string? ParentIn(RehearsalFolder folder, string? since)
    {
        var name = Path.GetFileName(since);
        return folder.List().FirstOrDefault(one => string.Equals(one.Path, since, StringComparison.Ordinal) || (name is not null && string.Equals(one.Id, RehearsalFolder.IdOfDraft(name), StringComparison.Ordinal)))?.Id;
    }

    private static async Task EndAsync(Surroundings surroundings, KeptCopy up)
    {
        KeptCopy.Forget(surroundings.Workspace);
        while (up.Keeper.Runs)
            await Task.Delay(Glance, surroundings.Interrupt.Asked);
    }

    private static IReadOnlyList<CheckpointRecord> Records(Surroundings surroundings, RehearsalFolder folder)
    {
        var state = RehearsalState.Of(Ledger.Open(folder.LedgerFile, surroundings.Time, "").Lines);
        // Of what people saved by hand no work goes on by itself.
        var way = state.Lineage(state.Begun is null ? null : state.Head).Select(line => line.Checkpoint).ToHashSet(StringComparer.Ordinal);
        return [.. folder.List().Select(one => new CheckpointRecord(one.Read(), state.Worked(one.Id), way.Contains(one.Id)))];
    }

    private static Answer Answered(Surroundings surroundings, string command, RehearsalFolder folder, IReadOnlyList<CheckpointRecord> records)
    {
        var all = new Dictionary<string, IReadOnlyList<CheckpointRecord>>(StringComparer.Ordinal) { [folder.Name] = records };
        return new Answer(command, ExitCode.Good) { Checkpoints = all, Show = () => new CheckpointScreen(surroundings.Out).Show(folder.Name, records[0].Checkpoint, surroundings.Workspace.Show(folder.Checkpoint(records[0].Checkpoint.Id).Path)) };
    }

    private static async Task<CheckpointStore> OpenAsync(Surroundings surroundings, RehearsalFolder folder, string who, string command)
    {
        await new LeaseStore(surroundings.Workspace).SweepAsync(surroundings.Interrupt.Asked);
        return CheckpointStore.Open(folder, surroundings.Time, who, Progress(surroundings), command);
    }

    private static CheckpointLooks Looks(Surroundings surroundings) => new(surroundings.Workspace, named => RunDefinitions.Read(surroundings.Workspace, named), Progress(surroundings));

    private static ProblemException NothingUp() => new(new Problem(
        "HT-CLI-022", "No test copy is up, so there is nothing to save", ".housingtest/up.json", "", "bring one up with ./housingtest up, do in it what you want to keep, and save it then"));

    private static string Who(string? by) => by ?? Environment.UserName;

    private static OrderedProgress Progress(Surroundings surroundings) => new(surroundings.Error.Profile.Out.Writer.WriteLine);

    private static Argument<string> Name() => new("NAME") { Description = "The checkpoint's id, its word or its number" };

    private static Option<string?> By() => new("--by") { Description = "Whose act it is, for the ledger; without it the user of this machine", HelpName = "NAME" };
}
