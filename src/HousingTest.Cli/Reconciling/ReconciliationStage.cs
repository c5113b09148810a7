using HousingTest.Databases;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Reports;

namespace HousingTest.Cli.Reconciling;

/// <summary>Makes a reconciliation and writes what came of it, as a further load in a folder.</summary>
/// <param name="surroundings">The workspace, the clock and the user's wish to stop.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class ReconciliationStage(Surroundings surroundings, IProgress<string> progress)
{
    /// <summary>Makes it.</summary>
    /// <param name="definition">What is reconciled.</param>
    /// <param name="to">Folder of its loads, absolute.</param>
    /// <param name="environment">The environment of the side that is in a database; null for none.</param>
    /// <param name="database">That database.</param>
    /// <param name="map">Its system's map.</param>
    /// <param name="unmask">Who has values of real people shown as they are, and why: a line in the ledger beside the loads before anything is read; null for nobody.</param>
    public async Task<MadeReconciliation> RunAsync(
        ReconciliationDefinition definition, string to, EnvironmentDefinition? environment, ITestDatabase? database, SystemMap? map, Unmasking? unmask = null)
    {
        var (workspace, asked) = (surroundings.Workspace, surroundings.Interrupt.Asked);
        var folder = new ReconciliationFolder(to);
        var earlier = await folder.LoadsAsync(asked);
        using var scratch = new TemporaryPlace();
        var order = new ReconciliationOrder(definition, workspace.Root, scratch.Folder, DateOnly.FromDateTime(surroundings.Time.GetLocalNow().DateTime))
        {
            Database = database,
            Map = map,
            RealData = environment?.RealData ?? false,
            Unmask = unmask,
        };
        if (unmask is not null)
            Ledger.Open(Path.Combine(folder.Path, "ledger.ndjson"), surroundings.Time, unmask.Who).Add(LedgerAct.Unmasked, line => line with { Text = $"{definition.Name}: {unmask.Why}" });
        // Made and written before a load is claimed, so that one that could not be made leaves nothing behind.
        var made = Path.Combine(scratch.Folder, ReconciliationFolder.BreaksFile);
        ReconciliationResult result;
        await using (var breaks = new FileStream(made, FileMode.CreateNew))
            result = await Reconciliation.RunAsync(order, breaks, progress, asked);
        var load = Workspace.ClaimFolder(folder.Path, surroundings.Time);
        IReadOnlyList<ReconciledLoad> loads = [.. earlier, ReconciledLoad.Of(load, result)];
        File.Copy(made, folder.FileOf(load, ReconciliationFolder.BreaksFile));
        await using (var page = new StreamWriter(folder.FileOf(load, ReconciliationFolder.ReportFile)))
            await HtmlReconciliation.WriteAsync(result, loads, page, asked);
        // Last: a load that has a result is whole.
        await folder.WriteAsync(load, result, asked);
        return new MadeReconciliation(
            result, loads, workspace.Show(folder.FileOf(load, ReconciliationFolder.ReportFile)), workspace.Show(folder.FileOf(load, ReconciliationFolder.BreaksFile)));
    }
}

/// <summary>A reconciliation that was made.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Loads">All loads of its folder, this one last.</param>
/// <param name="Report">The page, as people are shown its path.</param>
/// <param name="Breaks">The table of all breaks.</param>
public sealed record MadeReconciliation(ReconciliationResult Result, IReadOnlyList<ReconciledLoad> Loads, string Report, string Breaks);
