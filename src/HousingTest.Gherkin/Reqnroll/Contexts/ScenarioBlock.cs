namespace Reqnroll;

/// <summary>Which part of a scenario is running.</summary>
public enum ScenarioBlock
{
    /// <summary>None: before the first or after the last step.</summary>
    None,

    /// <summary>The scene is set.</summary>
    Given,

    /// <summary>Something is done.</summary>
    When,

    /// <summary>The result is judged.</summary>
    Then,
}
