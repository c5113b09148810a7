using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A load to be made.</summary>
/// <param name="Definition">What goes where.</param>
/// <param name="Root">Folder that the path of its extract is relative to: the repository's.</param>
public sealed record LoadOrder(LoadDefinition Definition, string Root)
{
    /// <summary>The test copy's database.</summary>
    public required ITestDatabase Database { get; init; }

    /// <summary>The map of its system.</summary>
    public required SystemMap Map { get; init; }

    /// <summary>True when the environment's data may be of real people: values of rejected rows are then masked.</summary>
    public bool RealData { get; init; }
}
