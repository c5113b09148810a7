using HousingTest.Environments;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>The feature file that a scenario is to be written to, and what it would inherit there: language, tags and the steps of backgrounds.</summary>
internal sealed class FeatureTarget
{
    private readonly string _path;
    private readonly string _text;
    private readonly Feature? _feature;
    private readonly Rule? _rule;

    private FeatureTarget(string path, string text, Feature? feature)
    {
        _path = path;
        _text = text;
        _feature = feature;
        // What is written at the end of a file belongs to its last rule.
        _rule = feature is { Rules: [.., var last] } ? last : null;
    }

    /// <summary>True when the file is not there yet.</summary>
    public bool IsNew => _feature is null;

    /// <summary>The language of its keywords.</summary>
    public Dialect Dialect => _feature is null ? Dialect.English : Dialect.Find(_feature.Language) ?? Dialect.English;

    /// <summary>Tags that every scenario there has already.</summary>
    public IEnumerable<string> Tags => (_feature?.Tags ?? []).Concat(_rule?.Tags ?? []).Select(tag => tag.Name);

    /// <summary>How many steps of backgrounds come before a scenario's own.</summary>
    public int Background => (_feature?.Background?.Steps.Count ?? 0) + (_rule?.Background?.Steps.Count ?? 0);

    /// <summary>How deep a scenario stands.</summary>
    public int Level => _rule is null ? 1 : 2;

    /// <summary>Reads it, if it is there.</summary>
    /// <exception cref="ProblemException">What is wrong with it, or HT-NEW-007.</exception>
    public static FeatureTarget Read(Workspace workspace, string path, string file)
    {
        if (!Path.Exists(file))
            return new FeatureTarget(path, "", feature: null);
        var plan = RunPlanner.Read(workspace, [file]);
        if (plan.Problems.Count > 0)
            throw new ProblemException([.. plan.Problems.Select(problem => RunPlanner.FromRepository(workspace, problem))]);
        var text = File.ReadAllText(file);
        return GherkinParser.Parse(path, text).Document.Feature is { } feature
            ? new FeatureTarget(path, text, feature)
            : throw new ProblemException(BeginningProblems.NoFeature($"features/{path}"));
    }

    /// <summary>The scenarios whose steps may be begun with: where backgrounds come first, those that begin with the same.</summary>
    public IReadOnlyList<PlannedPickle> From(FeaturePlan plan, string area)
    {
        if (Background > 0)
            return [.. plan.Scenarios.Where(planned => string.Equals(planned.Scenario.Path, _path, StringComparison.Ordinal) && planned.Pickle.Rule?.Location == _rule?.Location)];
        var own = plan.Scenarios.Where(planned => planned.Scenario.Path.StartsWith(area + "/", StringComparison.Ordinal)).ToList();
        return own.Count > 0 ? own : plan.Scenarios;
    }

    /// <summary>The file with a scenario at its end.</summary>
    /// <param name="block">The scenario's lines.</param>
    /// <param name="title">The title of a feature that is new; null for that of its file.</param>
    public FeatureText With(IReadOnlyList<string> block, string? title)
    {
        var end = _text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var opening = IsNew
            ? $"{ScenarioText.FeatureKeyword(Dialect)}: {title ?? Titled(_path)}{end}{end}"
            : _text.EndsWith('\n') ? end : end + end;
        return new FeatureText(_text, opening, string.Join(end, block) + end);
    }

    // garage-rents.feature is about Garage rents.
    private static string Titled(string path)
    {
        var words = Path.GetFileNameWithoutExtension(path).Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? path : char.ToUpperInvariant(words[0]) + words[1..];
    }
}

/// <summary>A feature file to which a scenario is added.</summary>
/// <param name="Old">What is there; empty for a new file.</param>
/// <param name="Opening">What comes between that and the scenario's first line.</param>
/// <param name="Block">The scenario.</param>
internal sealed record FeatureText(string Old, string Opening, string Block)
{
    /// <summary>All that stands before the scenario's first line.</summary>
    public string Before => Old + Opening;

    /// <summary>What is added to what is there.</summary>
    public string Added => Opening + Block;

    /// <summary>All of it.</summary>
    public string Whole => Old + Added;
}
