using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;

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
    /// <param name="files">Files and folders relative to <c>features/</c>, or to the repository; empty for all.</param>
    /// <param name="tags">A tag expression; null for any.</param>
    /// <exception cref="ProblemException">Every problem of the files, every step that is unknown or ambiguous, or that nothing is selected.</exception>
    public static (IReadOnlyList<PlannedScenario> Scenarios, string Digest) Select(Workspace workspace, IReadOnlyList<string> files, string? tags)
    {
        var root = Features(workspace);
        var condition = tags is null ? null : TagExpression.Parse(tags);
        var plan = FeatureFiles.Read(root, files.Count == 0 ? null : [.. files.Select(file => BelowFeatures(workspace, root, file))]);
        if (plan.Problems.Count > 0)
            throw new ProblemException([.. plan.Problems]);

        var selected = plan.Select(condition, scenarioIds: null);
        if (selected.Count == 0)
        {
            throw new ProblemException(new Problem(
                "HT-RUN-003", "No scenario is selected", tags is null ? "features/" : $"--tags \"{tags}\"",
                $"{plan.Scenarios.Count} scenarios were read and none of them fits", "name other features or tags: nothing run is never a success"));
        }

        var bindings = StepLibrary.Read();
        var unbound = selected.SelectMany(planned => bindings.Check(planned.Pickle)).ToList();
        return unbound.Count > 0 ? throw new ProblemException([.. unbound]) : ([.. selected.Select(planned => planned.Scenario)], plan.Digest);
    }

    /// <summary>The manifest of a run.</summary>
    public static RunManifest Plan(
        string id, RunDefinitions definitions, ReleaseIdentity release, IReadOnlyList<PlannedScenario> scenarios, string featuresDigest) => new(
        id,
        release,
        new NamedDigest(definitions.Environment.Name, definitions.Environment.Digest),
        new NamedDigest(definitions.Map.Name, definitions.Map.Digest),
        new Estate(definitions.Recipe, definitions.Environment.Estate.Seed).Identity,
        featuresDigest,
        ToolVersion.Text,
        scenarios);

    // People complete paths from where they stand, which is the repository: features/rents as well as rents.
    private static string BelowFeatures(Workspace workspace, string root, string file)
    {
        var fromHere = Path.GetFullPath(Path.Combine(workspace.Root, file));
        return Path.Exists(fromHere) ? Path.GetRelativePath(root, fromHere).Replace('\\', '/') : file.Replace('\\', '/');
    }
}
