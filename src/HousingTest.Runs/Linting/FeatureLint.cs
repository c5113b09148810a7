using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>What can be seen to be wrong with feature files without running them.</summary>
public static class FeatureLint
{
    private const string Unfilled = "HT-LNT-003";

    // A tag that stands oftener was meant.
    private const int FewUses = 2;

    /// <summary>
    /// Everything that is wrong, file by file and line by line: what keeps files from being read, steps that are not bound (the engine's own problems),
    /// HT-LNT-001 to 006, and identifiers that could be somebody's (HT-EST-101 to 106).
    /// </summary>
    /// <param name="workspace">Where the features lie.</param>
    /// <param name="files">Files and folders, as <c>run</c> takes them; empty for all.</param>
    public static LintResult Look(Workspace workspace, IReadOnlyList<string> files)
    {
        var plan = RunPlanner.Read(workspace, files);
        var bindings = StepLibrary.Read();
        var scenarios = Scenarios(plan);
        var asked = plan.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        // A tag is misspelt, and a scenario is there twice, beside all the others, whichever are asked for.
        var beside = files.Count == 0 ? scenarios : [.. Scenarios(RunPlanner.Read(workspace, [])).Where(pickles => !asked.Contains(pickles[0].Path)), .. scenarios];
        var own = scenarios.SelectMany(OfOne).ToList();
        // A step whose place no example fills fits nothing, and to be told so twice helps nobody.
        var unfilled = own.Where(problem => string.Equals(problem.Id, Unfilled, StringComparison.Ordinal)).Select(problem => problem.Where[..problem.Where.LastIndexOf(':')]).ToHashSet(StringComparer.Ordinal);
        var problems = plan.Problems
            .Concat(bindings.Check(scenarios.SelectMany(pickles => pickles)).Where(problem => !unfilled.Contains(problem.Where)))
            .Concat(own)
            .Concat(Twins(workspace, beside).Concat(Tags([.. beside.Select(pickles => pickles[0])])).Where(problem => asked.Contains(FileOf(problem.Where) + ".feature")))
            .Concat(Identifiers(workspace, plan));
        return new LintResult(
            plan.Files.Count, plan.Scenarios.Count,
            [.. problems.Select(problem => RunPlanner.FromRepository(workspace, problem)).OrderBy(problem => FileOf(problem.Where), StringComparer.Ordinal).ThenBy(problem => LineOf(problem.Where))]);
    }

    private static List<List<Pickle>> Scenarios(FeaturePlan plan) =>
        [.. plan.Scenarios.Select(planned => planned.Pickle).GroupBy(pickle => pickle.Scenario, ReferenceEqualityComparer.Instance).Select(pickles => pickles.ToList())];

    private static IEnumerable<Problem> OfOne(List<Pickle> pickles)
    {
        var (pickle, scenario) = (pickles[0], pickles[0].Scenario);
        if (pickle.Steps.Count > 0 && pickle.Steps.All(step => step.Kind != StepKind.Then))
        {
            yield return new Problem(
                "HT-LNT-001", $"The scenario '{scenario.Name}' says nothing of what must come out", At(pickle, scenario.Location), "it has no Then, and fails only where the system breaks down",
                "write what must be so in the end, after Then");
        }

        foreach (var examples in scenario.Examples)
        {
            foreach (var column in examples.Header?.Cells ?? [])
            {
                if (!Mentions(scenario, column.Value))
                {
                    yield return new Problem(
                        "HT-LNT-002", $"No step uses the column '{column.Value}'", At(pickle, column.Location), $"'{scenario.Name}' has no <{column.Value}>", "use it in a step, or take the column out");
                }
            }
        }

        var known = scenario.Examples.SelectMany(examples => examples.Header?.Cells ?? []).Select(column => column.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var step in scenario.Steps.Where(_ => scenario.Examples.Count > 0))
        {
            foreach (var place in Placeholders(step).Where(place => !known.Contains(place)))
            {
                yield return new Problem(
                    Unfilled, $"No example fills <{place}>", At(pickle, step.Location), $"the columns are {string.Join(", ", known)}", "add the column to the examples, or mend its name");
            }
        }
    }

