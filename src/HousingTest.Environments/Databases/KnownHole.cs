using HousingTest.Databases.SqlServer;

namespace HousingTest.Environments;

/// <summary>A package with a known hole that is used all the same.</summary>
/// <param name="What">Package, version and advisory.</param>
/// <param name="Why">Why it is accepted, and where more is said.</param>
public sealed record KnownHole(string What, string Why)
{
    /// <summary>Those of the drivers in use.</summary>
    public static IReadOnlyList<KnownHole> OfDrivers { get; } = AcceptedAdvisory.SqlClient is { Applies: true } hole
        ? [new KnownHole($"{hole.Package} {hole.Version} has {hole.Advisory}, mended in {hole.MendedFrom}; only --environment sqlserver uses it", $"{hole.Why}; {hole.Address}")]
        : [];
}
