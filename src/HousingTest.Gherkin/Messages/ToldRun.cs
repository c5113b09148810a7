using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;

namespace HousingTest.Gherkin.Messages;

/// <summary>All that messages tell of a run.</summary>
/// <param name="Machine">What ran it.</param>
/// <param name="Features">The feature files, as they were when it began.</param>
/// <param name="Planned">Every scenario that was to run, in order.</param>
/// <param name="Preparations">How each worker's test copy came up, in the order in which they began.</param>
/// <param name="Attempts">Every attempt at a scenario, in the order in which they began.</param>
/// <param name="Began">When its first worker began.</param>
/// <param name="Ended">When its last worker ended.</param>
/// <param name="Success">True when every scenario passed each time.</param>
/// <param name="Problems">What stopped a worker, or ended one.</param>
public sealed record ToldRun(
    ToldMachine Machine, IReadOnlyList<ToldFeature> Features, IReadOnlyList<PlannedScenario> Planned, IReadOnlyList<ToldPreparation> Preparations,
    IReadOnlyList<ToldAttempt> Attempts, DateTimeOffset Began, DateTimeOffset Ended, bool Success, IReadOnlyList<Problem> Problems);

/// <summary>A program with its version.</summary>
public sealed record ToldProduct(string Name, string? Version);

/// <summary>What ran a run.</summary>
/// <param name="Tool">What wrote the messages.</param>
/// <param name="Runtime">What it runs on.</param>
/// <param name="System">Name of the operating system.</param>
/// <param name="Processor">Its architecture.</param>
public sealed record ToldMachine(ToldProduct Tool, ToldProduct Runtime, ToldProduct System, string Processor);

/// <summary>A feature file.</summary>
/// <param name="Uri">How messages name it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Document">The same as it was read.</param>
/// <param name="Scenarios">Its scenarios by id.</param>
public sealed record ToldFeature(string Uri, string Text, Language.GherkinDocument Document, IReadOnlyDictionary<string, Language.Pickle> Scenarios)
{
    /// <summary>Reads a text that is known to be sound.</summary>
    /// <param name="uri">How messages name it.</param>
    /// <param name="path">The file relative to the features root, which the ids of its scenarios depend on.</param>
    /// <param name="text">Its text.</param>
    public static ToldFeature Read(string uri, string path, string text)
    {
        var document = GherkinParser.Parse(path, text).Document;
        // Of scenarios that share an id only the first is told; a plan with such twins is refused long before.
        return new ToldFeature(
            uri, text, document,
            PickleCompiler.Compile(document).DistinctBy(ScenarioIdentity.Of, StringComparer.Ordinal).ToDictionary(ScenarioIdentity.Of, StringComparer.Ordinal));
    }
}

/// <summary>How a worker's test copy came up.</summary>
/// <param name="Worker">The worker's number.</param>
/// <param name="Began">When it was begun with.</param>
/// <param name="Ended">When it stood, or was given up.</param>
/// <param name="Problems">Why it was given up; empty when it stood.</param>
public sealed record ToldPreparation(int Worker, DateTimeOffset Began, DateTimeOffset Ended, IReadOnlyList<Problem> Problems);

/// <summary>An attempt at a scenario.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Number">Which attempt, from 1.</param>
/// <param name="Worker">Which worker made it; null when that is not known.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it was written down and put back.</param>
/// <param name="Steps">When its steps ran, by their place from 0; those that never began are not in it.</param>
/// <param name="Problems">Why it has no outcome, or could not be put back.</param>
/// <param name="Read">Reads its outcome; null when it has none.</param>
/// <param name="File">Reads a file beside its outcome; null when there is none.</param>
public sealed record ToldAttempt(
    string Scenario, int Number, int? Worker, DateTimeOffset Began, DateTimeOffset Ended, IReadOnlyDictionary<int, ToldStep> Steps,
    IReadOnlyList<Problem> Problems, Func<Outcome?> Read, Func<string, byte[]?> File);

/// <summary>When a step ran.</summary>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Screens">How many screens the scenario had stopped at by then.</param>
public sealed record ToldStep(DateTimeOffset Began, DateTimeOffset Ended, int Screens);
