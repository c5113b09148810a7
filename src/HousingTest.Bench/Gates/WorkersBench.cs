using System.Globalization;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Programs;

namespace HousingTest.Bench.Gates;

/// <summary>Two workers against one: the same scenarios of one release, start and end of the command included.</summary>
public sealed class WorkersBench : IBench
{
    /// <inheritdoc/>
    public string Name => "workers";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var commands = new CommandLine(setting.Workspace);
        var repetitions = setting.Quick ? 1 : 3;
        var (one, two) = (new List<double>(), new List<double>());
        var (computing, twice) = (new List<double>(), new List<double>());
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            setting.Told(string.Create(CultureInfo.InvariantCulture, $"workers: repetition {repetition} of {repetitions}"));
            one.Add(await RunAsync("1"));
            two.Add(await RunAsync("2"));
            computing.Add(await Computing.MillisecondsAsync(1, cancellationToken));
            twice.Add(await Computing.MillisecondsAsync(2, cancellationToken));
        }

        var (alone, together) = (Spread.Of(one), Spread.Of(two));
        var (single, both) = (Spread.Of(computing), Spread.Of(twice));
        return new Section(
            Name, "what a second worker saves", "times the speed of one worker",
            [
                new Figure("every scenario on 2026.1", "1 worker", alone, 1), new Figure("every scenario on 2026.1", "2 workers", together, alone.Median / together.Median),
                new Figure("the limit: nothing but computing", "1 at a time", single, 1), new Figure("the limit: nothing but computing", "2 at once", both, 2 * single.Median / both.Median),
            ],
            [new Aim("two workers", alone.Median / together.Median, 1.7, AtMost: false, "times the speed of one")],
            [$"On {Environment.ProcessorCount} processors, which the workers, their systems and their browsers share with all else that the machine does."]);

        async Task<double> RunAsync(string workers)
        {
            IReadOnlyList<string> some = setting.Quick ? ["--tags", "@payments and not @screen"] : [];
            return (await commands.RunAsync(["run", "--workers", workers, .. some], cancellationToken)).Milliseconds;
        }
    }
}
