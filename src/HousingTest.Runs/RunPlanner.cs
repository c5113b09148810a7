using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;
using HousingTest.Steps;

namespace HousingTest.Runs;

/// <summary>Decides what a run will be before anything starts: which scenarios, and what they run on.</summary>
public static class RunPlanner
{
    /// <summary>Folder of the feature files in a workspace.</summary>
    public static string Features(Workspace workspace) => Path.Combine(workspace.Root, "features");

    /// <summary>
    /// The scenarios that a selection means. Nothing may be wrong with any file or step of the selection: a scenario that cannot run
    /// would be missing from the verdict, and one unknown step costs a whole gate.
    /// </summary>
    /// <param name="workspace">Where the features lie.</param>
    /// <param name="files">Files and folders as people name them: from where they stand, from the repository or from <c>features/</c>; empty for all.</param>
    /// <param name="tags">A tag expression; null for any.</param>
    /// <param name="environment">Whose scenarios they are to be; null for those that no environment has for its own.</param>
    /// <param name="bound">Whether every step has to be bound by our engine.</param>
    /// <exception cref="ProblemException">Every problem of the files, every step that is unknown or ambiguous, or that nothing is selected.</exception>
    public static RunSelection Select(Workspace workspace, IReadOnlyList<string> files, string? tags, EnvironmentDefinition? environment = null, bool bound = true)
    {
        var root = Features(workspace);
        var condition = tags is null ? null : TagExpression.Parse(tags);
        var named = Find(workspace, root, files);
        var plan = Read(root, SystemFeatures.Of(workspace, named, environment));
        if (plan.Problems.Count > 0)
            throw new ProblemException([.. plan.Problems.Select(problem => FromRepository(workspace, problem))]);

        var selected = plan.Select(condition, scenarioIds: null);
        if (selected.Count == 0)
        {
            throw new ProblemException(new Problem(
                "HT-RUN-003", "No scenario is selected", tags is null ? "features/" : $"--tags \"{tags}\"",
                $"{plan.Scenarios.Count} scenarios were read and none of them fits", "name other features or tags: nothing run is never a success"));
        }

        var bindings = StepLibrary.Read();
        var unbound = bound ? bindings.Check(selected.Select(planned => planned.Pickle)) : [];
        return unbound.Count > 0
            ? throw new ProblemException([.. unbound.Select(problem => FromRepository(workspace, problem))])
            : new RunSelection(
                [.. selected.Select(planned => planned.Scenario)], plan.Digest,
                selected.Where(planned => bindings.BoundTo(planned.Pickle).Any(DrivesScreens)).Select(planned => planned.Scenario.Id).ToHashSet(StringComparer.Ordinal),
                [.. named.Select(name => Path.GetFullPath(name, root))]);
    }

    /// <summary>Where an environment's features lie, and where among them those of other environments do; all paths absolute.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="files">Feature files and folders as they were typed; empty for all of the environment's.</param>
    /// <param name="environment">Whose they are to be.</param>
    /// <exception cref="ProblemException">A file or folder that is not there, or one of another environment's.</exception>
    public static (IReadOnlyList<string> Places, IReadOnlyList<string> OfOthers) Places(Workspace workspace, IReadOnlyList<string> files, EnvironmentDefinition environment)
    {
        var root = Features(workspace);
        return ([.. SystemFeatures.Places(workspace, Find(workspace, root, files), environment).Select(Absolute)], [.. SystemFeatures.OfOthers(workspace, environment).Select(Absolute)]);

        string Absolute(string name) => Path.GetFullPath(name, root);
    }

    /// <summary>What files hold and what is wrong with them, paths as <see cref="Select"/> takes them.</summary>
    /// <exception cref="ProblemException">A file or folder that is not there.</exception>
    public static FeaturePlan Read(Workspace workspace, IReadOnlyList<string> files)
    {
        var root = Features(workspace);
        return Read(root, Find(workspace, root, files));
    }

    /// <summary>The manifest of a run.</summary>
    public static RunManifest Plan(
        string id, RunDefinitions definitions, ReleaseIdentity release, IReadOnlyList<PlannedScenario> scenarios, string featuresDigest,
        RunRole? role = null, RunShard? shard = null, int repeat = 1) => new(
        id,
        release,
        new NamedDigest(definitions.Environment.Name, definitions.Environment.Digest),
        new NamedDigest(definitions.Map.Name, definitions.Map.Digest),
        definitions is { Recipe: { } recipe, Environment.Estate: { } choice } ? new Estate(recipe, choice.Seed).Identity : EstateIdentity.None,
        featuresDigest,
        ToolVersion.Text,
        scenarios,
        role,
        shard,
        repeat);

    private static FeaturePlan Read(string root, IReadOnlyList<string> named) => FeatureFiles.Read(root, named.Count == 0 ? null : named);

    // Also for those who choose scenarios by what they need.
    internal static bool DrivesScreens(StepBinding binding) =>
        binding.Method.DeclaringType!.GetConstructors().SelectMany(made => made.GetParameters()).Any(needed => needed.ParameterType == typeof(HousingScreens));

    /// <summary>Paths of a plan begin at <c>features/</c>; people, and editors that make links of paths, stand in the repository.</summary>
    public static Problem FromRepository(Workspace workspace, Problem problem) => problem with { Where = FromRepository(workspace, problem.Where) };

    /// <summary>The same for the path of a plan alone.</summary>
    public static string FromRepository(Workspace workspace, string where) => Path.IsPathRooted(where) ? workspace.Show(where) : $"features/{where}";

    private static IReadOnlyList<string> Find(Workspace workspace, string root, IReadOnlyList<string> named)
    {
        var missing = named.Where(name => Place(name) is null).ToList();
        return missing.Count == 0
            ? [.. named.Select(name => Path.GetRelativePath(root, Place(name)!).Replace('\\', '/'))]
            : throw new ProblemException([.. missing.Select(Missing)]);

        string? Place(string name) =>
            new[] { Environment.CurrentDirectory, workspace.Root, root }.Select(from => Path.GetFullPath(name, from)).FirstOrDefault(Path.Exists);

        static Problem Missing(string name) => new(
            "HT-RUN-006", "There is no such feature file or folder", name, "", "name one that is there, such as features/payments; without any, all of features/ is run");
    }
}
