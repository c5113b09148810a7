using System.Text;
using System.Text.RegularExpressions;
using HousingTest.Environments;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Writes a scenario that runs as it stands, for somebody to change: into a feature file of its own, or behind those of one that is there.</summary>
public static partial class NewScenario
{
    private const string Extension = ".feature";

    /// <summary>Writes it, if lint finds nothing wrong with it. What is there stays as it is.</summary>
    /// <param name="workspace">Where the features lie.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="ProblemException">HT-NEW-001 to 009, or what is wrong with the feature file that it was to be added to; then nothing was written.</exception>
    public static WrittenScenario Write(Workspace workspace, ScenarioRequest request)
    {
        var title = OneLine(request.Title);
        if (!title.Any(char.IsLetterOrDigit))
            throw new ProblemException(BeginningProblems.NoTitle());
        var root = RunPlanner.Features(workspace);
        var plan = RunPlanner.Read(workspace, []);
        var area = AreaOf(root, request, plan);
        if (plan.Scenarios.FirstOrDefault(planned => string.Equals(planned.Pickle.Scenario.Name, title, StringComparison.OrdinalIgnoreCase)) is { } twin)
            throw new ProblemException(BeginningProblems.TitleUsed(twin.Pickle.Scenario.Name, $"features/{twin.Scenario.Path}:{twin.Pickle.Scenario.Location.Line}"));

        var path = PathOf(root, area, title, request.Feature);
        var file = Path.Combine(root, path);
        var target = FeatureTarget.Read(workspace, path, file);
        var bindings = StepLibrary.Read();
        var point = StartingPoint.Of(title, target.From(plan, area), plan.Scenarios, pickle => bindings.BoundTo(pickle).Any(RunPlanner.DrivesScreens))
            .FirstOrDefault(point => bindings.Check(point.Source.Pickle).Count == 0)
            ?? throw new ProblemException(BeginningProblems.NothingLeft($"features/{(target.IsNew ? area : path)}", [.. plan.Scenarios.Select(planned => planned.Scenario.Path)]));

        IReadOnlyList<string> tags = [.. TagsOf(point, plan, area).Concat(Split(request.Tags)).Except(target.Tags, StringComparer.Ordinal)];
        var block = ScenarioText.Lines(target.Dialect, title, tags, Comments(point, $"features/{path}"), [.. point.Steps.Skip(target.Background)], target.Level);
        var text = target.With(block, title: request.Feature is null ? title : null);
        Try(workspace, path, text);
        Save(file, path, text, target);
        return new WrittenScenario(
            title, $"features/{path}", text.Before.Count(character => character == '\n') + (tags.Count > 0 ? 2 : 1), tags, $"./housingtest run {Word($"features/{path}")}{SystemFeatures.Option(workspace, path)}",
            $"{point.Source.Scenario.Title} (features/{point.Source.Scenario.Path}:{point.Source.Scenario.Line})");
    }

    // Control characters too: they would end the line, or the terminal's patience.
    private static string OneLine(string title) => Blank().Replace(title, " ").Trim();

