using System.Collections.Specialized;

namespace Reqnroll;

/// <summary>The scenario that is running.</summary>
/// <param name="title">Its title, placeholders filled.</param>
/// <param name="description">Free text beneath the title.</param>
/// <param name="tags">Its own tags and those of its examples, without their <c>@</c>.</param>
/// <param name="arguments">Column names and cells of its example row.</param>
/// <param name="inheritedTags">Tags of feature and rule, without their <c>@</c>.</param>
public class ScenarioInfo(string title, string description, string[] tags, IOrderedDictionary arguments, string[]? inheritedTags = null)
{
    /// <summary>Its own tags and those of its examples, without their <c>@</c>.</summary>
    public string[] Tags { get; } = tags;

    /// <summary>Its own tags, then those inherited from feature and rule.</summary>
    public string[] CombinedTags { get; } = [.. tags, .. inheritedTags ?? []];

    /// <summary>Column names and cells of its example row; empty for a plain scenario.</summary>
    public IOrderedDictionary Arguments { get; } = arguments;

    /// <summary>Its title, placeholders filled.</summary>
    public string Title { get; } = title;

    /// <summary>Free text beneath the title; empty when there is none.</summary>
    public string Description { get; } = description;
}
