using HousingTest.Model;

namespace HousingTest.Gherkin.Language;

/// <summary>Turns a document into what will run.</summary>
public static class PickleCompiler
{
    /// <summary>The pickles of a file in the order of its lines. A scenario without steps gives a pickle without any; an outline without rows gives none.</summary>
    /// <exception cref="ProblemException">HT-GHK-010: with backgrounds, tags and examples filled in, the file comes to too much.</exception>
    public static IReadOnlyList<Pickle> Compile(GherkinDocument document)
    {
        if (document.Feature is not { } feature)
            return [];
        var pickles = new List<Pickle>();
        var size = new PickleSize(document.Path);
        var outside = new ScenarioPickles(document.Path, feature, rule: null, size);
        foreach (var scenario in feature.Scenarios)
            pickles.AddRange(outside.Of(scenario));
        foreach (var rule in feature.Rules)
        {
            var inRule = new ScenarioPickles(document.Path, feature, rule, size);
            foreach (var scenario in rule.Scenarios)
                pickles.AddRange(inRule.Of(scenario));
        }

        return pickles;
    }
}
