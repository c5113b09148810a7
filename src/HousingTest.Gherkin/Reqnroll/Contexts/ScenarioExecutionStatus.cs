namespace Reqnroll;

/// <summary>How a scenario or step fared, the worse the later; only <see cref="OK"/> passes.</summary>
public enum ScenarioExecutionStatus
{
    /// <summary>Everything so far passed.</summary>
    OK,

    /// <summary>A step definition is not finished.</summary>
    StepDefinitionPending,

    /// <summary>No step definition knows the step.</summary>
    UndefinedStep,

    /// <summary>A step could not be bound: several definitions know it, or its arguments do not fit.</summary>
    BindingError,

    /// <summary>A step or hook failed.</summary>
    TestError,

    /// <summary>Not run, because something before it failed.</summary>
    Skipped,
}
