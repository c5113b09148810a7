namespace Reqnroll.BoDi;

/// <summary>How one type is obtained, and whether its instance is kept.</summary>
internal sealed class Registration(Func<ObjectContainer, object> make, Type? implementation = null) : IStrategyRegistration
{
    public Func<ObjectContainer, object> Make => make;

    /// <summary>The class that is made; null for an instance or a factory.</summary>
    public Type? Implementation => implementation;

    public bool IsKept { get; private set; } = true;

    public IStrategyRegistration InstancePerDependency()
    {
        IsKept = false;
        return this;
    }

    public IStrategyRegistration InstancePerContext()
    {
        IsKept = true;
        return this;
    }
}
