using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Programs;
using HousingTest.Model;

namespace HousingTest.Bench.Watching;

/// <summary>How long somebody waits who saves a scenario: from the save to its result on the screen, watched by the command line as people start it.</summary>
public sealed class WatchBench : IBench
{
    private const int Limit = 2;

    /// <inheritdoc/>
    public string Name => "watch";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var saves = setting.Quick ? 3 : 30;
        var file = Path.Combine(setting.Folder, "saved.feature");
        await File.WriteAllTextAsync(file, Feature(0), cancellationToken);
        await using var watch = new CommandLine(setting.Workspace).Start(["watch", setting.Folder, "--json"]);
        setting.Told("watch: a test copy comes up");
        var began = Stopwatch.GetTimestamp();
        await NextAsync(watch, WatchNewsKind.Watching, cancellationToken);
        var ready = Stopwatch.GetElapsedTime(began).TotalMilliseconds;

        var waited = new List<double>();
        var ran = new List<double>();
        for (var save = 1; save <= saves; save++)
        {
            setting.Told(string.Create(CultureInfo.InvariantCulture, $"watch: save {save} of {saves}"));
            began = Stopwatch.GetTimestamp();
            await File.WriteAllTextAsync(file, Feature(save), cancellationToken);
            var news = await NextAsync(watch, WatchNewsKind.Ran, cancellationToken);
            waited.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (news.Scenarios is not [{ Status: ScenarioStatus.Passed, Seconds: var seconds }])
                throw BenchProblems.ProgramFailed("./housingtest watch", 0, "the scenario that was saved did not pass");
            ran.Add(seconds * 1000);
        }

        // The first save meets code that has never run.
        var spread = Spread.Of([.. waited.Skip(1)]);
        return new Section(
            Name, "how long a save waits for its result", "times the scenario itself",
            [
                new Figure("before the first save", "the test copy comes up", Spread.Of([ready])), new Figure("a scenario without a screen", "the scenario itself", Spread.Of([.. ran.Skip(1)]), 1),
                new Figure("a scenario without a screen", "the first save to its result", Spread.Of([waited[0]])),
                new Figure("a scenario without a screen", "a save to its result", spread, spread.Median / Spread.Of([.. ran.Skip(1)]).Median),
            ],
            [
                new Aim("from saving to the result, nine times in ten", spread.High / 1000, Limit, AtMost: true, "s"),
                new Aim("from the first save to its result", waited[0] / 1000, Limit, AtMost: true, "s"),
            ],
            ["The scenario makes a tenancy, runs the weekly debit over every account of the estate, and looks at what was posted; then the test copy is put back."]);
    }

    // A year's rent is collected in 50 of its 52 weeks.
    private static string Feature(int save) => string.Create(CultureInfo.InvariantCulture, $"""
        Feature: Saved again and again
          Scenario: A rent is charged
            Given a secure tenancy at £{50 * (save + 1)}.00 a week
            When the weekly debit run has run for the week starting 6 April 2026
            Then a rent debit of £{52 * (save + 1)}.00 is posted to the rent account for the week starting 6 April 2026

          Scenario: Another, which nobody changes
            Given a secure tenancy at £100.00 a week
            Then the balance of the rent account is £0.00

        """);

    private static async Task<WatchNews> NextAsync(StandingProgram watch, WatchNewsKind kind, CancellationToken cancellationToken)
    {
        var line = await watch.ReadLineAsync(cancellationToken);
        var news = JsonSerializer.Deserialize<WatchNews>(line, Json.Line)!;
        return news.Kind == kind ? news : throw BenchProblems.ProgramFailed("./housingtest watch", 0, line);
    }
}
