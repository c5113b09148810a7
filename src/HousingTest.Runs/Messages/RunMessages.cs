using System.Runtime.InteropServices;
using HousingTest.Environments;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Messages;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>A run as Cucumber Messages, from its folder and the features that it was made of.</summary>
/// <param name="workspace">Where the features lie.</param>
/// <param name="features">The feature files of the run, as they were when it began.</param>
public sealed class RunMessages(Workspace workspace, IReadOnlyList<ToldFeature> features)
{
    /// <summary>Reads the features, before a run begins: what is told in the end is what ran, whatever somebody writes meanwhile.</summary>
    public static RunMessages Of(Workspace workspace, IReadOnlyList<PlannedScenario> planned)
    {
        var root = RunPlanner.Features(workspace);
        return new RunMessages(workspace, [
            .. planned.Select(scenario => scenario.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(path => ToldFeature.Read(RunPlanner.FromRepository(workspace, path), path, File.ReadAllText(Path.Combine(root, path)))),
        ]);
    }

    /// <summary>Writes what the run did, and leaves the stream open.</summary>
    /// <exception cref="ProblemException">HT-RUN-012: the features are not those that ran; HT-RUN-002: an outcome cannot be read.</exception>
    public Task WriteAsync(RunFolder folder, RunRecord run, bool success, Stream stream, CancellationToken cancellation)
    {
        var pickles = features.SelectMany(feature => feature.Scenarios).ToDictionary(StringComparer.Ordinal);
        if (run.Manifest.Planned.FirstOrDefault(scenario => !pickles.ContainsKey(scenario.Id)) is { } gone)
            throw Changed(gone.Path);
        var chronicle = RunChronicle.Read(folder);
        var attempts = run.Manifest.Planned
            .SelectMany(scenario => Enumerable.Range(1, run.Manifest.Repeat).Select(number => (scenario.Id, Number: number)))
            .Select(one => AttemptOf(run, chronicle, pickles[one.Id], one.Id, one.Number))
            .OrderBy(attempt => attempt.Began);
        var told = new ToldRun(
            Machine(), features, run.Manifest.Planned, chronicle.Preparations, [.. attempts], chronicle.Began, chronicle.Ended, success, run.Problems);
        return CucumberMessages.WriteAsync(told, StepLibrary.Read(), stream, cancellation);
    }

    private ToldAttempt AttemptOf(RunRecord run, RunChronicle chronicle, Pickle pickle, string scenario, int number)
    {
        // Reporters count attempts: without one, a scenario that did not run would be missing from what they show. On a full disk nobody may have written down when it was.
        var times = chronicle.Attempts.GetValueOrDefault((scenario, number));
        return new ToldAttempt(
            scenario, number, times?.Worker, times?.Began ?? chronicle.Ended, times?.Ended ?? chronicle.Ended, times?.Steps ?? new Dictionary<int, ToldStep>(),
            times?.Problems ?? [],
            () => run.ReadAttempt(scenario, number) is { } outcome ? Matching(outcome, pickle) : null,
            file => run.Attachment(scenario, number == 1 ? file : FormattableString.Invariant($"attempts/{number}/{file}")));
    }

    private Outcome Matching(Outcome outcome, Pickle pickle) =>
        outcome.Steps.Count >= pickle.Steps.Count && pickle.Steps.Zip(outcome.Steps).All(pair => string.Equals(pair.First.ToString(), pair.Second.Text, StringComparison.Ordinal))
            ? outcome
            : throw Changed(pickle.Path);

    private ProblemException Changed(string path) => new(new Problem(
        "HT-RUN-012", "The messages cannot be written: the feature is not the one that ran", RunPlanner.FromRepository(workspace, path),
        "it was changed as the run began", "what ran is whole, and lies in the run's folder; for messages, run it again"));

    private static ToldMachine Machine()
    {
        var system = OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsLinux() ? "Linux" : "unknown";
        return new ToldMachine(
            new ToldProduct(ToolVersion.Text.Split(' ')[0], ToolVersion.Text.Split(' ')[1]), new ToldProduct(".NET", Environment.Version.ToString()),
            new ToldProduct(system, RuntimeInformation.OSDescription), RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant());
    }
}
