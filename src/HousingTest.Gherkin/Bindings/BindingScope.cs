using HousingTest.Gherkin.Language;

namespace HousingTest.Gherkin.Bindings;

/// <summary>Where a binding holds.</summary>
/// <param name="Tag">One tag, without its <c>@</c>.</param>
/// <param name="Feature">Title of the feature.</param>
/// <param name="Scenario">Title of the scenario.</param>
internal sealed record BindingScope(string? Tag, string? Feature, string? Scenario)
{
    /// <summary>How many of its conditions hold, or null when one does not. The more hold, the closer the binding is meant.</summary>
    public int? Weigh(ScopeTarget target)
    {
        if (Tag is not null && !target.Tags.Contains(Tag, StringComparer.Ordinal))
            return null;
        if (!Holds(Feature, target.Feature) || !Holds(Scenario, target.Scenario))
            return null;
        return (Tag is null ? 0 : 1) + (Feature is null ? 0 : 1) + (Scenario is null ? 0 : 1);
    }

    /// <summary>The weight of the best of several scopes; 0 when there are none, null when none holds.</summary>
    public static int? WeighBest(IReadOnlyList<BindingScope> scopes, ScopeTarget target) =>
        scopes.Count == 0 ? 0 : scopes.Max(scope => scope.Weigh(target));

    private static bool Holds(string? wanted, string? found) => wanted is null || string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What scopes are held against: a scenario, a feature (then without scenario), or a run (then without either).</summary>
/// <param name="Tags">Tags, without their <c>@</c>.</param>
/// <param name="Feature">Title of the feature.</param>
/// <param name="Scenario">Title of the scenario.</param>
internal sealed record ScopeTarget(IReadOnlyList<string> Tags, string? Feature, string? Scenario)
{
    public static ScopeTarget Run { get; } = new([], Feature: null, Scenario: null);

    public static ScopeTarget Of(Feature feature) => new([.. feature.Tags.Select(tag => Named(tag.Name))], feature.Name, Scenario: null);

    public static ScopeTarget Of(Pickle pickle) => new([.. pickle.Tags.Select(Named)], pickle.Feature.Name, pickle.Name);

    // Only the first @ is no part of the name.
    public static string Named(string tag) => tag.StartsWith('@') ? tag[1..] : tag;
}
