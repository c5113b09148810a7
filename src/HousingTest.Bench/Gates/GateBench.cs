using System.Globalization;
using System.Text.Json;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Programs;
using HousingTest.Model;

namespace HousingTest.Bench.Gates;

/// <summary>Which share of a gate's time is the harness, and not the system or the browser: whole gates of the two releases that ship here, one worker.</summary>
public sealed class GateBench : IBench
{
    /// <inheritdoc/>
    public string Name => "gate";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var commands = new CommandLine(setting.Workspace);
        var repetitions = setting.Quick ? 1 : 3;
        var gates = new List<GateTime>();
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            setting.Told(string.Create(CultureInfo.InvariantCulture, $"gate: repetition {repetition} of {repetitions}"));
            IReadOnlyList<string> some = setting.Quick ? ["--tags", "@payments and not @screen"] : [];
            var gate = await commands.RunAsync(["gate", "--workers", "1", .. some], cancellationToken);
            gates.Add(await ReadAsync(setting, gate, cancellationToken));
        }

        var whole = Spread.Of([.. gates.Select(gate => gate.Whole)]);
        return new Section(
            Name, "where a gate's time goes", "share of the whole gate",
            [
                Part("the whole gate", gate => gate.Whole), Part("scenarios: the system and the browser", gate => gate.Scenarios),
                Part("the system starts", gate => gate.SystemStarts), Part("estate made, loaded and marked", gate => gate.Estates),
                Part("outcomes recorded", gate => gate.Records), Part("test copies put back", gate => gate.PutBacks),
                Part("command, workers, comparison, report", gate => gate.Rest),
            ],
            [new Aim("share of the harness", 100 * gates.Select(gate => gate.HarnessShare).Order().ElementAt(gates.Count / 2), 20, AtMost: true, "%")],
            ["The harness is all but the scenarios' steps and the system's start; closing pages counts as the harness, and so does starting a worker."]);

        Figure Part(string what, Func<GateTime, double> of)
        {
            var spread = Spread.Of([.. gates.Select(of)]);
            return new Figure("gate of 2026.2 against 2026.1", what, spread, spread.Median / whole.Median);
        }
    }

    private static async Task<GateTime> ReadAsync(BenchSetting setting, ProgramRun gate, CancellationToken cancellationToken)
    {
        using var record = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(setting.Workspace.Gates, CommandLine.GateOf(gate), "gate.json"), cancellationToken));
        var durations = new List<Duration>();
        var workers = new List<IReadOnlyList<RunEvent>>();
        foreach (var role in (string[])["baseline", "baselineAgain", "candidate", "candidateAgain"])
        {
            if (!record.RootElement.TryGetProperty(role, out var id) || id.GetString() is not { } run)
                continue;
            var folder = Path.Combine(setting.Workspace.Runs, run);
            durations.AddRange(JsonSerializer.Deserialize<List<Duration>>(await File.ReadAllTextAsync(Path.Combine(folder, "timings.json"), cancellationToken), Json.Indented)!);
            foreach (var worker in Directory.GetDirectories(Path.Combine(folder, "workers")))
            {
                var lines = await File.ReadAllLinesAsync(Path.Combine(worker, "events.ndjson"), cancellationToken);
                workers.Add([.. lines.Select(line => JsonSerializer.Deserialize<RunEvent>(line, Json.Line)!)]);
            }
        }

        return GateTime.Of(gate.Milliseconds, durations, workers);
    }
}
