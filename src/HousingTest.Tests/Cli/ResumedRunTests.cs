using System.Text.Json;
using System.Text.RegularExpressions;
using HousingTest.Cli;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>A run that is killed half-way goes on, and is the same as one in one go.</summary>
[Trait("needs", "server")]
public sealed partial class ResumedRunTests : CommandLineTest
{
    // A tag that nothing bears tells its runs from those of tests beside it.
    private static readonly string Sign = $"@resumed-{Guid.NewGuid():N}";
    private static readonly string[] Run = ["run", "--tags", $"@payments and not @screen and not {Sign}", "--repeat", "2"];

    [Fact]
    public async Task A_run_that_was_killed_goes_on_where_it_was_and_ends_as_if_nothing_had_happened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        using (var killed = Start(Run))
        {
            await killed.SayingAsync(" of ", Ct);
            StartedCommand.Signal("KILL", [killed.Pid, .. Running.Where(process => process.Value.Contains("HousingTest.Features.dll", StringComparison.Ordinal)).Select(process => process.Key)]);
            await killed.EndAsync(Ct);
        }

        var id = RunsWith(Sign).ShouldHaveSingleItem();
        var ended = Directory.EnumerateFiles(Folder(id, "scenarios"), "outcome.json", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
        ended.ShouldNotBeEmpty();

        var resumed = await RunAsync("run", "--resume", id, "--json");
        var whole = Read(await RunAsync([.. Run, "--json"]));

        var answer = Read(resumed);
        answer.ExitCode.ShouldBe(ExitCode.Good, resumed.ToString());
        answer.Counts.ShouldBe(whole.Counts);
        ended.ShouldAllBe(outcome => File.GetLastWriteTimeUtc(outcome.Key) == outcome.Value);
        var other = Path.GetFileName(whole.Runs!["run"]);
        Outcomes(id).ShouldBe(Outcomes(other));
        Durations(id).ShouldBe(Durations(other));

        var manifest = await File.ReadAllTextAsync(Folder(id, "run.json"), Ct);
        await File.WriteAllTextAsync(Folder(id, "run.json"), manifest.Replace("HousingTest 0", "HousingTest 9", StringComparison.Ordinal), Ct);
        var refused = await RunAsync("run", "--resume", id, "--json");
        refused.ExitCode.ShouldBe(ExitCode.Broken);
        Approval.Verify(Scrubbed(refused.Output), "resume-refused");
    }

    private static string Folder(string run, string name) => Path.Combine(Repository.Workspace.Runs, run, name);

    // What the system makes at random is another each time, in whatever run.
    private static List<string> Outcomes(string run) =>
        [.. Directory.EnumerateFiles(Folder(run, "scenarios"), "outcome.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(Folder(run, "scenarios"), file) + "\n" + Correlation().Replace(File.ReadAllText(file), ""))];

    private static List<string> Durations(string run) =>
        [.. JsonSerializer.Deserialize<IReadOnlyList<Duration>>(File.ReadAllText(Folder(run, "timings.json")), Json.Indented)!
            .Where(duration => duration.What is "scenario").Select(duration => duration.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Answer Read(CommandResult result) => JsonSerializer.Deserialize<Answer>(result.Output, Json.Indented).ShouldNotBeNull(result.ToString());

    [GeneratedRegex("\"correlation_id\": \"[0-9a-f-]{36}\"", RegexOptions.None, 1000)]
    private static partial Regex Correlation();
}
