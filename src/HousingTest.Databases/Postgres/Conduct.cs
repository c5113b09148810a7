namespace HousingTest.Databases.Postgres;

/// <summary>What is in force for our own connection during a transaction; the system's connections are not touched by it.</summary>
internal enum Conduct
{
    /// <summary>Reading, and the harness's own tables.</summary>
    Plain,

    /// <summary>Loading: the system's triggers and foreign keys stay silent, and the journal writes on.</summary>
    Loading,

    /// <summary>Putting back: nobody's triggers, and no journal.</summary>
    Silent,
}
