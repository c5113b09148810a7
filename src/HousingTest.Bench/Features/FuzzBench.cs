using System.Diagnostics;
using System.Globalization;
using HousingTest.Bench.Figures;
using HousingTest.Model;

namespace HousingTest.Bench.Features;

/// <summary>Whether anything that can stand in a feature file makes reading it fail or hang: broken files by the hundred thousand, and files that ask for too much.</summary>
public sealed class FuzzBench : IBench
{
    private const double WorthReadingAgain = 50;

    /// <inheritdoc/>
    public string Name => "fuzz";

    /// <inheritdoc/>
    public Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var features = Path.Combine(setting.Workspace.Root, "features");
        var originals = Directory.EnumerateFiles(features, "*.feature", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var count = setting.Quick ? 500 : 200_000;
        setting.Told(string.Create(CultureInfo.InvariantCulture, $"fuzz: {count:#,##0} broken files"));
        var (broken, sound) = ReadBroken(new FeatureMutator(originals, (int)BenchSetting.Seed), count, cancellationToken);
        setting.Told("fuzz: files that ask for too much");
        var extreme = ExtremeFeatures.Of(setting.Quick ? 10_000 : 1_000_000)
            .Select(feature => new Figure(Extreme(setting), feature.What, Spread.Of([ReadTimed(feature.What, feature.Text).Milliseconds])))
            .ToList();
        var files = string.Create(CultureInfo.InvariantCulture, $"{count:#,##0} broken files");
        var spread = Spread.Of(broken);
        return Task.FromResult(new Section(
            Name, "whether anything in a feature file makes reading it fail or hang", "",
            [new Figure(files, "read one", spread, PerSecond: 1000 * broken.Count / broken.Sum()), .. extreme],
            [
                new Aim("the slowest broken file", broken.Max(), 1000, AtMost: true, "ms"),
                new Aim("the slowest file that asks for too much", extreme.Max(figure => figure.Milliseconds.Median), 10_000, AtMost: true, "ms"),
            ],
            [string.Create(CultureInfo.InvariantCulture, $"Each gave scenarios or problems that people can read: {sound:#,##0} were still sound. Anything else ends this bench with the file.")]));
    }

    private static string Extreme(BenchSetting setting) => setting.Quick ? "10,000 characters and less" : "a million characters and less";

    private static (List<double> Milliseconds, int Sound) ReadBroken(FeatureMutator mutator, int count, CancellationToken cancellationToken)
    {
        var took = new List<double>(count);
        var sound = 0;
        for (var file = 0; file < count; file++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (milliseconds, isSound) = ReadTimed(string.Create(CultureInfo.InvariantCulture, $"file {file}"), mutator.Next());
            took.Add(milliseconds);
            sound += isSound ? 1 : 0;
        }

        return (took, sound);
    }

    // What took long is read again: a file that is slow stays slow, and what else the machine does meanwhile does not.
    private static (double Milliseconds, bool IsSound) ReadTimed(string what, string text)
    {
        var (best, isSound) = ReadOnce(what, text);
        for (var again = 0; best > WorthReadingAgain && again < 2; again++)
            best = Math.Min(best, ReadOnce(what, text).Milliseconds);
        return (best, isSound);
    }

    private static (double Milliseconds, bool IsSound) ReadOnce(string what, string text)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var isSound = BrokenFeature.Read(text);
            return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, isSound);
        }
        catch (Exception failure) when (failure is not ProblemException)
        {
            throw BenchProblems.FeatureBroke(what, failure.Message, text);
        }
    }
}
