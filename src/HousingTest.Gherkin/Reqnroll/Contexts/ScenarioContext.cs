using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>What is known of the running scenario, and values that its steps share.</summary>
public class ScenarioContext : ReqnrollContext, IScenarioContext
{
    internal ScenarioContext(IObjectContainer scenarioContainer, ScenarioInfo scenarioInfo, RuleInfo? ruleInfo)
    {
        ScenarioContainer = scenarioContainer;
        ScenarioInfo = scenarioInfo;
        RuleInfo = ruleInfo;
    }

    /// <summary>The scenario itself.</summary>
    public ScenarioInfo ScenarioInfo { get; }

    /// <summary>The rule that it stands in, if any.</summary>
    public RuleInfo? RuleInfo { get; }

    /// <summary>Which part of it is running.</summary>
    public ScenarioBlock CurrentScenarioBlock { get; internal set; }

    /// <summary>Objects that live as long as the scenario runs.</summary>
    public IObjectContainer ScenarioContainer { get; }

    /// <summary>How it fared so far; hooks after the scenario see the final state.</summary>
    public ScenarioExecutionStatus ScenarioExecutionStatus { get; internal set; }

    /// <summary>The running step. Outside of steps it is null, which its type does not say because the library that this follows does not.</summary>
    public ScenarioStepContext StepContext { get; internal set; } = null!;

    /// <summary>Says that the step is not finished.</summary>
    /// <exception cref="PendingStepException">Always.</exception>
    public static void StepIsPending() => throw new PendingStepException();

    /// <summary>Says that the step is not finished.</summary>
    /// <exception cref="PendingStepException">Always.</exception>
    public void Pending() => StepIsPending();

    /// <summary>The scenario's instance of a binding class.</summary>
    public object GetBindingInstance(Type bindingType) => ScenarioContainer.Resolve(bindingType);
}
