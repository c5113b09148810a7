namespace Reqnroll.BoDi;

/// <summary>How often a registered type is made.</summary>
public interface IStrategyRegistration
{
    /// <summary>Anew for each that asks.</summary>
    IStrategyRegistration InstancePerDependency();

    /// <summary>Once for the container; what happens unless said otherwise.</summary>
    IStrategyRegistration InstancePerContext();
}
