using System.Globalization;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Language;
using Reqnroll;
using Reqnroll.BoDi;

namespace HousingTest.Gherkin.Running;

/// <summary>A feature while its scenarios run: its container, and the hooks before and after it.</summary>
internal sealed class FeatureLifetime
{
    private readonly HookCaller _hooks;
    private readonly ScopeTarget _target;

    private FeatureLifetime(Pickle first, ObjectContainer run, HookCaller hooks)
    {
        _hooks = hooks;
        _target = ScopeTarget.Of(first.Feature);
        Path = first.Path;
        Feature = first.Feature;
        Container = new ObjectContainer(run);
        Context = new FeatureContext(Container, InfoOf(first));
        Container.RegisterInstanceAs(Context);
        Container.RegisterInstanceAs<IFeatureContext>(Context);
    }

    public string Path { get; }

    public Feature Feature { get; }

    public ObjectContainer Container { get; }

    public FeatureContext Context { get; }

    /// <summary>A hook before the feature that fails is remembered: every scenario of the feature fails with it.</summary>
    public static async Task<FeatureLifetime> StartAsync(Pickle first, ObjectContainer run, HookCaller hooks, CancellationToken cancellationToken)
    {
        var feature = new FeatureLifetime(first, run, hooks);
        feature.Container.RegisterInstanceAs(new ScenarioCancellation(cancellationToken));
        feature.Context.BeforeFeatureHookError = await hooks.TryCallAsync(HookType.BeforeFeature, feature._target, feature.Container);
        feature.Context.TestError = feature.Context.BeforeFeatureHookError;
        return feature;
    }

    /// <summary>Gives what failed at the end; everything is tried.</summary>
    public async Task<IReadOnlyList<Exception>> EndAsync()
    {
        var failures = new List<Exception>();
        if (await _hooks.TryCallAsync(HookType.AfterFeature, _target, Container) is { } failure)
            failures.Add(failure);
        failures.AddRange(await Disposal.TryAsync(Container));
        return failures;
    }

    private static FeatureInfo InfoOf(Pickle pickle) => new(
        CultureInfo.InvariantCulture,
        System.IO.Path.GetDirectoryName(pickle.Path)?.Replace('\\', '/') ?? "",
        pickle.Feature.Name,
        pickle.Feature.Description,
        [.. pickle.Feature.Tags.Select(tag => tag.Name.TrimStart('@'))]);
}
