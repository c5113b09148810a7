using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Steps;

namespace HousingTest.Runs;

/// <summary>Writes down what a scenario did: its steps, the rows it changed, the screens it saw, what was sent and produced.</summary>
public sealed class OutcomeRecorder(TestCopy copy, RunFolder folder)
{
    /// <summary>
    /// Takes down the outcome and writes it with its pictures and files. The test copy has come to rest: what a scenario did is whole only once nothing
    /// moves any more.
    /// </summary>
    /// <param name="scenario">Id of the scenario.</param>
    /// <param name="attempt">Which of its attempts, from 1.</param>
    /// <param name="steps">How its steps fared.</param>
    /// <param name="screens">What it saw.</param>
    /// <param name="cancellation">Stops reading and writing; then there is no outcome, and the scenario did not run.</param>
    public async Task<Outcome> RecordAsync(string scenario, int attempt, StepsTaken steps, HousingScreens screens, CancellationToken cancellation)
    {
        var changes = await copy.Database.ChangesSinceAsync(copy.Mark, cancellation);
        var subjects = await new SubjectReader(copy.Database, copy.Map).ReadAsync(changes, cancellation);
        var attachments = screens.Seen.ToDictionary(seen => seen.Screen.Screenshot, seen => seen.Picture, StringComparer.Ordinal);
        var files = new List<FileProduced>();
        foreach (var file in Directory.EnumerateFiles(copy.Files, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var bytes = await File.ReadAllBytesAsync(file, cancellation);
            var path = $"files/{files.Count + 1}-{name}";
            files.Add(new FileProduced(name, Digest.OfBytes(bytes), path));
            attachments[path] = bytes;
        }

        var outcome = new Outcome(
            scenario, steps.Status, steps.Steps, changes, subjects, [.. screens.Seen.Select(seen => seen.Screen)], copy.Trap.Messages, files,
            [.. await copy.TakeErrorsAsync(cancellation), .. new[] { copy.Leak }.OfType<SystemError>()])
        {
            Occasion = copy.IsHosted ? new Occasion(copy.Clock.Today, screens.Fresh.All) : null,
        };
        await folder.WriteOutcomeAsync(outcome, attempt, attachments, cancellation);
        return outcome;
    }

    /// <summary>Writes that a scenario failed although the test copy could not be asked what it did.</summary>
    public async Task<Outcome> RecordLostAsync(
        string scenario, int attempt, StepsTaken steps, HousingScreens screens, Problem why, CancellationToken cancellation)
    {
        var attachments = screens.Seen.ToDictionary(seen => seen.Screen.Screenshot, seen => seen.Picture, StringComparer.Ordinal);
        var outcome = new Outcome(
            scenario, ScenarioStatus.Failed, steps.Steps, [], [], [.. screens.Seen.Select(seen => seen.Screen)], copy.Trap.Messages, [],
            [.. await copy.TakeErrorsAsync(cancellation), new SystemError(copy.Desk.Trouble == why ? "browser" : "server", $"{why.What}: {why.Why.Split('\n')[0]}")])
        {
            Occasion = copy.IsHosted ? new Occasion(copy.Clock.Today, screens.Fresh.All) : null,
        };
        await folder.WriteOutcomeAsync(outcome, attempt, attachments, cancellation);
        return outcome;
    }
}
