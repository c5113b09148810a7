using HousingTest.Gherkin.Language;
using HousingTest.Model;

namespace HousingTest.Gherkin.Planning;

/// <summary>Reads feature files from disk into a plan. Nothing runs.</summary>
public static class FeatureFiles
{
    /// <summary>Reads files; what is wrong with them is in the plan.</summary>
    /// <param name="root">The features folder.</param>
    /// <param name="files">Files and folders to read, relative to the root, with forward slashes; null for everything beneath the root.</param>
    public static FeaturePlan Read(string root, IReadOnlyList<string>? files = null)
    {
        var problems = new List<Problem>();
        var read = new List<FeatureFile>();
        var scenarios = new List<PlannedPickle>();
        var digests = new List<(string Path, string Digest)>();
        foreach (var path in Paths(root, files, problems))
        {
            var fullPath = Path.Combine(root, path);
            try
            {
                var text = File.ReadAllText(fullPath);
                digests.Add((path, Digest.OfText(text)));
                var (found, wrong) = Plan(path, text);
                scenarios.AddRange(found);
                problems.AddRange(wrong);
                read.Add(new FeatureFile(path, fullPath, wrong));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                var problem = PlanProblems.Unreadable(path, failure.Message);
                problems.Add(problem);
                read.Add(new FeatureFile(path, fullPath, [problem]));
            }
        }

        return new FeaturePlan(scenarios, read, problems, Digest.OfParts(digests));
    }

    private static (IReadOnlyList<PlannedPickle> Scenarios, IReadOnlyList<Problem> Problems) Plan(string path, string text)
    {
        var parsed = GherkinParser.Parse(path, text);
        if (parsed.Problems.Count > 0)
            return ([], parsed.Problems);
        try
        {
            var planned = PickleCompiler.Compile(parsed.Document).Select(pickle => new PlannedPickle(Describe(pickle), pickle)).ToList();
            var problems = PlanProblems.Of(parsed.Document, planned).ToList();
            return problems.Count > 0 ? ([], problems) : (planned, problems);
        }
        catch (ProblemException tooMuch)
        {
            return ([], tooMuch.Problems);
        }
    }

    private static PlannedScenario Describe(Pickle pickle) =>
        new(ScenarioIdentity.Of(pickle), pickle.Feature.Name, pickle.Path, pickle.Name, pickle.RowNumber, pickle.Line, pickle.Tags);

    private static List<string> Paths(string root, IReadOnlyList<string>? files, List<Problem> problems)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var wanted in files ?? ["."])
        {
            var full = Path.Combine(root, wanted);
            var before = found.Count;
            if (Directory.Exists(full))
                found.UnionWith(Beneath(root, full));
            else if (wanted.EndsWith(".feature", StringComparison.Ordinal))
                found.Add(Relative(root, full));
            if (found.Count == before && !found.Contains(Relative(root, full)))
                problems.Add(PlanProblems.NothingThere(files is null ? root : wanted));
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Beneath(string root, string folder) => Directory
        .EnumerateFiles(folder, "*.feature", SearchOption.AllDirectories)
        .Select(file => Relative(root, file))
        // Build output holds copies of feature files, which would all run twice.
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"));

    // A file that lies elsewhere keeps its own path: one that climbs out of the features folder would tell a reader nothing.
    private static string Relative(string root, string file)
    {
        var relative = Path.GetRelativePath(root, file);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(file) : relative).Replace('\\', '/');
    }
}
