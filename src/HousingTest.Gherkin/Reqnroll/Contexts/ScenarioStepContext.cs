namespace Reqnroll;

/// <summary>What is known of the running step; step hooks read it.</summary>
public class ScenarioStepContext : ReqnrollContext
{
    internal ScenarioStepContext(StepInfo stepInfo) => StepInfo = stepInfo;

    /// <summary>The step itself.</summary>
    public StepInfo StepInfo { get; }

    /// <summary>How it fared; final when the hooks after it are called.</summary>
    public ScenarioExecutionStatus Status { get; set; }

    /// <summary>Why it failed, if it did.</summary>
    public Exception? StepError { get; set; }
}
