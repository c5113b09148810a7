using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>What is known of the running feature, and values that its scenarios share.</summary>
public class FeatureContext : ReqnrollContext
{
    internal FeatureContext(IObjectContainer featureContainer, FeatureInfo featureInfo)
    {
        FeatureContainer = featureContainer;
        FeatureInfo = featureInfo;
    }

    /// <summary>The feature itself.</summary>
    public FeatureInfo FeatureInfo { get; }

    /// <summary>Objects that live as long as the feature runs.</summary>
    public IObjectContainer FeatureContainer { get; }
}
