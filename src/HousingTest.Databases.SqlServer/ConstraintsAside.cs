namespace HousingTest.Databases.SqlServer;

/// <summary>The foreign keys of some tables, and those that refer to them, out of force for a transaction of ours; at its end the server goes through whole tables to vouch for them again.</summary>
internal sealed class ConstraintsAside
{
    private readonly Connection connection;
    private readonly IReadOnlyList<IReadOnlyList<string?>> constraints;

    private ConstraintsAside(Connection connection, IReadOnlyList<IReadOnlyList<string?>> constraints)
    {
        this.connection = connection;
        this.constraints = constraints;
    }

    public static async Task<ConstraintsAside> BeginAsync(Connection connection, IReadOnlyList<AppliedTable> tables, CancellationToken cancellationToken)
    {
        if (tables.Count == 0)
            return new ConstraintsAside(connection, []);
        // Those that the tables have alone are kept by looking at what comes; those of others that refer to them would act on other rows, or refuse.
        var ids = Sql.List(tables.Select(table => Sql.Number(table.Schema.Id)));
        var found = await connection.RowsAsync(
            $"""
            SELECT s.name, p.name, f.name, CONVERT(int, f.is_not_trusted) FROM sys.foreign_keys AS f JOIN sys.tables AS p ON p.object_id = f.parent_object_id JOIN sys.schemas AS s ON s.schema_id = p.schema_id
            WHERE f.is_disabled = 0 AND f.referenced_object_id IN ({ids}) AND {Sql.OfTheSystem}
            """,
            cancellationToken);
        await connection.ExecuteAllAsync(found.Select(row => $"ALTER TABLE {Sql.Quote(row[0]!, row[1]!)} NOCHECK CONSTRAINT {Sql.Quote(row[2]!)}"), cancellationToken);
        return new ConstraintsAside(connection, found);
    }

    /// <summary>Puts them in force again, those that the server vouched for with a look at every row.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => connection.ExecuteAllAsync(
        constraints.Select(row => $"ALTER TABLE {Sql.Quote(row[0]!, row[1]!)} WITH {(row[3] is "1" ? "NOCHECK" : "CHECK")} CHECK CONSTRAINT {Sql.Quote(row[2]!)}"), cancellationToken);
}
