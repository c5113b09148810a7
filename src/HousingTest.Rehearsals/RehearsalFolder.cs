using System.Globalization;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Where one rehearsal lies: its ledger, its checkpoints, what its checks found, and its report.</summary>
/// <param name="Path">The folder, absolute.</param>
public sealed record RehearsalFolder(string Path)
{
    private const string Draft = ".saving-";
    private const string Deleting = ".deleting-";
    private const char DraftEnd = '~';

    // What a file that another process has open says: EAGAIN of Linux and of macOS, and Windows' sharing violation.
    private static readonly HashSet<int> s_held = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Its name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The ledger's file.</summary>
    public string LedgerFile => System.IO.Path.Combine(Path, "ledger.ndjson");

    /// <summary>The page.</summary>
    public string ReportFile => System.IO.Path.Combine(Path, "report.html");

    /// <summary>The checkpoint that a folder was to become, by the name that it has until it is whole; null for another folder.</summary>
    public static string? IdOfDraft(string name) => name.StartsWith(Draft, StringComparison.Ordinal) ? name[Draft.Length..].Split(DraftEnd)[0] : null;

    /// <summary>Folder of what the checks of a checkpoint found.</summary>
    public string EvidenceOf(string checkpoint) => System.IO.Path.Combine(Path, "checks", checkpoint);

    /// <summary>Whether a plan is practised here; else only checkpoints were saved by hand.</summary>
    public bool HasBegun => File.Exists(LedgerFile) && File.ReadLines(LedgerFile).Any(line => line.Contains("\"act\":\"begun\"", StringComparison.Ordinal));

    private string Checkpoints => System.IO.Path.Combine(Path, "checkpoints");

    private string TurnFile => System.IO.Path.Combine(Path, "turn");

    /// <summary>The rehearsals of a workspace, by name.</summary>
    public static IReadOnlyList<RehearsalFolder> All(Workspace workspace) => Directory.Exists(workspace.Rehearsals)
        ? [.. Directory.EnumerateDirectories(workspace.Rehearsals).Order(StringComparer.Ordinal).Select(folder => new RehearsalFolder(folder)).Where(folder => File.Exists(folder.LedgerFile) || folder.List().Count > 0)]
        : [];

    /// <summary>A rehearsal by name; without one that which was worked on last.</summary>
    /// <exception cref="ProblemException">HT-REH-003: there is none.</exception>
    public static RehearsalFolder Find(Workspace workspace, string? name)
    {
        var all = All(workspace);
        var found = name is null
            ? all.Where(folder => folder.HasBegun).MaxBy(folder => File.GetLastWriteTimeUtc(folder.LedgerFile))
            : all.FirstOrDefault(folder => string.Equals(folder.Name, name, StringComparison.OrdinalIgnoreCase));
        return found ?? throw RehearsalProblems.NotBegun(name, [.. all.Select(folder => folder.Name)]);
    }

    /// <summary>The rehearsal of a name, which need not have begun.</summary>
    public static RehearsalFolder Of(Workspace workspace, string name) => new(System.IO.Path.Combine(workspace.Rehearsals, name));

    /// <summary>
    /// A checkpoint as people name it: by its id, by the word or the number in it (the newest of several), or with its rehearsal before a slash. Without a rehearsal that which was worked on last comes first.
    /// </summary>
    /// <exception cref="ProblemException">HT-REH-011: there is none.</exception>
    public static (RehearsalFolder Rehearsal, CheckpointFolder Checkpoint) FindCheckpoint(Workspace workspace, string named)
    {
        var all = All(workspace).OrderByDescending(folder => File.Exists(folder.LedgerFile) ? File.GetLastWriteTimeUtc(folder.LedgerFile) : default).ToList();
        var (rehearsal, name) = named.Split('/') is [var before, var after] ? (before, after) : (null, named);
        foreach (var folder in all.Where(folder => rehearsal is null || string.Equals(folder.Name, rehearsal, StringComparison.OrdinalIgnoreCase)))
        {
            var found = folder.List().LastOrDefault(one => string.Equals(one.Id, name, StringComparison.OrdinalIgnoreCase))
                ?? folder.List().LastOrDefault(one => one.Id.Split('-', 2) is [var number, var word]
                    && (string.Equals(word, name, StringComparison.OrdinalIgnoreCase) || string.Equals(number.TrimStart('0'), name.TrimStart('0'), StringComparison.Ordinal)));
            if (found is not null)
                return (folder, found);
        }

        throw RehearsalProblems.CheckpointUnknown(named, [.. all.SelectMany(folder => folder.List().Select(one => $"{folder.Name}/{one.Id}"))]);
    }

    /// <summary>A checkpoint by its id.</summary>
    public CheckpointFolder Checkpoint(string id) => new(System.IO.Path.Combine(Checkpoints, id));

