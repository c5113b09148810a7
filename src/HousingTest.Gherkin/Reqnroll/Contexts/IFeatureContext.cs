using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>What is known of the running feature.</summary>
public interface IFeatureContext : IReqnrollContext
{
    /// <summary>The feature itself.</summary>
    FeatureInfo FeatureInfo { get; }

    /// <summary>The culture in which arguments are converted and steps run.</summary>
    CultureInfo BindingCulture { get; }

    /// <summary>Objects that live as long as the feature runs.</summary>
    IObjectContainer FeatureContainer { get; }

    /// <summary>What a hook before the feature threw; null when none failed.</summary>
    Exception? BeforeFeatureHookError { get; }

    /// <summary>Whether a hook before the feature failed.</summary>
    bool BeforeFeatureHookFailed { get; }
}
