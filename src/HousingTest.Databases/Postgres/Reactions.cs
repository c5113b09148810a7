namespace HousingTest.Databases.Postgres;

/// <summary>
/// What the database does by itself when rows are written: the system's triggers and rules, and its foreign keys. A login that owns the tables can put all of it out of force for a
/// transaction. A partition goes by the name of the table that it is a part of.
/// </summary>
internal sealed class Reactions
{
    // What fires only for a session that replicates does not for ours.
    private const string Triggers =
        $"""
        SELECT rn.nspname, r.relname, n.nspname, c.relname, a.kind, a.name, a.enabled = 'A'
        FROM (SELECT tgrelid AS relation, 'TRIGGER' AS kind, tgname AS name, tgenabled AS enabled FROM pg_catalog.pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE '{TableJournal.Trigger}%'
                UNION ALL SELECT ev_class, 'RULE', rulename, ev_enabled FROM pg_catalog.pg_rewrite WHERE rulename <> '_RETURN') AS a
            JOIN pg_catalog.pg_class c ON c.oid = a.relation
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class r ON r.oid = coalesce(pg_catalog.pg_partition_root(c.oid), c.oid)
            JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
        WHERE a.enabled IN ('O', 'A') AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND {Sql.OfTheSystem}
        ORDER BY 1, 2, 3, 4, 5, 6
        """;

    // Those that a partition has from the table that it is a part of go with that table's.
    private const string Keys =
        $"""
        SELECT rn.nspname, r.relname, pn.nspname, p.relname, n.nspname, c.relname, k.conname, k.condeferrable, k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'),
            pg_catalog.pg_get_constraintdef(k.oid), pg_catalog.obj_description(k.oid, 'pg_constraint')
        FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class r ON r.oid = coalesce(pg_catalog.pg_partition_root(k.conrelid), k.conrelid)
            JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
            JOIN pg_catalog.pg_class p ON p.oid = coalesce(pg_catalog.pg_partition_root(k.confrelid), k.confrelid)
            JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
        WHERE k.contype = 'f' AND k.conparentid = 0 AND c.relpersistence <> 't' AND {Sql.OfTheSystem}
        ORDER BY 1, 2, 5, 6, 7
        """;

    private readonly IReadOnlyList<Acting> acting;
    private readonly IReadOnlyList<Key> keys;

    private Reactions(IReadOnlyList<Acting> acting, IReadOnlyList<Key> keys)
    {
        this.acting = acting;
        this.keys = keys;
    }

    /// <summary>All triggers and rules, and all foreign keys, dropped.</summary>
    public OutOfForce All => Silenced(acting).And(Dropped(keys));

    public static async Task<Reactions> ReadAsync(Connection connection, CancellationToken cancellationToken) => new(
        [
            .. (await connection.RowsAsync(Triggers, cancellationToken)).Select(row => new Acting(
                Sql.Quote(row[0]!, row[1]!), $"ALTER TABLE ONLY {Sql.Quote(row[2]!, row[3]!)}", $"{row[4]} {Sql.Quote(row[5]!)}", Always: row[6] is "t")),
        ],
        [
            .. (await connection.RowsAsync(Keys, cancellationToken)).Select(row => new Key(
                Sql.Quote(row[0]!, row[1]!), Sql.Quote(row[2]!, row[3]!), Sql.Quote(row[4]!, row[5]!), Sql.Quote(row[6]!), Deferrable: row[7] is "t", Acts: row[8] is "t", row[9]!, row[10])),
        ]);

    /// <summary>These tables, and those whose rows foreign keys would delete or change along with theirs.</summary>
    public IReadOnlySet<string> Reached(IEnumerable<string> tables)
    {
        var reached = tables.ToHashSet(StringComparer.Ordinal);
        while (keys.Where(key => key.Acts && reached.Contains(key.Parent) && !reached.Contains(key.Child)).Select(key => key.Child).ToList() is { Count: > 0 } more)
            reached.UnionWith(more);
        return reached;
    }

    /// <summary>The triggers and rules of tables.</summary>
    public OutOfForce TriggersOf(IReadOnlySet<string> tables) => Silenced(acting.Where(one => tables.Contains(one.Table)));

    /// <summary>Foreign keys of tables, looked at only when the transaction asks for it. What they do to other rows, and RESTRICT, they do at once all the same.</summary>
    public OutOfForce Deferred(IReadOnlySet<string> children, IReadOnlySet<string> parents) => Deferred(Between(children, parents));

    /// <summary>Foreign keys of tables, dropped and made again: then the server goes through whole tables to vouch for them.</summary>
    public OutOfForce Dropped(IReadOnlySet<string> children, IReadOnlySet<string> parents) => Dropped(Between(children, parents));

    /// <summary>
    /// What foreign keys do to these tables' rows, or to others along with them, while rows go and come back: those that only look do so when all is done, and those that act, or look at once
    /// whatever they are told, are dropped and made again.
    /// </summary>
    public (OutOfForce Keys, bool Remakes) Yielding(IReadOnlySet<string> parents)
    {
        var some = Between(new HashSet<string>(StringComparer.Ordinal), parents).ToLookup(key => key.Acts || key.Definition.Contains(" RESTRICT", StringComparison.Ordinal));
        return (Dropped(some[true]).And(Deferred(some[false])).And(OutOfForce.Deferring), some[true].Any());
    }

    private static OutOfForce Silenced(IEnumerable<Acting> some) => new(
        [.. some.Select(one => $"{one.Alter} DISABLE {one.What}")], [.. some.Select(one => $"{one.Alter} ENABLE {(one.Always ? "ALWAYS " : "")}{one.What}")]);

    private static OutOfForce Deferred(IEnumerable<Key> keys)
    {
        var some = keys.Where(key => !key.Deferrable).ToList();
        return new([.. some.Select(key => $"ALTER TABLE {key.Table} ALTER CONSTRAINT {key.Name} DEFERRABLE")], [.. some.Select(key => $"ALTER TABLE {key.Table} ALTER CONSTRAINT {key.Name} NOT DEFERRABLE")]);
    }

    private static OutOfForce Dropped(IEnumerable<Key> some) => new(
        [.. some.Select(key => $"ALTER TABLE {key.Table} DROP CONSTRAINT {key.Name}")],
        [
            // Row by row is no way to go through a table.
            "SET LOCAL enable_hashjoin = on",
            .. some.Select(key => $"ALTER TABLE {key.Table} ADD CONSTRAINT {key.Name} {key.Definition}"),
            .. some.Where(key => key.Comment is not null).Select(key => $"COMMENT ON CONSTRAINT {key.Name} ON {key.Table} IS {Sql.Literal(key.Comment!)}"),
        ]);

    private IEnumerable<Key> Between(IReadOnlySet<string> children, IReadOnlySet<string> parents) => keys.Where(key => children.Contains(key.Child) || parents.Contains(key.Parent));

    private sealed record Acting(string Table, string Alter, string What, bool Always);

    private sealed record Key(string Child, string Parent, string Table, string Name, bool Deferrable, bool Acts, string Definition, string? Comment);
}