    private static string AreaOf(string root, ScenarioRequest request, FeaturePlan plan)
    {
        var known = plan.Files.Select(file => file.Path.Split('/')).Where(parts => parts.Length > 1).Select(parts => parts[0]).Distinct(StringComparer.Ordinal).ToList();
        var area = request.Area.Trim().TrimEnd('/');
        if (known.FirstOrDefault(name => string.Equals(name, area, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        if (!AreaName().IsMatch(area))
            throw new ProblemException(BeginningProblems.UnsoundArea(request.Area));
        return request.BeginArea || Directory.Exists(Path.Combine(root, area))
            ? area
            : throw new ProblemException(BeginningProblems.UnknownArea(area, known, known.Where(name => EditDistance.IsSlip(area, name)).OrderBy(name => EditDistance.Of(area, name)).FirstOrDefault()));
    }

    /// <summary>Path of the file, relative to the features folder, with forward slashes.</summary>
    private static string PathOf(string root, string area, string title, string? feature)
    {
        var folder = Path.Combine(root, area);
        if (feature is null)
        {
            var name = FeatureName.Of(title);
            // Two titles may come to the same name.
            return Enumerable.Range(1, int.MaxValue).Select(number => $"{area}/{name}{(number == 1 ? "" : $"-{number}")}{Extension}").First(path => !Path.Exists(Path.Combine(root, path)));
        }

        var named = feature.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? feature : feature + Extension;
        var file = new[] { Environment.CurrentDirectory, Path.GetDirectoryName(root)!, root, folder }.Select(from => Path.GetFullPath(named, from)).FirstOrDefault(file => IsWithin(folder, file));
        return file is not null && Path.GetFileName(file).Length > Extension.Length
            ? Path.GetRelativePath(root, file).Replace('\\', '/')
            : throw new ProblemException(BeginningProblems.Elsewhere(feature, area));
    }

    private static bool IsWithin(string folder, string file) => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Those of the scenario that the steps are from, since steps may hang on them; in another area the area's own come first.
    private static IEnumerable<string> TagsOf(StartingPoint point, FeaturePlan plan, string area)
    {
        if (point.Source.Scenario.Path.StartsWith(area + "/", StringComparison.Ordinal))
            return point.Source.Pickle.Tags;
        var areas = plan.Files.Select(file => "@" + file.Path.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        return point.Source.Pickle.Tags.Where(tag => !areas.Contains(tag)).Prepend("@" + area);
    }

    private static IEnumerable<string> Split(string? tags) =>
        (tags ?? "").Split([' ', '\t', '\n', '\r', ',', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(tag => "@" + tag);

    private static IReadOnlyList<string> Comments(StartingPoint point, string file)
    {
        (string Command, string Use)[] commands =
        [
            ("./housingtest steps --search \"WORDS\"", "finds more steps"),
            ("./housingtest lint", "tells what is wrong, without running anything"),
            ($"./housingtest watch {Word(file)}", "runs it each time you save it"),
        ];
        var width = commands.Max(command => command.Command.Length);
        return
        [
            "It runs as it stands. Now make it yours, step by step:",
            .. commands.Select(command => $"  {command.Command.PadRight(width)}   {command.Use}"),
            .. point.Repeats ? new[] { "The last line stands twice: write what you expect in its place." } : [],
        ];
    }

    // As a shell takes it.
    private static string Word(string file) => file.Any(character => !char.IsLetterOrDigit(character) && character is not ('/' or '-' or '.' or '_')) ? $"\"{file}\"" : file;

    /// <summary>Looks at it in a copy of all features: nothing that lint finds fault with is ever where others would run it.</summary>
    private static void Try(Workspace workspace, string path, FeatureText text)
    {
        var copy = Directory.CreateTempSubdirectory("housingtest-new-");
        try
        {
            var root = RunPlanner.Features(workspace);
            foreach (var file in RunPlanner.Read(workspace, []).Files)
                Put(Path.Combine(RunPlanner.Features(new Workspace(copy.FullName)), file.Path), File.ReadAllText(Path.Combine(root, file.Path)));
            Put(Path.Combine(RunPlanner.Features(new Workspace(copy.FullName)), path), text.Whole);
            var first = text.Before.Count(character => character == '\n') + 1;
            var wrong = FeatureLint.Look(new Workspace(copy.FullName), []).Problems.Where(problem => IsOf(problem, path, first)).ToList();
            if (wrong.Count > 0)
                throw new ProblemException(BeginningProblems.NotSound($"features/{path}", wrong));
        }
        finally
        {
            copy.Delete(recursive: true);
        }

        static void Put(string file, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    // What was wrong with the lines before it is not its fault.
    private static bool IsOf(Problem problem, string path, int first)
    {
        var head = $"features/{path}:";
        return problem.Where.StartsWith(head, StringComparison.Ordinal) && (!int.TryParse(problem.Where[head.Length..].Split(':')[0], out var line) || line >= first);
    }

    private static void Save(string file, string path, FeatureText text, FeatureTarget target)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // A file that somebody made meanwhile is not written over, and of one that is there no byte is changed.
            using var stream = new FileStream(file, target.IsNew ? FileMode.CreateNew : FileMode.Append, FileAccess.Write);
            stream.Write(new UTF8Encoding(false).GetBytes(target.IsNew ? text.Whole : text.Added));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(BeginningProblems.Unwritable($"features/{path}", refused.Message), refused);
        }
    }

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AreaName();
}
