using HousingTest.Gherkin.Messages;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>When things happened in a run, from what every worker of it wrote down as it went.</summary>
/// <param name="Began">When its first worker began.</param>
/// <param name="Ended">What its last worker wrote last.</param>
/// <param name="Preparations">How each worker's test copy came up, in the order in which they began.</param>
/// <param name="Attempts">The last start of every attempt, by scenario and number; one that was stopped and begun again is told by its second start.</param>
public sealed record RunChronicle(
    DateTimeOffset Began, DateTimeOffset Ended, IReadOnlyList<ToldPreparation> Preparations, IReadOnlyDictionary<(string Scenario, int Number), AttemptTimes> Attempts)
{
    /// <summary>Reads it; lines that a full disk cut off are left out.</summary>
    public static RunChronicle Read(RunFolder folder)
    {
        var workers = folder.Workers().Select(worker => (Worker: worker, Events: new EventTail(folder.Events(worker)).Read())).Where(worker => worker.Events.Count > 0).ToList();
        var attempts = new Dictionary<(string, int), AttemptTimes>();
        foreach (var (worker, events) in workers)
        {
            foreach (var attempt in AttemptsOf(worker, events))
                attempts[(attempt.Scenario, attempt.Number)] = attempt;
        }

        var all = workers.SelectMany(worker => worker.Events).Select(one => one.At).DefaultIfEmpty(DateTimeOffset.UnixEpoch).ToList();
        return new RunChronicle(all.Min(), all.Max(), [.. workers.Select(worker => PreparationOf(worker.Worker, worker.Events)).OrderBy(preparation => preparation.Began)], attempts);
    }

    private static ToldPreparation PreparationOf(int worker, IReadOnlyList<RunEvent> events)
    {
        var end = events.FirstOrDefault(one => one.Kind is RunEventKind.Marked or RunEventKind.Stopped) ?? events[^1];
        return new ToldPreparation(worker, events[0].At, end.At, end.Kind == RunEventKind.Stopped ? end.Problems ?? [] : []);
    }

    private static List<AttemptTimes> AttemptsOf(int worker, IReadOnlyList<RunEvent> events)
    {
        var attempts = new List<AttemptTimes>();
        var began = new Dictionary<int, DateTimeOffset>();
        AttemptTimes? now = null;
        foreach (var one in events)
        {
            if (one is { Kind: RunEventKind.ScenarioStarted, Scenario: { } scenario })
            {
                Close();
                began.Clear();
                now = new AttemptTimes(scenario, one.Attempt ?? 1, worker, one.At, one.At, new Dictionary<int, ToldStep>(), []);
            }
            else if (now is not null)
            {
                now = now with { Ended = one.At, Problems = [.. now.Problems, .. one.Problems ?? []] };
                if (one is { Kind: RunEventKind.StepStarted, Step: { } starting })
                    began[starting] = one.At;
                else if (one is { Kind: RunEventKind.StepFinished, Step: { } ending } && began.TryGetValue(ending, out var start))
                    now = now with { Steps = new Dictionary<int, ToldStep>(now.Steps) { [ending] = new ToldStep(start, one.At, one.Screens ?? 0) } };
                else if (one.Kind is RunEventKind.PutBack or RunEventKind.Stopped)
                    Close();
            }
        }

        Close();
        return attempts;

        void Close()
        {
            if (now is not null)
                attempts.Add(now);
            now = null;
        }
    }
}

/// <summary>When an attempt at a scenario was made.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Number">Which attempt, from 1.</param>
/// <param name="Worker">Number of the worker that made it.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When the test copy was put back behind it; of one that did not come so far, the last that is known of it.</param>
/// <param name="Steps">When its steps ran, by their place from 0.</param>
/// <param name="Problems">What kept it from an outcome, or from being put back.</param>
public sealed record AttemptTimes(
    string Scenario, int Number, int Worker, DateTimeOffset Began, DateTimeOffset Ended, IReadOnlyDictionary<int, ToldStep> Steps, IReadOnlyList<Problem> Problems);
