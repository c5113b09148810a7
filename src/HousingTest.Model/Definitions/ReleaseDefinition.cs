namespace HousingTest.Model;

/// <summary>A release as its file in <c>fixtures/releases/</c> describes it, or as it was named on the command line: a patch, a script, a folder, an image, an address.</summary>
/// <param name="Name">As people say it: <c>2026.2</c>.</param>
/// <param name="Title">A line about it.</param>
/// <param name="Program">What runs, or where it runs already.</param>
/// <param name="Scripts">
/// Database scripts, as absolute paths, run in this order on the filled database before the mark: as a supplier's script meets a database that is in use.
/// </param>
/// <param name="Announces">What the supplier's release note says will be seen.</param>
/// <param name="File">The file that this was read from, relative to the repository where it lies in it; or what was typed.</param>
public sealed record ReleaseDefinition(
    string Name, string Title, ReleaseProgram Program, IReadOnlyList<string> Scripts, IReadOnlyList<Announcement> Announces, string File)
{
    /// <summary>Settings that it has over those of the environment: the same program set up otherwise is another release.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

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
