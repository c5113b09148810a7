using System.Globalization;

namespace Reqnroll;

/// <summary>The feature that is running.</summary>
/// <param name="language">Language of its keywords.</param>
/// <param name="folderPath">Folder of its file.</param>
/// <param name="title">Its title.</param>
/// <param name="description">Free text beneath the title.</param>
/// <param name="tags">Its tags, without their <c>@</c>.</param>
public class FeatureInfo(CultureInfo language, string folderPath, string title, string description, params string[] tags)
{
    /// <summary>Language of its keywords.</summary>
    public CultureInfo Language { get; } = language;

    /// <summary>Folder of its file, relative to the features root.</summary>
    public string FolderPath { get; } = folderPath;

    /// <summary>Its title.</summary>
    public string Title { get; } = title;

    /// <summary>Free text beneath the title; empty when there is none.</summary>
    public string Description { get; } = description;

    /// <summary>Its tags, without their <c>@</c>.</summary>
    public string[] Tags { get; } = tags;
}
