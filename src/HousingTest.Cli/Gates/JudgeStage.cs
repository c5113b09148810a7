using System.Text;
using HousingTest.Comparison;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>From runs to a verdict and its reports, in a gate's folder. Every stage can be run again alone from the files of the one before.</summary>
public sealed class JudgeStage(Surroundings surroundings, RunDefinitions definitions)
{
    private const string WaiversPath = "fixtures/waivers.yaml";

    private readonly Workspace _workspace = surroundings.Workspace;

    /// <summary>Reads the rules before anything long starts, so that a slip in them costs no gate.</summary>
    public static (Policy Policy, Waivers Waivers) Rules(Workspace workspace, EnvironmentDefinition environment) =>
        (PolicyFile.Read(workspace.Root, environment.Policy), WaiversFile.Read(workspace.Root, WaiversPath));

    /// <summary>Compares, judges, writes and reports.</summary>
    public async Task<(GateReport Report, GateFolder Folder)> JudgeAsync(ComparisonInput runs, CancellationToken cancellation)
    {
        var (policy, waivers) = Rules(_workspace, definitions.Environment);
        var comparison = RunComparison.Compare(runs);
        var folder = new GateFolder(Path.Combine(_workspace.Gates, Workspace.ClaimFolder(_workspace.Gates, surroundings.Time)));
        var digest = await folder.WriteAsync(comparison, cancellation);
        var speed = SpeedComparer.Compare(runs);
        var timings = await folder.WriteAsync(speed, cancellation);

        var today = DateOnly.FromDateTime(surroundings.Time.GetLocalNow().DateTime);
        var verdict = Judge.Decide(comparison, policy, waivers, Inputs(comparison, digest, timings, policy, waivers), today, speed);
        var problems = Runs(runs).SelectMany(run => run.Problems).Distinct().ToList();
        if (verdict.Decision == Decision.Release && problems.Count > 0)
        {
            // A worker that was lost or stopped may have taken with it what nobody knows of: such a gate never ends well, whatever is left of it.
            Directory.Delete(folder.Path, recursive: true);
            throw new ProblemException(problems);
        }

        if (problems.Count > 0)
            new ProblemScreen(surroundings.Error).Show(problems);
        await folder.WriteAsync(verdict, cancellation);

        var record = new GateRecord(
            folder.Id, surroundings.CommandLine, today, runs.Baseline.Manifest.Id, runs.BaselineAgain?.Manifest.Id,
            runs.Candidate.Manifest.Id, runs.CandidateAgain?.Manifest.Id, new Dictionary<string, string>(StringComparer.Ordinal));
        var report = Report(folder, record, comparison, verdict, policy, waivers, runs, speed);
        await WriteReportsAsync(folder, report, cancellation);
        await folder.WriteAsync(record, cancellation);
        return (report, folder);
    }

    /// <summary>Writes the reports of a gate again, from its files.</summary>
    public async Task<GateReport> ReportAgainAsync(GateFolder folder, CancellationToken cancellation)
    {
        var (policy, waivers) = Rules(_workspace, definitions.Environment);
        var record = await folder.ReadRecordAsync(cancellation);
        var runs = new ComparisonInput(
            definitions.Map, await RunAsync(record.Baseline), record.BaselineAgain is { } again ? await RunAsync(again) : null,
            await RunAsync(record.Candidate), record.CandidateAgain is { } candidateAgain ? await RunAsync(candidateAgain) : null);
        var report = Report(
            folder, record, await folder.ReadComparisonAsync(cancellation), await folder.ReadVerdictAsync(cancellation), policy, waivers, runs,
            await folder.ReadSpeedAsync(cancellation));
        await WriteReportsAsync(folder, report, cancellation);
        await folder.WriteAsync(record, cancellation);
        return report;

        Task<RunRecord> RunAsync(string id) => new RunFolder(Path.Combine(_workspace.Runs, id)).ReadAsync(cancellation);
    }

    private static IEnumerable<RunRecord> Runs(ComparisonInput runs) =>
        new[] { runs.Baseline, runs.BaselineAgain, runs.Candidate, runs.CandidateAgain }.OfType<RunRecord>();

    private GateReport Report(
        GateFolder folder, GateRecord record, ComparisonResult comparison, Verdict verdict, Policy policy, Waivers waivers, ComparisonInput runs,
        SpeedComparison? speed) => new(
        comparison, verdict, policy, waivers, runs.Baseline, runs.BaselineAgain, runs.Candidate, runs.CandidateAgain,
        (run, scenario, name) => run.Attachment(scenario, name),
        folder.Id, record.Command, definitions.Map, speed);

    private static async Task WriteReportsAsync(GateFolder folder, GateReport report, CancellationToken cancellation)
    {
        await folder.WriteAsync("report.html", async stream =>
        {
            await using var page = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await HtmlReport.WriteAsync(report, page, cancellation);
        });
        await folder.WriteAsync("junit.xml", stream =>
        {
            JUnitReport.Write(report, stream);
            return Task.CompletedTask;
        });
    }

    // By content and never by the runs' ids: the same inputs give the same verdict, byte for byte.
    // Timings are an input only where policy holds on them: they differ each time.
    private static List<NamedDigest> Inputs(ComparisonResult comparison, string comparisonDigest, string speedDigest, Policy policy, Waivers waivers) =>
        [.. new[]
        {
            new NamedDigest($"release {comparison.Baseline.Name} (baseline)", comparison.Baseline.Digest),
            new NamedDigest($"release {comparison.Candidate.Name} (candidate)", comparison.Candidate.Digest),
            new NamedDigest($"environment {comparison.Environment.Name}", comparison.Environment.Digest),
            new NamedDigest($"map {comparison.Map.Name}", comparison.Map.Digest),
            new NamedDigest($"estate {comparison.Estate.Recipe}, seed {comparison.Estate.Seed}", comparison.Estate.Digest),
            new NamedDigest("features", comparison.Features),
            new NamedDigest(policy.File, policy.Digest),
            new NamedDigest(waivers.File, waivers.Digest),
            new NamedDigest("comparison.json", comparisonDigest),
        }.Concat(policy.HoldWhenSlower ? [new NamedDigest("speed.json", speedDigest)] : []).OrderBy(input => input.Name, StringComparer.Ordinal)];
}
