using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>What is known of the running feature, and values that its scenarios share.</summary>
public class FeatureContext : ReqnrollContext, IFeatureContext
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

    /// <summary>The culture in which arguments are converted and steps run: the same for every feature, so that a file means the same on every machine.</summary>
    public CultureInfo BindingCulture => FeatureInfo.Language;

    /// <summary>What a hook before the feature threw; null when none failed. No scenario of the feature runs then.</summary>
    public Exception? BeforeFeatureHookError { get; internal set; }

    /// <summary>Whether a hook before the feature failed.</summary>
    public bool BeforeFeatureHookFailed => BeforeFeatureHookError is not null;
}
