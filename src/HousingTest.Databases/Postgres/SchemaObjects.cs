namespace HousingTest.Databases.Postgres;

/// <summary>What a schema consists of, by kind and name, as the server itself would write it.</summary>
internal static class SchemaObjects
{
    private const string Here = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    private const string All =
        $$"""
        SELECT CASE c.relkind WHEN 'v' THEN 'view ' WHEN 'm' THEN 'view ' WHEN 'S' THEN 'sequence ' ELSE 'table ' END || n.nspname || '.' || c.relname,
            c.relkind::text || c.relpersistence::text || c.relrowsecurity || c.relforcerowsecurity || coalesce(c.reloptions::text, '') || coalesce(pg_get_expr(c.relpartbound, c.oid), '')
            || coalesce((SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) || a.attnotnull || a.attidentity::text || a.attgenerated::text || a.attcollation::regcollation
                || coalesce(pg_get_expr(d.adbin, d.adrelid), ''), ', ' ORDER BY a.attnum)
                FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '')
            || CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) ELSE '' END
            || coalesce((SELECT concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle) FROM pg_sequence s WHERE s.seqrelid = c.oid), '')
            || coalesce((SELECT string_agg(i.inhparent::regclass::text, ',' ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = c.oid), '')
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND {{Here}}
        UNION ALL SELECT 'index ' || n.nspname || '.' || c.relname, pg_get_indexdef(c.oid) || i.indisvalid || i.indisreplident
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {{Here}}
        UNION ALL SELECT 'constraint ' || k.conname || ' of ' || CASE WHEN k.conrelid = 0 THEN k.contypid::regtype::text ELSE k.conrelid::regclass::text END, pg_get_constraintdef(k.oid) || k.convalidated || k.condeferrable || k.condeferred
        FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE {{Here}}
        UNION ALL SELECT 'trigger ' || t.tgname || ' of ' || t.tgrelid::regclass, pg_get_triggerdef(t.oid) || t.tgenabled::text
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND {{Here}}
        UNION ALL SELECT 'foreign keys of ' || t.tgrelid::regclass || ' ' || k.conname, string_agg(t.tgenabled::text, '' ORDER BY t.tgtype, t.tgenabled)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_constraint k ON k.oid = t.tgconstraint
        WHERE t.tgisinternal AND {{Here}} GROUP BY t.tgrelid, k.conname
        UNION ALL SELECT 'function ' || p.oid::regprocedure, p.prokind::text || CASE WHEN p.prokind = 'a' THEN '' ELSE pg_get_functiondef(p.oid) END
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {{Here}}
        UNION ALL SELECT 'type ' || t.oid::regtype, t.typtype::text || t.typnotnull || coalesce(t.typdefault, '') || coalesce(format_type(nullif(t.typbasetype, 0), t.typtypmod), '')
            || coalesce((SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid), '')
            || coalesce((SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = t.typrelid AND NOT a.attisdropped), '')
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE {{Here}} AND t.typcategory <> 'A' AND (t.typrelid = 0 OR EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
        UNION ALL SELECT 'rule ' || r.rulename || ' of ' || r.ev_class::regclass, pg_get_ruledef(r.oid) || r.ev_enabled::text
        FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND {{Here}}
        UNION ALL SELECT 'policy ' || p.polname || ' of ' || p.polrelid::regclass, p.polcmd::text || p.polpermissive || p.polroles::regrole[]::text || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
        FROM pg_policy p
        UNION ALL SELECT 'schema ' || n.nspname, '' FROM pg_namespace n WHERE {{Here}}
        UNION ALL SELECT 'extension ' || e.extname, e.extversion FROM pg_extension e
        UNION ALL SELECT 'event trigger ' || e.evtname, e.evtevent::text || e.evtenabled::text || e.evtfoid::regproc FROM pg_event_trigger e
        """;

    /// <summary>Everything, with the harness's own. What a name means must not depend on where the connection looks first, so the path is emptied for this transaction.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Connection connection, CancellationToken cancellationToken)
    {
        var before = await connection.ScalarAsync("SHOW search_path", cancellationToken);
        await connection.ExecuteAsync("SELECT pg_catalog.set_config('search_path', 'pg_catalog', true)", cancellationToken);
        var objects = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in await connection.RowsAsync(All, cancellationToken))
            objects[Plain(row[0]!)] = row[1] ?? "";
        await connection.ExecuteAsync("SELECT pg_catalog.set_config('search_path', $1, true)", cancellationToken, before);
        return objects;
    }

    /// <summary>Those of the system alone.</summary>
    public static IReadOnlyDictionary<string, string> OfTheSystem(IReadOnlyDictionary<string, string> objects) =>
        objects.Where(one => !IsOwn(one.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>What is new, gone or different, in words.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now) =>
    [
        .. now.Keys.Where(name => !then.ContainsKey(name)).Select(name => $"{name} is new"),
        .. then.Keys.Where(name => !now.ContainsKey(name)).Select(name => $"{name} is gone"),
        .. now.Where(one => then.TryGetValue(one.Key, out var before) && !string.Equals(before, one.Value, StringComparison.Ordinal)).Select(one => $"{one.Key} was altered"),
    ];

    private static bool IsOwn(string name) =>
        name.Contains($" {Sql.Own}.", StringComparison.Ordinal) || name.EndsWith($" {Sql.Own}", StringComparison.Ordinal) || name.Contains(TableJournal.Trigger, StringComparison.Ordinal);

    private static string Plain(string name) => name.Replace(" public.", " ", StringComparison.Ordinal);
}
