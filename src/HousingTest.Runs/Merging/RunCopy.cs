using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Brings the parts of a merged run into a folder of its own, so that a gate's reports can be written again when the parts are gone.</summary>
public static class RunCopy
{
    /// <summary>A run of this workspace that is whole already is taken as it is; everything else is copied. Answers the run's record.</summary>
    public static async Task<RunRecord> TakeAsync(Workspace workspace, MergedRole role, TimeProvider time, CancellationToken cancellation)
    {
        if (role.Parts is [{ Manifest.Shard: null } only] && string.Equals(Path.GetDirectoryName(only.Folder.Path), workspace.Runs, StringComparison.Ordinal))
            return await only.Folder.ReadAsync(cancellation);

        var target = new RunFolder(Path.Combine(workspace.Runs, Workspace.ClaimFolder(workspace.Runs, time)));
        var problems = new List<Problem>();
        SchemaShape? schema = null;
        var worker = 0;
        foreach (var part in role.Parts)
        {
            var record = await part.Folder.ReadAsync(cancellation);
            problems.AddRange(record.Problems.Except(problems));
            schema ??= record.Schema;
            foreach (var scenario in part.Manifest.Planned.Where(scenario => Directory.Exists(part.Folder.Scenario(scenario.Id))))
                Copy(part.Folder.Scenario(scenario.Id), target.Scenario(scenario.Id));
            foreach (var number in part.Folder.Workers())
                CopyWorker(part.Folder, number, target, ++worker);
        }

        if (schema is not null)
            await target.WriteSchemaAsync(schema, cancellation);
        if (problems.Count > 0)
            await target.WriteProblemsAsync(problems, cancellation);
        await target.GatherTimingsAsync(cancellation);
        // Last: a folder with a run.json is a run.
        await target.WriteManifestAsync(role.Manifest with { Id = target.Id }, cancellation);
        return await target.ReadAsync(cancellation);
    }

    // Its order is left behind: it names places of the machine that it was for.
    private static void CopyWorker(RunFolder from, int number, RunFolder to, int worker)
    {
        foreach (var (source, target) in new[] { (from.Events(number), to.Events(worker)), (from.WorkerTimings(number), to.WorkerTimings(worker)), (from.WorkerLog(number), to.WorkerLog(worker)) })
        {
            if (!File.Exists(source))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
