using System.Globalization;

namespace HousingTest.Databases.SqlServer;

/// <summary>What a schema consists of, by kind and name, with the statements that would make it.</summary>
internal static class SchemaObjects
{
    // Without those that every database has, of which the fixed roles have one each.
    private const string Schemas =
        """
        SELECT s.name, p.name FROM sys.schemas AS s LEFT JOIN sys.database_principals AS p ON p.principal_id = s.principal_id
        WHERE s.name NOT IN (N'dbo', N'guest', N'sys', N'INFORMATION_SCHEMA', N'information_schema', N'db_owner', N'db_accessadmin', N'db_securityadmin', N'db_ddladmin', N'db_backupoperator', N'db_datareader',
            N'db_datawriter', N'db_denydatareader', N'db_denydatawriter')
        """;

    private const string Types =
        "SELECT s.name, t.name, b.name, t.max_length, t.precision, t.scale, t.is_nullable, CONVERT(int, t.is_table_type) FROM sys.types AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id LEFT JOIN sys.types AS b ON b.user_type_id = t.system_type_id WHERE t.is_user_defined = 1";

    private const string Sequences =
        """
        SELECT s.name, q.name, TYPE_NAME(q.system_type_id), CONVERT(nvarchar(50), q.start_value), CONVERT(nvarchar(50), q.increment), CONVERT(nvarchar(50), q.minimum_value), CONVERT(nvarchar(50), q.maximum_value),
            CONVERT(int, q.is_cycling), CONVERT(int, q.is_cached), q.cache_size
        FROM sys.sequences AS q JOIN sys.schemas AS s ON s.schema_id = q.schema_id
        """;

    private const string Modules =
        """
        SELECT s.name, o.name, o.type, m.definition, CONVERT(int, m.uses_ansi_nulls), CONVERT(int, m.uses_quoted_identifier), CONVERT(nvarchar(30), o.create_date, 121)
        FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id JOIN sys.sql_modules AS m ON m.object_id = o.object_id
        WHERE o.type IN ('V', 'P', 'FN', 'IF', 'TF') AND o.is_ms_shipped = 0
        """;

    private const string Triggers =
        """
        SELECT s.name, p.name, t.name, m.definition, CONVERT(int, m.uses_ansi_nulls), CONVERT(int, m.uses_quoted_identifier), CONVERT(int, t.is_disabled), t.modify_date,
            ISNULL(OBJECTPROPERTY(t.object_id, 'ExecIsFirstInsertTrigger'), 0), ISNULL(OBJECTPROPERTY(t.object_id, 'ExecIsLastInsertTrigger'), 0), ISNULL(OBJECTPROPERTY(t.object_id, 'ExecIsFirstUpdateTrigger'), 0),
            ISNULL(OBJECTPROPERTY(t.object_id, 'ExecIsLastUpdateTrigger'), 0), ISNULL(OBJECTPROPERTY(t.object_id, 'ExecIsFirstDeleteTrigger'), 0), ISNULL(OBJECTPROPERTY(t.object_id, 'ExecIsLastDeleteTrigger'), 0)
        FROM sys.triggers AS t JOIN sys.objects AS p ON p.object_id = t.parent_id JOIN sys.schemas AS s ON s.schema_id = p.schema_id LEFT JOIN sys.sql_modules AS m ON m.object_id = t.object_id
        """;

    private const string Synonyms =
        "SELECT s.name, n.name, n.base_object_name FROM sys.synonyms AS n JOIN sys.schemas AS s ON s.schema_id = n.schema_id";

    /// <summary>Everything, with the harness's own, in the order in which it would be made.</summary>
    public static async Task<IReadOnlyList<SchemaObject>> ReadAsync(Connection connection, CancellationToken cancellationToken)
    {
        var objects = new List<SchemaObject>();
        await AddAsync(Schemas, row => new SchemaObject(
            $"schema {row[0]}", row[1] ?? "", SchemaStage.Schema, [$"CREATE SCHEMA {Sql.Quote(row[0]!)}{(row[1] is null or "dbo" ? "" : $" AUTHORIZATION {Sql.Quote(row[1]!)}")}"]));
        await AddAsync(Types, Type);
        await AddAsync(Sequences, Sequence);
        await AddAsync(Synonyms, row => Of("synonym", row[0]!, row[1]!, SchemaStage.Sequence, $"CREATE SYNONYM {Sql.Quote(row[0]!, row[1]!)} FOR {row[2]}"));
        // Of two that were made in the same moment, the table is needed for the other.
        var bodies = (await SchemaTables.ReadAsync(connection, cancellationToken))
            .Concat((await connection.RowsAsync(Modules, cancellationToken)).Select(row => (Born: row[6] ?? "", Table: Module(row)))).OrderBy(body => body.Born, StringComparer.Ordinal).Select(body => body.Table);
        objects.AddRange(bodies);
        objects.AddRange(await SchemaIndexes.ReadAsync(connection, cancellationToken));
        objects.AddRange(await SchemaConstraints.ReadAsync(connection, cancellationToken));
        await AddAsync(Triggers, Trigger);
        objects.AddRange(await SchemaRights.ReadAsync(connection, cancellationToken));
        return objects;

        async Task AddAsync(string sql, Func<IReadOnlyList<string?>, SchemaObject> read) =>
            objects.AddRange((await connection.RowsAsync(sql, cancellationToken)).Select(read));
    }

