using HousingTest.Environments;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Discovery;

namespace HousingTest.Runs;

/// <summary>The scenarios that this process is to run: the order's share, or all.</summary>
public sealed class PlannedFeatures : IScenarioSource
{
    /// <inheritdoc/>
    public ScenarioSelection Select() =>
        new(RunPlanner.Features(Workspace.Find(AppContext.BaseDirectory)), ScenarioIds: WorkerOrder.FromEnvironment()?.Scenarios);

    /// <inheritdoc/>
    public BindingRegistry Bindings() => StepLibrary.Read();
}
