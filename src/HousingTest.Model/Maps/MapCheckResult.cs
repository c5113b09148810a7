namespace HousingTest.Model;

/// <summary>What came of trying a map against a running test copy.</summary>
/// <param name="Map">The map's file, relative to the repository.</param>
/// <param name="Release">The release that ran.</param>
/// <param name="Parts">What was looked for, kind by kind, in the order in which a map is mended.</param>
public sealed record MapCheckResult(string Map, string Release, IReadOnlyList<MapCheckPart> Parts)
{
    /// <summary>How much was looked for.</summary>
    public int Tried => Parts.Sum(part => part.Tried);

    /// <summary>All that the system does not have as the map says.</summary>
    public IReadOnlyList<Problem> Missing => [.. Parts.SelectMany(part => part.Missing)];

    /// <summary>All that nothing can be said of.</summary>
    public IReadOnlyList<MapNote> Unsure => [.. Parts.SelectMany(part => part.Unsure)];
}

/// <summary>One kind of things that a map names: tables, screens, jobs.</summary>
/// <param name="Name">The kind, as a heading: <c>Columns</c>.</param>
/// <param name="Tried">How many were looked for.</param>
/// <param name="Missing">What is not there, or is not as the map says, each with its line in the map.</param>
/// <param name="Unsure">What was not tried, or not seen where it may yet show at other times.</param>
public sealed record MapCheckPart(string Name, int Tried, IReadOnlyList<Problem> Missing, IReadOnlyList<MapNote> Unsure);

/// <summary>Something in a map of which nothing can be said, and why.</summary>
/// <param name="Where">File and line.</param>
/// <param name="What">What it is.</param>
/// <param name="Why">Why it was not tried, or what was seen instead.</param>
public sealed record MapNote(string Where, string What, string Why);
