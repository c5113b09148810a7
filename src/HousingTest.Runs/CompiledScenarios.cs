using HousingTest.Environments;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// Which of the scenarios that this worker is to run one is that was compiled into a test: the test knows folder, titles and arguments, and not the file.
/// </summary>
public sealed class CompiledScenarios
{
    private readonly IReadOnlyList<PlannedPickle> _wanted;

    private CompiledScenarios(IReadOnlyList<PlannedPickle> wanted) => _wanted = wanted;

    /// <summary>Those of the order, or all.</summary>
    public static CompiledScenarios Read(Workspace workspace)
    {
        var order = WorkerOrder.FromEnvironment();
        return new CompiledScenarios(FeatureFiles.Read(RunPlanner.Features(workspace), order?.Features).Select(tags: null, order?.Scenarios));
    }

    /// <summary>The scenario; null when this worker was not asked for it.</summary>
    /// <param name="folder">Folder of its file, relative to the features root, with slashes of either kind.</param>
    /// <param name="feature">Title of its feature.</param>
    /// <param name="rule">Title of its rule, if it stands in one.</param>
    /// <param name="title">Its title, places not filled.</param>
    /// <param name="cells">The cells of its example row; empty without one.</param>
    /// <exception cref="ProblemException">HT-RUN-014: several are like this.</exception>
    public CompiledScenario? Find(string folder, string feature, string? rule, string title, IReadOnlyList<string> cells)
    {
        var path = folder.Replace('\\', '/').Trim('.', '/');
        var found = _wanted.Where(one => Is(one.Pickle, path, feature, rule, title) && one.Pickle.Arguments.Select(argument => argument.Value).SequenceEqual(cells, StringComparer.Ordinal)).ToList();
        return found switch
        {
            [] => null,
            [var only] => new CompiledScenario(
                only.Scenario.Id, only.Scenario.Line,
                [.. only.Pickle.Steps.Select(step => new StepResult(step.ToString(), step.Source.Location.Line, ScenarioStatus.NotRun, null))]),
            _ => throw new ProblemException(new Problem(
                "HT-RUN-014", "A compiled scenario could be either of several", $"features/{found[0].Pickle.Path}:{found[0].Pickle.Line}",
                $"'{found[0].Pickle.Title}' has the same feature, rule, title and example as {found[1].Pickle.Path}:{found[1].Pickle.Line}", "give each feature of a folder a title of its own, and each scenario")),
        };
    }

    private static bool Is(Pickle pickle, string folder, string feature, string? rule, string title) =>
        string.Equals(System.IO.Path.GetDirectoryName(pickle.Path)?.Replace('\\', '/') ?? "", folder, StringComparison.Ordinal)
        && string.Equals(pickle.Feature.Name, feature, StringComparison.Ordinal)
        && string.Equals(pickle.Rule?.Name, rule, StringComparison.Ordinal)
        && string.Equals(pickle.Scenario.Name, title, StringComparison.Ordinal);
}

/// <summary>A scenario that was compiled, as the plan knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Line">Its line, or that of its example row.</param>
/// <param name="Steps">Its steps, none of them reached.</param>
public sealed record CompiledScenario(string Id, int Line, IReadOnlyList<StepResult> Steps);
