namespace Reqnroll;

/// <summary>The rule that is running.</summary>
/// <param name="title">Its title.</param>
/// <param name="description">Free text beneath the title.</param>
/// <param name="tags">Its tags, without their <c>@</c>.</param>
public class RuleInfo(string title, string description, string[] tags)
{
    /// <summary>Its title.</summary>
    public string Title { get; } = title;

    /// <summary>Free text beneath the title; empty when there is none.</summary>
    public string Description { get; } = description;

    /// <summary>Its own tags, without their <c>@</c>.</summary>
    public string[] Tags { get; } = tags;
}
