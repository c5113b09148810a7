using HousingTest.Gherkin.Language;

namespace HousingTest.Gherkin.Bindings;

/// <summary>Where a binding holds.</summary>
internal sealed record BindingScope(TagExpression? Tags, string? Feature, string? Scenario)
{
    /// <summary>How many of its conditions hold, or null when one does not. The more hold, the closer the binding is meant.</summary>
    public int? Weigh(ScopeTarget target)
    {
        if (Tags is not null && !Tags.Matches(target.Tags))
            return null;
        if (!Holds(Feature, target.Feature) || !Holds(Scenario, target.Scenario))
            return null;
        return (Tags is null ? 0 : 1) + (Feature is null ? 0 : 1) + (Scenario is null ? 0 : 1);
    }

    /// <summary>The weight of the best of several scopes; 0 when there are none, null when none holds.</summary>
    public static int? WeighBest(IReadOnlyList<BindingScope> scopes, ScopeTarget target) =>
        scopes.Count == 0 ? 0 : scopes.Max(scope => scope.Weigh(target));

    private static bool Holds(string? wanted, string? found) => wanted is null || string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What scopes are held against: a scenario, a feature (then without scenario), or a run (then without either).</summary>
internal sealed record ScopeTarget(IReadOnlyList<string> Tags, string? Feature, string? Scenario)
{
    public static ScopeTarget Run { get; } = new([], Feature: null, Scenario: null);

    public static ScopeTarget Of(Feature feature) => new([.. feature.Tags.Select(tag => tag.Name)], feature.Name, Scenario: null);

    public static ScopeTarget Of(Pickle pickle) => new(pickle.Tags, pickle.Feature.Name, pickle.Name);
}
