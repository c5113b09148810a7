namespace HousingTest.Databases.Postgres;

/// <summary>What lies beside the tables: large objects, which old programs keep documents in, and tables hold only the numbers of.</summary>
internal static class LargeObjects
{
    /// <summary>The catalogue table that people know them by.</summary>
    public const string Name = "pg_largeobject";

    /// <summary>Their numbers.</summary>
    public const string All = "SELECT oid::text FROM pg_catalog.pg_largeobject_metadata ORDER BY oid";

    /// <summary>Removes all of them.</summary>
    public const string Remove = "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata";

    /// <summary>One of them as a row.</summary>
    public static string Read(string number) => $"SELECT {number}::oid AS loid, pg_catalog.lo_get({number}) AS data";
}
