namespace HousingTest.Databases.SqlServer;

/// <summary>Who may be writing while a transaction of ours does.</summary>
internal enum Conduct
{
    /// <summary>Anybody; what we write is locked as anybody's is.</summary>
    Shared,

    /// <summary>Nobody whose writes are journalled: those in the middle of a transaction are waited for, and those who begin wait for us.</summary>
    Alone,
}
