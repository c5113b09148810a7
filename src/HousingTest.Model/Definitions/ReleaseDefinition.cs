namespace HousingTest.Model;

/// <summary>A release as its file in <c>fixtures/releases/</c> describes it, or a bare <c>.patch</c>.</summary>
/// <param name="Name">As people say it: <c>2026.2</c>.</param>
/// <param name="Title">A line about it.</param>
/// <param name="Source">Folder of the system's source, relative to the repository.</param>
/// <param name="Patch">Unified diff to apply to a copy of the source, as an absolute path; null for the source as it stands.</param>
/// <param name="Announces">What the supplier's release note says will be seen.</param>
/// <param name="File">The file that this was read from, relative to the repository where it lies in it.</param>
public sealed record ReleaseDefinition(
    string Name, string Title, string Source, string? Patch, IReadOnlyList<Announcement> Announces, string File);

/// <summary>A change that a release note announces.</summary>
/// <param name="What">Its kind.</param>
/// <param name="Where">The entity of the map for a column, the screen of the map for a field.</param>
/// <param name="Name">Column in housing words (<c>charge breakdown</c>) or field as the screen shows it (<c>Charge breakdown</c>).</param>
/// <param name="Note">The sentence of the release note.</param>
public sealed record Announcement(AnnouncedKind What, string Where, string Name, string Note);

/// <summary>Kinds of change that can be announced.</summary>
public enum AnnouncedKind
{
    /// <summary>A column that the database gains.</summary>
    Column,

    /// <summary>A field or a table's column that a screen gains.</summary>
    Field,
}
