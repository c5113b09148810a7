namespace HousingTest.Databases.SqlServer;

/// <summary>Checks and foreign keys, as the statements that make them.</summary>
internal static class SchemaConstraints
{
    private const string Checks =
        """
        SELECT s.name, t.name, c.name, c.definition, CONVERT(int, c.is_disabled), CONVERT(int, c.is_not_trusted)
        FROM sys.check_constraints AS c JOIN sys.tables AS t ON t.object_id = c.parent_object_id JOIN sys.schemas AS s ON s.schema_id = t.schema_id WHERE t.is_ms_shipped = 0
        """;

    private const string ForeignKeys =
        """
        SELECT f.object_id, s.name, t.name, f.name, ps.name, p.name, f.delete_referential_action_desc, f.update_referential_action_desc, CONVERT(int, f.is_disabled), CONVERT(int, f.is_not_trusted), c.name, pc.name
        FROM sys.foreign_keys AS f JOIN sys.tables AS t ON t.object_id = f.parent_object_id JOIN sys.schemas AS s ON s.schema_id = t.schema_id
            JOIN sys.tables AS p ON p.object_id = f.referenced_object_id JOIN sys.schemas AS ps ON ps.schema_id = p.schema_id
            JOIN sys.foreign_key_columns AS k ON k.constraint_object_id = f.object_id
            JOIN sys.columns AS c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
            JOIN sys.columns AS pc ON pc.object_id = k.referenced_object_id AND pc.column_id = k.referenced_column_id
        WHERE t.is_ms_shipped = 0 ORDER BY f.object_id, k.constraint_column_id
        """;

    public static async Task<IReadOnlyList<SchemaObject>> ReadAsync(Connection connection, CancellationToken cancellationToken) =>
    [
        .. (await connection.RowsAsync(Checks, cancellationToken)).Select(row =>
            Of(row[0]!, row[1]!, row[2]!, $"CHECK {Bracketed(row[3]!)}", row[4] is "1", row[5] is "1")),
        .. (await connection.RowsAsync(ForeignKeys, cancellationToken)).GroupBy(row => row[0]!, StringComparer.Ordinal).Select(parts => ForeignKey([.. parts])),
    ];

    private static SchemaObject ForeignKey(IReadOnlyList<IReadOnlyList<string?>> parts)
    {
        var row = parts[0];
        var text = $"FOREIGN KEY ({Sql.List(parts.Select(part => Sql.Quote(part[10]!)))}) REFERENCES {Sql.Quote(row[4]!, row[5]!)} ({Sql.List(parts.Select(part => Sql.Quote(part[11]!)))})"
            + $" ON DELETE {Action(row[6])} ON UPDATE {Action(row[7])}";
        return Of(row[1]!, row[2]!, row[3]!, text, row[8] is "1", row[9] is "1");
    }

    private static SchemaObject Of(string schema, string table, string name, string text, bool disabled, bool notTrusted)
    {
        var quoted = Sql.Quote(schema, table);
        List<string> statements = [$"ALTER TABLE {quoted} WITH {(notTrusted || disabled ? "NOCHECK" : "CHECK")} ADD CONSTRAINT {Sql.Quote(name)} {text}"];
        if (disabled)
            statements.Add($"ALTER TABLE {quoted} NOCHECK CONSTRAINT {Sql.Quote(name)}");
        return new SchemaObject($"constraint {name} of {TableSchema.NameOf(schema, table)}", string.Join('\n', statements), SchemaStage.Constraint, statements);
    }

    private static string Action(string? action) => (action ?? "NO_ACTION").Replace('_', ' ');

    private static string Bracketed(string condition) => condition.StartsWith('(') ? condition : $"({condition})";
}
