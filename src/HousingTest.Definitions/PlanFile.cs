using System.Text;
using HousingTest.Definitions.Reconciliations;
using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>A plan: the steps of an implementation, with what must hold after each.</summary>
public static class PlanFile
{
    internal const string Folder = "fixtures/plans";

    private const string UsualEnvironment = "embedded";
    private const string UsualRelease = "2026.1";

    private static readonly IReadOnlyList<string> Actions = ["sql", "command", "job", "install", "load", "manual"];

    private static readonly IReadOnlyDictionary<string, bool> Estates = Words.Of([("environment", true), ("none", false)]);

    /// <summary>The names of the plans that there are, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string root) => DefinitionFile.Names(root, Folder);

    /// <summary>Reads a plan, and sees to it that the files which it names are there.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">A name such as <c>go-live</c>, or a path to a <c>.yaml</c> file.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static RehearsalPlan Read(string root, string path)
    {
        var file = DefinitionFile.Find(root, Folder, "plan", path);
        return Parse(DefinitionFile.Text(root, file), file, named => File.Exists(Path.Combine(root, named)));
    }

    /// <summary>Reads a plan from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static RehearsalPlan Parse(string text, string file) => Parse(text, file, _ => true);

    private static RehearsalPlan Parse(string text, string file, Func<string, bool> exists) => DefinitionFile.Parse(text, file, "A plan", map => new RehearsalPlan(
        map["plan"].OwnName(),
        map["about"].Text(),
        map.Optional("environment")?.Text() ?? UsualEnvironment,
        map.Optional("release")?.Text() ?? UsualRelease,
        map.Optional("estate")?.Word(Estates) ?? true,
        map.Optional("smoke")?.Text(),
        Steps(map["steps"], new Beside(file, exists)),
        file,
        Digest.OfText(text)));

    private static IReadOnlyList<PlanStep> Steps(YamlValue value, Beside beside)
    {
        var steps = value.List(item => item.Map("A step", map => Step(map, beside)));
        if (value.IsList && steps.Count == 0)
            value.Findings.Contradiction(value.Line, "The plan has no steps", "name at least one");
        foreach (var twice in steps.Where(step => step.Id.Length > 0).GroupBy(step => step.Id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            value.Findings.Contradiction(
                twice.Last().Line, $"Two steps are called '{twice.Key}'", $"the other one is in line {twice.First().Line}: give one of them another name");
        }

        return steps;
    }

    private static PlanStep Step(YamlMap map, Beside beside)
    {
        var named = map["step"];
        var name = named.Text();
        var id = Slug(name);
        if (name.Length > 0 && id.Length == 0)
            named.Findings.Contradiction(named.Line, $"The step '{name}' has no letter or digit in its name", "call it by a word");
        var found = Actions.Select(action => (Action: action, Value: map.Optional(action))).Where(action => action.Value is not null).ToList();
        var with = map.Optional("with");
        if (found.Count != 1)
        {
            map.Findings.Contradiction(
                map.Line, found.Count == 0 ? $"The step '{name}' does nothing" : $"The step '{name}' does several things: {string.Join(", ", found.Select(action => action.Action))}",
                $"say one of {string.Join(", ", Actions)}; several things are several steps");
        }

        if (with is not null && !found.Exists(action => action.Action is "job"))
            map.Findings.Contradiction(with.Line, "Only a job has places to fill", "take 'with' out, or name a job");
        return new PlanStep(
            id, name,
            found.Count == 0 ? new StepAction.Manual("") : Action(found[0].Action, found[0].Value!, with, beside),
            map.Optional("checks")?.List(item => item.Map("A check", check => Check(check, beside))) ?? [],
            map.Optional("within")?.Duration(),
            map.Optional("no way back")?.Text(),
            map.Line);
    }

    private static StepAction Action(string action, YamlValue value, YamlValue? with, Beside beside) => action switch
    {
        "sql" => new StepAction.Sql(value.OneOrMore(beside.File)),
        "command" => new StepAction.Command(ProgramWords(value)),
        "job" => new StepAction.Job(value.Text(), with?.Named((_, place) => place.Text()) ?? new Dictionary<string, string>(StringComparer.Ordinal)),
        "install" => new StepAction.Install(value.Text()),
        "load" => new StepAction.Load(value.OneOrMore(beside.File)),
        _ => new StepAction.Manual(value.Text()),
    };

    private static IReadOnlyList<string> ProgramWords(YamlValue value)
    {
        var words = value.List(word => word.AnyText());
        if (value.IsList && words.Count == 0)
            value.Findings.Contradiction(value.Line, "The command has no words", "name the program, and then its arguments: [sh, scripts/copy-letters.sh]");
        return words;
    }

    private static StepCheck Check(YamlMap map, Beside beside)
    {
        var (scenarios, reconcile) = (map.Optional("scenarios"), map.Optional("reconcile"));
        if (scenarios is null == reconcile is null)
            map.Findings.Contradiction(map.Line, "A check is one thing", "say either scenarios: \"@tag\" or reconcile: FILE.yaml");
        return reconcile is not null ? new StepCheck.Reconcile(beside.File(reconcile)) : new StepCheck.Scenarios(scenarios?.Text() ?? "");
    }

    /// <summary>A name in small letters, digits and hyphens; letters with accents lose them.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).Where(letter => char.GetUnicodeCategory(letter) is not System.Globalization.UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (letter is not '\'' && slug.Length > 0 && slug[^1] is not '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>Files that a plan names, which lie beside it.</summary>
    private sealed class Beside(string plan, Func<string, bool> exists)
    {
        public string File(YamlValue value)
        {
            var named = value.Text();
            if (named.Length == 0)
                return "";
            var path = Inside(named);
            if (!exists(path))
                value.Findings.FileIsNotThere(named, value.Line, path);
            return path;
        }

        // With forward slashes, and without the dots of one that lies in a folder above.
        private string Inside(string named)
        {
            var folder = plan.Contains('/', StringComparison.Ordinal) ? plan[..plan.LastIndexOf('/')] : "";
            if (Path.IsPathRooted(named) || Path.IsPathRooted(plan))
                return Path.GetFullPath(Path.Combine(folder, named)).Replace('\\', '/');
            var parts = new List<string>();
            foreach (var part in $"{folder}/{named}".Split('/', '\\'))
            {
                if (part is ".." && parts.Count > 0)
                    parts.RemoveAt(parts.Count - 1);
                else if (part is not ("" or "."))
                    parts.Add(part);
            }

            return string.Join('/', parts);
        }
    }
}
