using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Trouble;

/// <summary>
/// <c>kill -9</c> at fifty moments of the life of a run, of whatever it consists of, and each time it goes on: nothing is left behind, the run's folder can be read or is
/// refused by name, and what comes out in the end is what comes out of a run that nobody disturbs. <c>HOUSINGTEST_KILLS</c> and
/// <c>HOUSINGTEST_KILL_SEED</c> ask for another number and for the same moments again.
/// </summary>
[Collection(KillingAnywhereCollection.Name)]
[Trait("needs", "server")]
public sealed partial class KilledAnywhereTests : CommandLineTest
{
    // A tag that nothing bears tells its runs from those of tests beside it.
    private static readonly string Sign = $"@killed-{Guid.NewGuid():N}";
    private static readonly string[] Run = ["run", "features/payments/cash-file.feature", "--tags", $"not {Sign}", "--json"];

    private readonly int _seed = Number("HOUSINGTEST_KILL_SEED") ?? Environment.TickCount;
    private readonly List<string> _story = [];

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task Whatever_is_killed_and_whenever_the_run_goes_on_and_ends_as_if_nothing_had_happened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        await RunAsync(Run);
        var began = Stopwatch.GetTimestamp();
        var whole = Outcomes(IdOf(await RunAsync(Run)));
        var life = Stopwatch.GetElapsedTime(began);
        var finished = 0;
        try
        {
            var random = new Random(_seed);
            var run = new HurtRun();
            for (var kill = Number("HOUSINGTEST_KILLS") ?? 50; kill > 0;)
            {
                if (await HurtAsync(run, random, life))
                    kill--;
                if (!IsEnded(run))
                    continue;
                ShouldBe(run, whole);
                finished++;
                run = new HurtRun();
            }

            if (run.Id is not null)
            {
                await RunAsync("run", "--resume", run.Id, "--json");
                ShouldBe(run, whole);
                finished++;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new ShouldAssertException($"HOUSINGTEST_KILL_SEED={_seed}, a run takes {life.TotalSeconds:0.0} s\n{string.Join('\n', _story)}\n{failure.Message}", failure);
        }

        finished.ShouldBeGreaterThan(0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{finished} runs were finished: {string.Join("; ", _story)}");
    }

    // A run, or the rest of one, with one kill on its way; false when it had ended before.
    private async Task<bool> HurtAsync(HurtRun run, Random random, TimeSpan life)
    {
        var before = RunsWith(Sign);
        using var command = Start(run.Id is null ? Run : ["run", "--resume", run.Id, "--json"]);
        var wait = life * random.NextDouble();
        var choice = random.Next(5);
        var atOnce = random.Next(2) == 0;
        var end = command.EndAsync(Ct);
        await Task.WhenAny(end, Task.Delay(wait, Ct));
        var victims = end.IsCompleted ? [] : Victims(choice, command.Pid);
        var stamps = victims.Keys.Select(ProcessStamp.Of).OfType<ProcessStamp>().ToList();
        foreach (var pid in victims.Keys)
            KillAlone(pid);
        // A process that is killed is there for a moment yet, and nobody sweeps what seems to be held.
        while (stamps.Exists(one => one.Runs))
            await Task.Delay(Glance, Ct);
        _story.Add($"{run.Id ?? "new"}: {wait.TotalSeconds:0.0} s {(victims.Count == 0 ? "ended before" : string.Join("+", victims.Values))}");
        run.LostSystem |= victims.ContainsValue("system");
        var result = await end;
        _story[^1] += $" -> {result.ExitCode}";
        if (!victims.ContainsKey(command.Pid))
        {
            ShouldSayNothingForDevelopers(result);
            result.ExitCode.ShouldBeInRange(0, 2, result.ToString());
        }

        run.Id ??= RunsWith(Sign).Except(before, StringComparer.Ordinal).SingleOrDefault();
        // Every other time nobody looks first: the next command meets what is still ending.
        if (!atOnce || IsEnded(run))
        {
            await new LeaseStore(Repository.Workspace).SweepAsync(Ct);
            await NothingIsLeftAsync();
        }

        await ShouldBeReadableAsync(run);
        return victims.Count > 0;
    }

    // The process and nothing below it, as memory that runs short kills; it may have ended a moment ago.
    private static void KillAlone(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
        }
    }

    private Dictionary<int, string> Victims(int choice, int command)
    {
        var all = Running.Select(process => (process.Key, Kind: Kind(process.Key, process.Value, command))).ToList();
        string[][] choices = [["command"], ["worker"], ["system"], ["command", "worker"], ["command", "worker", "system"]];
        var chosen = all.Where(process => choices[choice].Contains(process.Kind, StringComparer.Ordinal)).ToList();
        return (chosen.Count > 0 ? chosen : [.. all.Where(process => process.Key == command)]).ToDictionary(process => process.Key, process => process.Kind);
    }

    private static string Kind(int pid, string line, int command) =>
        pid == command ? "command"
        : line.Contains("HousingTest.Features.dll", StringComparison.Ordinal) ? "worker"
        : line.Contains("ReferenceHousing.dll", StringComparison.Ordinal) ? "system" : "other";

    // A folder without a run.json is refused by name, and the run has to begin anew.
    private static async Task ShouldBeReadableAsync(HurtRun run)
    {
        if (run.Id is null)
            return;
        var folder = new RunFolder(Folder(run.Id, ""));
        try
        {
            var record = await folder.ReadAsync(Ct);
            foreach (var id in record.Outcomes.Keys)
                record.Outcomes[id].Scenario.ShouldBe(id);
        }
        catch (ProblemException refused)
        {
            refused.Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-RUN-001");
            run.Id = null;
        }
    }

    private static bool IsEnded(HurtRun run) => run.Id is not null && File.Exists(Folder(run.Id, "run.json")) && Planned(run.Id).TrueForAll(scenario => File.Exists(Folder(run.Id, $"scenarios/{scenario}/outcome.json")));

    private static List<string> Planned(string run) =>
        [.. JsonSerializer.Deserialize<RunManifest>(File.ReadAllText(Folder(run, "run.json")), Json.Indented)!.Planned.Select(scenario => scenario.Id)];

    // A scenario during which the system was killed failed for that reason and says so, whoever killed it: that is what a tester must see.
    private static void ShouldBe(HurtRun run, IReadOnlyDictionary<string, string> whole)
    {
        var outcomes = Outcomes(run.Id!);
        outcomes.Keys.ShouldBe(whole.Keys);
        foreach (var (scenario, outcome) in outcomes)
        {
            if (run.LostSystem && outcome.Contains("The system stopped by itself", StringComparison.Ordinal))
                outcome.ShouldContain("\"status\": \"failed\"");
            else
                outcome.ShouldBe(whole[scenario], scenario);
        }

        Directory.EnumerateFiles(Folder(run.Id!, ""), "*.half", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private static SortedDictionary<string, string> Outcomes(string run) => new(
        Directory.EnumerateFiles(Folder(run, "scenarios"), "outcome.json", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(Folder(run, "scenarios"), file),
            // What the system makes at random is another each time, in whatever run.
            file => Random().Replace(File.ReadAllText(file), ""),
            StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static string Folder(string run, string name) => Path.Combine(Repository.Workspace.Runs, run, name);

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("\"correlation_id\": \"[0-9a-f-]{36}\"", RegexOptions.None, 1000)]
    private static partial Regex Random();

    private sealed class HurtRun
    {
        public string? Id { get; set; }

        public bool LostSystem { get; set; }
    }
}
