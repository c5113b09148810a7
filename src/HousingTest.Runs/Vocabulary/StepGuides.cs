using System.Reflection;
using System.Text.RegularExpressions;
using HousingTest.Environments;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;
using Reqnroll;
using StepTable = Reqnroll.Table;

namespace HousingTest.Runs;

/// <summary>Makes the guide to the steps: from their definitions, the comments on those, and the features that use them.</summary>
public static partial class StepGuides
{
    private static readonly StepPlace[] s_builtIn =
    [
        new("int", "A whole number: 3"),
        new("float", "A number: 2.5"),
        new("word", "One word: monthly"),
        new("string", "A text between quotation marks: \"The boiler is out\""),
    ];

    /// <summary>Reads it. A feature file that cannot be read gives no examples, and keeps nobody from looking things up.</summary>
    public static StepGuide Read(Workspace workspace)
    {
        var bindings = StepLibrary.Read();
        var comments = new CodeComments(StepLibrary.Assemblies);
        var uses = Uses(workspace, bindings);
        var areas = bindings.Steps
            .GroupBy(step => step.Method.DeclaringType!)
            .Select(area => new StepArea(
                AreaOf(area.Key), comments.Of(area.Key),
                [.. area.OrderBy(step => step.Kind).Select(step => Entry(step, comments, uses.GetValueOrDefault((step.Kind, step.Expression), [])))]))
            .OrderBy(area => area.Name, StringComparer.Ordinal);
        return new StepGuide([.. areas], [.. s_builtIn.Concat(Places(comments)).OrderBy(place => place.Name, StringComparer.Ordinal)]);
    }

    private static StepEntry Entry(StepBinding step, CodeComments comments, IReadOnlyList<StepExample> uses) => new(
        step.Kind.ToString(), step.Expression, comments.Of(step.Method), Beneath(step),
        [.. Place().Matches(step.Expression).Select(place => place.Groups["name"].Value).Distinct(StringComparer.Ordinal)],
        uses.Count > 0 ? uses[0] : null)
    {
        Uses = uses,
    };

    // What the expression has no place for stands beneath the step.
    private static string Beneath(StepBinding step) =>
        step.Method.GetParameters() is [.., var last] all && all.Length > Place().Count(step.Expression)
            ? typeof(StepTable).IsAssignableFrom(last.ParameterType) ? "a table" : "a text"
            : "";

    // A place may be filled in several forms, each with a comment of its own.
    private static IEnumerable<StepPlace> Places(CodeComments comments) => StepLibrary.Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetCustomAttributes<StepArgumentTransformationAttribute>(), (method, form) => (form.Name, About: comments.Of(method)))
        .Where(form => form.Name is not null)
        .GroupBy(form => form.Name!, form => form.About, StringComparer.Ordinal)
        .Select(forms => new StepPlace(forms.Key, string.Join(" ", forms)));

    private static Dictionary<(StepKind, string), List<StepExample>> Uses(Workspace workspace, BindingRegistry bindings)
    {
        var uses = new Dictionary<(StepKind, string), List<StepExample>>();
        var root = RunPlanner.Features(workspace);
        foreach (var planned in FeatureFiles.Read(root, null).Scenarios)
        {
            foreach (var (step, binding) in planned.Pickle.Steps.Select(step => (step, bindings.BoundTo(planned.Pickle, step))))
            {
                if (binding is null)
                    continue;
                if (!uses.TryGetValue((binding.Kind, binding.Expression), out var known))
                    uses.Add((binding.Kind, binding.Expression), known = []);
                known.Add(Use(planned.Pickle, step));
            }
        }

        return uses;
    }

    private static StepExample Use(Pickle pickle, PickleStep step) => new(
        [$"{step.Kind} {step.Text}", .. Table(step), .. Text(step)], $"features/{pickle.Path}:{step.Source.Location.Line}");

    private static IEnumerable<string> Table(PickleStep step)
    {
        if (step.Table is not { Count: > 0 } rows)
            return [];
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        return rows.Select(row => $"  | {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |");
    }

    private static IEnumerable<string> Text(PickleStep step) =>
        step.DocString is { } text ? ["  \"\"\"", .. text.Split('\n').Select(line => "  " + line), "  \"\"\""] : [];

    // TenancyChangeSteps is "Tenancy change".
    private static string AreaOf(Type type)
    {
        var words = Capital().Replace(type.Name.EndsWith("Steps", StringComparison.Ordinal) ? type.Name[..^"Steps".Length] : type.Name, " $0").Trim();
        return words.Length == 0 ? type.Name : words[0] + words[1..].ToLowerInvariant();
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capital();
}