    /// <summary>Checkpoints that are whole, the oldest first.</summary>
    public IReadOnlyList<CheckpointFolder> List() => Directory.Exists(Checkpoints)
        ? [.. Directory.EnumerateDirectories(Checkpoints).Where(folder => !System.IO.Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal).Select(folder => new CheckpointFolder(folder)).Where(folder => File.Exists(folder.Record))]
        : [];

    /// <summary>
    /// Makes a checkpoint: whatever <paramref name="fill"/> puts into the folder that it is given, under a name of its own only once it is whole. What was begun and not finished is not there.
    /// </summary>
    /// <param name="word">What people shall know it by: <c>tenancies</c>.</param>
    /// <param name="ledger">The ledger: numbers never come twice, not even that of a checkpoint which was deleted.</param>
    /// <param name="fill">Fills the folder, and answers what the checkpoint is to say of itself, given its id.</param>
    public async Task<CheckpointFolder> SaveAsync(string word, Ledger ledger, Func<CheckpointFolder, string, Task<Checkpoint>> fill)
    {
        var id = NextId(word, ledger);
        // A name that no other command had: the keeper of a copy may still write into what a killed one asked it for.
        var draft = new CheckpointFolder(System.IO.Path.Combine(Checkpoints, $"{Draft}{id}{DraftEnd}{Guid.NewGuid():N}"));
        Directory.CreateDirectory(draft.Path);
        try
        {
            draft.Write(await fill(draft, id));
            Directory.Move(draft.Path, Checkpoint(id).Path);
        }
        catch
        {
            Forgive(() => Clear(draft.Path));
            throw;
        }

        return Checkpoint(id);
    }

    /// <summary>Takes away what was begun and not finished; answers what that was, in sentences.</summary>
    public IReadOnlyList<string> ClearDrafts()
    {
        if (!Directory.Exists(Checkpoints))
            return [];
        var drafts = Directory.EnumerateDirectories(Checkpoints, ".*").Order(StringComparer.Ordinal).ToList();
        foreach (var draft in drafts)
            Forgive(() => ClearAway(draft));
        return [.. drafts.Select(draft => Told(System.IO.Path.GetFileName(draft))).OfType<string>()];
    }

    /// <summary>Takes a checkpoint away: first from under its name, so that half of one is never seen.</summary>
    public void Delete(string id)
    {
        var gone = System.IO.Path.Combine(Checkpoints, Deleting + id);
        Directory.Move(Checkpoint(id).Path, gone);
        Clear(gone);
    }

    // From under its name first: the keeper of a copy may be writing into it still, and finds no folder then.
    private void ClearAway(string draft)
    {
        var gone = System.IO.Path.Combine(Checkpoints, $".gone-{Guid.NewGuid():N}");
        Directory.Move(draft, gone);
        Clear(gone);
    }

    /// <summary>Takes the turn, which one command has at a time.</summary>
    /// <param name="what">The command, for whoever comes second.</param>
    /// <param name="time">What tells since when.</param>
    /// <exception cref="ProblemException">HT-REH-002: another one has it.</exception>
    public IDisposable Take(string what, TimeProvider time)
    {
        Directory.CreateDirectory(Path);
        FileStream turn;
        try
        {
            turn = new FileStream(TurnFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (s_held.Contains(held.HResult))
        {
            throw RehearsalProblems.Busy($"rehearsals/{Name}", Holder());
        }

        try
        {
            // Whole or not at all: whoever comes second reads it.
            var draft = HolderFile + ".half";
            File.WriteAllText(draft, string.Create(CultureInfo.InvariantCulture, $"{what}, process {System.Environment.ProcessId}, since {time.GetLocalNow():HH:mm:ss}"));
            File.Move(draft, HolderFile, overwrite: true);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private static string? Told(string draft) =>
        IdOfDraft(draft) is { } id ? $"the checkpoint {id} was not whole yet, and is gone"
        : draft.StartsWith(Deleting, StringComparison.Ordinal) ? $"the checkpoint {draft[Deleting.Length..]} was to be deleted, and is gone"
        : null;

    private string HolderFile => TurnFile + ".holder";

    private string Holder()
    {
        try
        {
            return File.ReadAllText(HolderFile);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return "it has just begun";
        }
    }

    private string NextId(string word, Ledger ledger)
    {
        var onDisk = Directory.Exists(Checkpoints) ? Directory.EnumerateDirectories(Checkpoints).Select(folder => System.IO.Path.GetFileName(folder)) : [];
        var highest = onDisk.Concat(ledger.Lines.Select(line => line.Checkpoint).OfType<string>()).Select(NumberOf).DefaultIfEmpty(-1).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{highest + 1:000}-{word}");
    }

    private static int NumberOf(string id) =>
        int.TryParse(id.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    // What could not be written is the failure, and not that it could not be taken away: the next command does that.
    private static void Forgive(Action clear)
    {
        try
        {
            clear();
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
