using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A reconciliation to be made.</summary>
/// <param name="Definition">What it compares.</param>
/// <param name="Root">Folder that the paths of its extracts are relative to: the repository's.</param>
/// <param name="Scratch">An empty folder for what does not fit into memory; whoever gives it deletes it.</param>
/// <param name="Today">The day on which accepted breaks are judged.</param>
public sealed record ReconciliationOrder(ReconciliationDefinition Definition, string Root, string Scratch, DateOnly Today)
{
    /// <summary>The database of the sides that are in one; null for none.</summary>
    public ITestDatabase? Database { get; init; }

    /// <summary>The map of its system; null without a database.</summary>
    public SystemMap? Map { get; init; }

    /// <summary>True when the environment's data may be of real people.</summary>
    public bool RealData { get; init; }

    /// <summary>Who has masked values shown, and why; null for nobody. Whoever gives it has written that down: it is to be a line in a ledger.</summary>
    public Unmasking? Unmask { get; init; }

    /// <summary>Bytes that each sort may hold in memory before it goes to the disk.</summary>
    public int SortMemory { get; init; } = 4 << 20;
}
