namespace Reqnroll.Bindings;

/// <summary>Kind of a step.</summary>
public enum StepDefinitionType
{
    /// <summary>It sets the scene.</summary>
    Given,

    /// <summary>It acts.</summary>
    When,

    /// <summary>It judges.</summary>
    Then,
}
