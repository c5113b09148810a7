using System.Globalization;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The lease files of a workspace: written before anything is taken, changed as processes come, deleted after all was given back.</summary>
/// <param name="workspace">Whose.</param>
public sealed class LeaseStore(Workspace workspace)
{
    /// <summary>Every lease that can be read, by id.</summary>
    public IReadOnlyList<Lease> List() => Directory.Exists(workspace.Leases)
        ? [.. Directory.EnumerateFiles(workspace.Leases, "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<Lease>()]
        : [];

    /// <summary>Writes a lease, or a newer one over it; a reader sees the one or the other whole.</summary>
    public void Write(Lease lease)
    {
        Directory.CreateDirectory(workspace.Leases);
        var draft = FileOf(lease.Id) + ".draft";
        File.WriteAllText(draft, JsonSerializer.Serialize(lease, Json.Indented));
        File.Move(draft, FileOf(lease.Id), overwrite: true);
    }

    /// <summary>Deletes a lease: all that it stood for is given back.</summary>
    public void Delete(string id) => File.Delete(FileOf(id));

    /// <summary>
    /// Gives back what killed owners left: ends their processes (a process that only has the same number is left alone), deletes their folders and then
    /// their leases, and folders without a lease. Waits while another process sweeps.
    /// </summary>
    /// <returns>What was found left, whether or not all of it could be given back: then its lease stays for the next sweep.</returns>
    public async Task<IReadOnlyList<Lease>> SweepAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(workspace.Leases);
        using var turn = await FileTurn.TakeAsync(Path.Combine(workspace.Leases, ".sweep"), () => { }, ct);
        var left = List().Where(lease => lease.IsLeft).ToList();
        foreach (var lease in left)
            await GiveBackAsync(lease, FileOf(lease.Id));
        await DeleteDraftsAsync();
        DeleteFoldersWithoutLease();
        TemporaryPlace.Sweep();
        return left;
    }

    private async Task GiveBackAsync(Lease lease, string file)
    {
        var removed = await Task.WhenAll((lease.Containers ?? []).Select(ContainerEngine.ForThisMachine().RemoveAsync));
        // Besides those of the lease, what its owner had started and not yet written down when it was killed.
        IReadOnlyList<ProcessStamp> children =
        [
            .. lease.Children, .. ProcessTree.WithVariable(ChildEnvironment.CopyVariable, lease.Id), .. ProcessTree.WithArgument(BrowserArguments.MarkOf(lease.Id)),
        ];
        foreach (var child in children)
            child.Kill();
        if (children.Any(child => child.Runs) || removed.Contains(false) || !await GiveBackDatabaseAsync(lease))
            return;
        try
        {
            Folders.Delete(Path.Combine(workspace.Copies, Path.GetFileName(lease.Folder)));
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody looks into the folder; the lease stays, and the next sweep tries again.
        }
    }

    private async Task<bool> GiveBackDatabaseAsync(Lease lease) => lease switch
    {
        { Service: { } project } => await SqlServerService.Named(workspace, project).GiveBackAsync(lease),
        { Database: { } database } => await GivenServer.DropAsync(database, lease.Id, workspace.Root),
        _ => true,
    };

    /// <summary>A draft, or a lease that nobody can read, of an owner that has ended: its number stands at the end of the id.</summary>
    private async Task DeleteDraftsAsync()
    {
        foreach (var file in Directory.EnumerateFiles(workspace.Leases, "*.json*"))
        {
            var id = Path.GetFileName(file).Split('.')[0];
            var broken = file.EndsWith(".draft", StringComparison.Ordinal) || Read(file) is null;
            if (broken && int.TryParse(id[(id.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && ProcessStamp.Of(pid) is null)
                await GiveBackAsync(new Lease(id, "", Environment.MachineName, new ProcessStamp(pid, ""), [], id), file);
        }
    }

    /// <summary>A lease is written before its folder is made and deleted after it, so a folder without one is nobody's.</summary>
    private void DeleteFoldersWithoutLease()
    {
        if (!Directory.Exists(workspace.Copies))
            return;
        foreach (var folder in Directory.GetDirectories(workspace.Copies).Where(folder => !File.Exists(FileOf(Path.GetFileName(folder)))))
        {
            try
            {
                Folders.Delete(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // As above.
            }
        }
    }

    private static Lease? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Lease>(File.ReadAllText(file), Json.Indented);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string FileOf(string id) => Path.Combine(workspace.Leases, id + ".json");
}