    // By name within a file, and by what they do wherever they stand.
    private static IEnumerable<Problem> Twins(Workspace workspace, List<List<Pickle>> scenarios)
    {
        foreach (var named in scenarios.Select(pickles => pickles[0]).GroupBy(pickle => (pickle.Path, Rule: pickle.Rule?.Name, pickle.Scenario.Name)).Where(named => named.Skip(1).Any()))
        {
            yield return new Problem(
                "HT-LNT-004", $"Another scenario of this feature is called '{named.Key.Name}' too", At(named.Last(), named.Last().Scenario.Location),
                $"the other stands on line {named.First().Scenario.Location.Line}", "give each a name of its own");
        }

        foreach (var same in scenarios.SelectMany(pickles => pickles).GroupBy(pickle => StepText.Of(pickle.Steps), StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Skip(1).Any()))
        {
            foreach (var twin in same.Skip(1))
            {
                yield return new Problem(
                    "HT-LNT-005", $"'{twin.Title}' does what '{same.First().Title}' does", $"{twin.Path}:{twin.Line}", $"the other stands in {RunPlanner.FromRepository(workspace, same.First().Path)}:{same.First().Line}",
                    "take one of them out, or write what is different");
            }
        }
    }

    // A tag that few scenarios have, and almost the name of one that many have.
    private static IEnumerable<Problem> Tags(IReadOnlyList<Pickle> scenarios)
    {
        var tags = scenarios.SelectMany(pickle => Tags(pickle).Select(tag => (pickle.Path, Tag: tag))).DistinctBy(one => (one.Path, one.Tag.Location)).ToList();
        var often = tags.GroupBy(one => one.Tag.Name, StringComparer.Ordinal).ToDictionary(tag => tag.Key, tag => tag.Count(), StringComparer.Ordinal);
        foreach (var (path, tag) in tags.Where(one => often[one.Tag.Name] <= FewUses))
        {
            var meant = often.Where(other => other.Value > often[tag.Name] && EditDistance.IsSlip(tag.Name, other.Key))
                .OrderByDescending(other => other.Value).ThenBy(other => other.Key, StringComparer.Ordinal).Select(other => other.Key).FirstOrDefault();
            if (meant is not null)
                yield return new Problem("HT-LNT-006", $"The tag {tag.Name} is almost {meant}", $"{path}:{tag.Location.Line}:{tag.Location.Column}", $"{often[meant]} places have {meant}", $"write {meant}, or a name that is less like it");
        }
    }

    private static IEnumerable<Problem> Identifiers(Workspace workspace, FeaturePlan plan) => plan.Files.SelectMany(file => IdentifierScan.Scan(
        File.Exists(file.FullPath) ? File.ReadAllLines(file.FullPath).Select((line, index) => ($"{file.Path}:{index + 1}", line)) : []));

    private static IEnumerable<Tag> Tags(Pickle pickle) =>
        [.. pickle.Feature.Tags, .. pickle.Rule?.Tags ?? [], .. pickle.Scenario.Tags, .. pickle.Scenario.Examples.SelectMany(examples => examples.Tags)];

    private static bool Mentions(Scenario scenario, string column) =>
        scenario.Name.Contains($"<{column}>", StringComparison.Ordinal) || scenario.Steps.Any(step => Texts(step).Any(text => text.Contains($"<{column}>", StringComparison.Ordinal)));

    private static IEnumerable<string> Placeholders(Step step) => Texts(step).SelectMany(OutlinePlaces.In).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(Step step) =>
        [step.Text, .. step.DocString is { } text ? [text.Content] : Array.Empty<string>(), .. step.Table?.Rows.SelectMany(row => row.Cells).Select(cell => cell.Value) ?? []];

    private static string At(Pickle pickle, Location location) => $"{pickle.Path}:{location.Line}:{location.Column}";

    private static string FileOf(string where) => where.IndexOf(".feature", StringComparison.Ordinal) is var end and > 0 ? where[..end] : where;

    private static int LineOf(string where) =>
        where.IndexOf(".feature:", StringComparison.Ordinal) is var end and > 0 && int.TryParse(where[(end + ".feature:".Length)..].Split(':')[0], out var line) ? line : 0;
}

/// <summary>What a look at feature files came to.</summary>
/// <param name="Files">How many files were read.</param>
/// <param name="Scenarios">How many scenarios they hold; of files that cannot be read, none.</param>
/// <param name="Problems">By file and line.</param>
public sealed record LintResult(int Files, int Scenarios, IReadOnlyList<Problem> Problems);
