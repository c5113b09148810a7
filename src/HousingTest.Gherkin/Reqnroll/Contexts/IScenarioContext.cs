using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>What is known of the running scenario.</summary>
public interface IScenarioContext : IReqnrollContext
{
    /// <summary>The scenario itself.</summary>
    ScenarioInfo ScenarioInfo { get; }

    /// <summary>The rule that it stands in, if any.</summary>
    RuleInfo? RuleInfo { get; }

    /// <summary>Which part of it is running.</summary>
    ScenarioBlock CurrentScenarioBlock { get; }

    /// <summary>Objects that live as long as the scenario runs.</summary>
    IObjectContainer ScenarioContainer { get; }

    /// <summary>How it fared so far.</summary>
    ScenarioExecutionStatus ScenarioExecutionStatus { get; }
}
