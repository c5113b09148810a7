namespace Reqnroll;

/// <summary>Restricts bindings to certain features and scenarios. What one attribute states must all hold; of several, one is enough.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class ScopeAttribute : Attribute
{
    /// <summary>One tag, with or without its <c>@</c>.</summary>
    public string? Tag { get; set; }

    /// <summary>Title of the feature.</summary>
    public string? Feature { get; set; }

    /// <summary>Title of the scenario.</summary>
    public string? Scenario { get; set; }
}
