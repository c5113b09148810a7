namespace HousingTest.Databases.Postgres;

/// <summary>Whether all is the login's own, as it must be where it may not silence triggers: then it can at least turn them off.</summary>
internal static class Ownership
{
    private const string Others =
        $"""
        SELECT n.nspname, c.relname, pg_catalog.pg_get_userbyid(c.relowner) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND ({Sql.OfTheSystem} OR n.nspname = '{Sql.Own}') AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE') ORDER BY 1, 2
        """;

    /// <summary>HT-DB-020 when the login may not silence triggers, and a table is another's.</summary>
    public static async Task ExpectAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.MaySilence is true)
            return;
        var others = await session.Connection.RowsAsync(Others, cancellationToken);
        if (others.Count > 0)
            throw DatabaseProblems.MayNotSilence(session.Place, Sql.List(others.Select(row => $"{TableSchema.NameOf(row[0]!, row[1]!)} ({row[2]})")));
    }
}
