using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Reports;

namespace HousingTest.Cli.Rehearsals;

/// <summary>From what came of rehearsing to what the command answers.</summary>
public static class RehearsalAnswer
{
    /// <summary>Of steps that were run; the page is made anew.</summary>
    public static async Task<Answer> OfAsync(Surroundings surroundings, string command, Rehearsal rehearsal, RehearsalStatus status)
    {
        var record = rehearsal.Read();
        var report = await WriteAsync(surroundings, rehearsal.Folder, record);
        return new Answer(command, status is RehearsalStatus.Finished ? ExitCode.Good : ExitCode.Bad)
        {
            Rehearsal = record,
            Report = report,
            Show = () => new RehearsalScreen(surroundings.Out).Show(record, report),
        };
    }

    /// <summary>Of steps that were to be taken out.</summary>
    public static async Task<Answer> OfAsync(Surroundings surroundings, Rehearsal rehearsal, IReadOnlyList<PlanStep> steps, UndoResult result)
    {
        var report = await WriteAsync(surroundings, rehearsal.Folder, rehearsal.Read());
        return new Answer("rehearse undo", result.Done ? ExitCode.Good : ExitCode.Bad)
        {
            Undo = result,
            Report = report,
            Show = () => new RehearsalScreen(surroundings.Out).Show(result, [.. steps.Select(step => step.Id)], rehearsal.Plan),
        };
    }

    /// <summary>Of a bisection.</summary>
    public static async Task<Answer> OfAsync(Surroundings surroundings, Rehearsal rehearsal, BisectResult result)
    {
        var report = await WriteAsync(surroundings, rehearsal.Folder, rehearsal.Read());
        return new Answer("rehearse bisect", result.First is null ? ExitCode.Bad : ExitCode.Good)
        {
            Bisect = result,
            Report = report,
            Show = () => new RehearsalScreen(surroundings.Out).Show(result),
        };
    }

    /// <summary>Of a drill.</summary>
    public static async Task<Answer> OfAsync(Surroundings surroundings, Rehearsal rehearsal, DrillResult result)
    {
        var report = await WriteAsync(surroundings, rehearsal.Folder, rehearsal.Read());
        return new Answer("rehearse drill", result.Smoke is { Passed: false } ? ExitCode.Bad : ExitCode.Good)
        {
            Drill = result,
            Report = report,
            Show = () => new RehearsalScreen(surroundings.Out).Show(result),
        };
    }

    /// <summary>How a rehearsal stands, changing nothing.</summary>
    public static Answer Status(Surroundings surroundings, RehearsalFolder folder)
    {
        var record = Read(surroundings, folder);
        return new Answer("rehearse status", ExitCode.Good) { Rehearsal = record, Show = () => new RehearsalScreen(surroundings.Out).Show(record, null) };
    }

    /// <summary>The page of a rehearsal.</summary>
    public static async Task<Answer> ReportAsync(Surroundings surroundings, RehearsalFolder folder)
    {
        var report = await WriteAsync(surroundings, folder, Read(surroundings, folder));
        return new Answer("rehearse report", ExitCode.Good) { Report = report, Show = () => surroundings.Out.Profile.Out.Writer.WriteLine(report) };
    }

    private static RehearsalRecord Read(Surroundings surroundings, RehearsalFolder folder)
    {
        var ledger = Ledger.Open(folder.LedgerFile, surroundings.Time, "");
        var begun = RehearsalState.Of(ledger.Lines).Begun ?? throw RehearsalProblems.NotBegun(folder.Name, []);
        return RehearsalReading.Read(folder, ledger, PlanFile.Read(surroundings.Workspace.Root, begun.Plan!), surroundings.Workspace.Root);
    }

    private static async Task<string> WriteAsync(Surroundings surroundings, RehearsalFolder folder, RehearsalRecord record)
    {
        var half = folder.ReportFile + ".half";
        await using (var page = new StreamWriter(half))
            await HtmlRehearsal.WriteAsync(record, page, CancellationToken.None);
        File.Move(half, folder.ReportFile, overwrite: true);
        return surroundings.Workspace.Show(folder.ReportFile);
    }
}