    /// <summary>By name, for keeping and comparing.</summary>
    public static IReadOnlyDictionary<string, string> Texts(IEnumerable<SchemaObject> objects)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in objects)
            texts[one.Name] = one.Text;
        return texts;
    }

    /// <summary>What is new, gone or different, in words.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now) =>
    [
        .. now.Keys.Where(name => !then.ContainsKey(name)).Select(name => $"{name} is new"),
        .. then.Keys.Where(name => !now.ContainsKey(name)).Select(name => $"{name} is gone"),
        .. now.Where(one => then.TryGetValue(one.Key, out var before) && !string.Equals(before, one.Value, StringComparison.Ordinal)).Select(one => $"{one.Key} was altered"),
    ];

    public static SchemaObject Of(string kind, string schema, string name, SchemaStage stage, string statement) =>
        new($"{kind} {TableSchema.NameOf(schema, name)}", statement, stage, [statement]);

    private static SchemaObject Type(IReadOnlyList<string?> row)
    {
        var plain = CatalogueColumnRow.Plain(row[2] ?? "", (int)Number(row[3]), (int)Number(row[4]), (int)Number(row[5]));
        var statement = $"CREATE TYPE {Sql.Quote(row[0]!, row[1]!)} FROM {plain} {(row[6] is "1" ? "NULL" : "NOT NULL")}";
        // One that is a table's, or an assembly's, can be seen but not made again.
        return row[7] is "1" || row[2] is null
            ? new SchemaObject($"type {TableSchema.NameOf(row[0]!, row[1]!)}", statement, SchemaStage.Type, [])
            : Of("type", row[0]!, row[1]!, SchemaStage.Type, statement);
    }

    private static SchemaObject Sequence(IReadOnlyList<string?> row) => Of(
        "sequence", row[0]!, row[1]!, SchemaStage.Sequence,
        $"CREATE SEQUENCE {Sql.Quote(row[0]!, row[1]!)} AS {row[2] ?? "bigint"} START WITH {row[3]} INCREMENT BY {row[4]} MINVALUE {row[5]} MAXVALUE {row[6]}{(row[7] is "1" ? " CYCLE" : "")}{(row[8] is "0" ? " NO CACHE" : row[9] is null ? "" : $" CACHE {row[9]}")}");

    private static SchemaObject Module(IReadOnlyList<string?> row)
    {
        var kind = row[2]!.Trim() switch
        {
            "V" => "view",
            "P" => "procedure",
            _ => "function",
        };
        return new SchemaObject($"{kind} {TableSchema.NameOf(row[0]!, row[1]!)}", $"{Settings(row[4], row[5])}\n{row[3]}", SchemaStage.Body, Statements(row[3], row[4], row[5]));
    }

    private static SchemaObject Trigger(IReadOnlyList<string?> row)
    {
        var name = $"trigger {row[2]} of {TableSchema.NameOf(row[0]!, row[1]!)}";
        var quoted = Sql.Quote(row[0]!, row[2]!);
        var statements = Statements(row[3], row[4], row[5]).ToList();
        if (row[6] is "1")
            statements.Add($"DISABLE TRIGGER {quoted} ON {Sql.Quote(row[0]!, row[1]!)}");
        string[] kinds = ["INSERT", "UPDATE", "DELETE"];
        for (var i = 0; i < kinds.Length; i++)
        {
            if (row[8 + (2 * i)] is "1" || row[9 + (2 * i)] is "1")
                statements.Add(TriggerOrder.Set(quoted, row[8 + (2 * i)] is "1" ? "First" : "Last", kinds[i]));
        }

        // Ours must never have been off: of those who turned it off and on again the server remembers when.
        var since = row[2]!.StartsWith(TableJournal.TriggerPrefix, StringComparison.Ordinal) ? row[7] : "";
        return new SchemaObject(name, $"{Settings(row[4], row[5])}\n{string.Join('\n', statements)}\n{since}", SchemaStage.Trigger, statements);
    }

    private static string Settings(string? ansiNulls, string? quotedIdentifier) =>
        $"SET ANSI_NULLS {(ansiNulls is "0" ? "OFF" : "ON")}; SET QUOTED_IDENTIFIER {(quotedIdentifier is "0" ? "OFF" : "ON")}";

    /// <summary>A definition that is encrypted is not to be had, and so cannot be made again.</summary>
    private static IReadOnlyList<string> Statements(string? definition, string? ansiNulls, string? quotedIdentifier) =>
        definition is null ? []
        : ansiNulls is "0" || quotedIdentifier is "0" ? [Settings(ansiNulls, quotedIdentifier), definition, Settings("1", "1")]
        : [definition];

    private static long Number(string? text) => text is null ? 0 : long.Parse(text, CultureInfo.InvariantCulture);
}
