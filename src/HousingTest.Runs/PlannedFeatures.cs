using HousingTest.Environments;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Discovery;

namespace HousingTest.Runs;

/// <summary>The scenarios that this process is to run: the order's share, or all.</summary>
public sealed class PlannedFeatures : IScenarioSource
{
    /// <inheritdoc/>
    public ScenarioSelection Select()
    {
        var order = WorkerOrder.FromEnvironment();
        // Only the files of the share: another that somebody is writing at this moment is not this run's affair.
        var workspace = Workspace.Find(AppContext.BaseDirectory);
        var files = order?.Features ?? SystemFeatures.Of(workspace, [], environment: null);
        return new ScenarioSelection(RunPlanner.Features(workspace), files.Count == 0 ? null : files, ScenarioIds: order?.Scenarios);
    }

    /// <inheritdoc/>
    public BindingRegistry Bindings() => StepLibrary.Read();
}
