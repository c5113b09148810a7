namespace HousingTest.Databases.SqlServer;

/// <summary>Who may do what with tables, columns, procedures and schemas, and the notes that were left on them: gone with a table that is made again, and so kept.</summary>
internal static class SchemaRights
{
    private const string Rights =
        """
        SELECT p.state_desc, p.permission_name, CASE p.class WHEN 3 THEN N'SCHEMA::' + QUOTENAME(SCHEMA_NAME(p.major_id)) ELSE N'OBJECT::' + QUOTENAME(SCHEMA_NAME(o.schema_id)) + N'.' + QUOTENAME(o.name) END, c.name, g.name
        FROM sys.database_permissions AS p JOIN sys.database_principals AS g ON g.principal_id = p.grantee_principal_id
            LEFT JOIN sys.objects AS o ON p.class = 1 AND o.object_id = p.major_id LEFT JOIN sys.columns AS c ON p.class = 1 AND p.minor_id > 0 AND c.object_id = p.major_id AND c.column_id = p.minor_id
        WHERE p.class IN (1, 3) AND p.major_id > 0 AND (p.class = 3 OR o.is_ms_shipped = 0)
        """;

    public static async Task<IReadOnlyList<SchemaObject>> ReadAsync(Connection connection, CancellationToken cancellationToken) =>
        [.. (await connection.RowsAsync(Rights, cancellationToken)).Where(row => row[2] is not null).Select(Right)];

    private static SchemaObject Right(IReadOnlyList<string?> row)
    {
        var may = row[0] is "DENY" ? "DENY" : "GRANT";
        var statement = $"{may} {row[1]}{(row[3] is null ? "" : $" ({Sql.Quote(row[3]!)})")} ON {row[2]} TO {Sql.Quote(row[4]!)}{(row[0] is "GRANT_WITH_GRANT_OPTION" ? " WITH GRANT OPTION" : "")}";
        // Named so that those to the harness's own things are told from the system's.
        var on = row[2]!.Replace("OBJECT::", "", StringComparison.Ordinal).Replace("SCHEMA::", "schema ", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return new SchemaObject($"right {row[1]}{(row[3] is null ? "" : $" to {row[3]}")} of {row[4]} on {on}", statement, SchemaStage.Right, [statement]);
    }
}
