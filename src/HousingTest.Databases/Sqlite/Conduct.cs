namespace HousingTest.Databases.Sqlite;

/// <summary>What is in force for our own connection during a transaction; the system's connections are not touched by it.</summary>
/// <param name="Triggers">The system's triggers fire, and the journal's.</param>
/// <param name="ForeignKeys">Foreign keys are checked, at commit.</param>
internal readonly record struct Conduct(bool Triggers, bool ForeignKeys)
{
    /// <summary>Putting back, marking, keeping the journal: only what the statement says happens.</summary>
    public static Conduct Silent { get; } = new(Triggers: false, ForeignKeys: false);

    /// <summary>Loading: no trigger adds to the rows, and none may refer to nothing.</summary>
    public static Conduct Loading { get; } = new(Triggers: false, ForeignKeys: true);

    /// <summary>A job in SQL, run as the system would.</summary>
    public static Conduct AsTheSystem { get; } = new(Triggers: true, ForeignKeys: true);
}
