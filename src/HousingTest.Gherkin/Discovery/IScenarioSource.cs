using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Language;

namespace HousingTest.Gherkin.Discovery;

/// <summary>Says which scenarios there are and which step libraries bind them. The host implements it; it needs a parameterless constructor.</summary>
public interface IScenarioSource
{
    /// <summary>The scenarios to discover and run. Called at discovery and again when the first scenario runs, in whatever process that is.</summary>
    ScenarioSelection Select();

    /// <summary>Step definitions and hooks. Called when the first scenario runs.</summary>
    BindingRegistry Bindings();
}

/// <summary>Some scenarios out of a features folder.</summary>
/// <param name="FeaturesRoot">The features folder.</param>
/// <param name="Files">Files and folders relative to it; null for all.</param>
/// <param name="Tags">A condition on the tags; null for any.</param>
/// <param name="ScenarioIds">Ids; null for all.</param>
public sealed record ScenarioSelection(
    string FeaturesRoot, IReadOnlyList<string>? Files = null, TagExpression? Tags = null, IReadOnlyList<string>? ScenarioIds = null);
