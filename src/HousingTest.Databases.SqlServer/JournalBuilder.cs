using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>Puts the journal in place. What cannot be journalled is named, all of it at once, before anything is made.</summary>
internal sealed class JournalBuilder(Session session, IReadOnlyList<string> shadowCopies)
{
    private const string First =
        $"""
        SELECT s.name, p.name, t.name FROM sys.triggers AS t JOIN sys.tables AS p ON p.object_id = t.parent_id JOIN sys.schemas AS s ON s.schema_id = p.schema_id
        WHERE t.is_instead_of_trigger = 0 AND {Sql.OfTheSystem} AND 1 IN (
            OBJECTPROPERTY(t.object_id, 'ExecIsFirstInsertTrigger'), OBJECTPROPERTY(t.object_id, 'ExecIsFirstUpdateTrigger'), OBJECTPROPERTY(t.object_id, 'ExecIsFirstDeleteTrigger'))
        """;

    private const string NotNested = "SELECT COUNT(*) FROM sys.configurations WHERE name = N'nested triggers' AND CONVERT(int, value_in_use) = 0";

    private Connection Connection => session.Connection;

    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        var schemas = await SchemaReader.ReadAsync(Connection, cancellationToken);
        await ExpectPossibleAsync(schemas, cancellationToken);
        await Connection.ExecuteAsync(JournalTables.CreateSequence, cancellationToken);
        await Connection.ExecuteAllAsync(JournalTables.Create, cancellationToken);
        await Connection.ExecuteAllAsync(JournalTables.Grants, cancellationToken);
        foreach (var table in schemas.Select((schema, number) => Plan(number, schema, IsShadow(schema))))
        {
            try
            {
                await Connection.ExecuteEachAsync(table.Create, cancellationToken);
                await Connection.ExecuteAsync(
                    $"INSERT INTO {Sql.Own}.journalled (number, schema_name, name, shadow) VALUES (@p1, @p2, @p3, @p4)", cancellationToken,
                    table.Number, table.Schema.Schema, table.Schema.Table, table.Shadow);
            }
            catch (SqlException refused) when (!Session.IsBusy(refused) && !Session.IsEnd(refused))
            {
                throw DatabaseProblems.NotJournalled(session.Place, table.Schema.Name, refused.Message);
            }
        }
    }

    public static TableJournal Plan(int number, TableSchema schema, bool shadow) =>
        schema.Key.Count > 0 ? new KeyedJournal(number, schema, shadow) : new KeylessJournal(number, schema, shadow);

    private bool IsShadow(TableSchema schema) => shadowCopies.Contains(schema.Name, StringComparer.OrdinalIgnoreCase)
        || shadowCopies.Contains($"{schema.Schema}.{schema.Table}", StringComparer.OrdinalIgnoreCase);

    private async Task ExpectPossibleAsync(IReadOnlyList<TableSchema> schemas, CancellationToken cancellationToken)
    {
        var firsts = (await Connection.RowsAsync(First, cancellationToken)).ToLookup(row => (row[0]!, row[1]!), row => row[2]!);
        var problems = schemas.Where(schema => schema.Oddity is not null)
            .Select(schema => DatabaseProblems.NotJournalled(session.Place, schema.Name, schema.Oddity!).Problems[0]).ToList();
        foreach (var schema in schemas.Where(schema => schema.Oddity is null && !IsShadow(schema)))
        {
            if (schema.Written.Where(column => column.Old).ToList() is { Count: > 0 } old)
                problems.Add(DatabaseProblems.NeedsShadowCopy(session.Place, schema.Name, $"No trigger can read what stood in {Sql.List(old.Select(column => $"{column.Name} ({column.Type})"))}"));
            if (firsts[(schema.Schema, schema.Table)].FirstOrDefault() is { } first)
                problems.Add(DatabaseProblems.NeedsShadowCopy(session.Place, schema.Name, $"The system's trigger {first} is set to fire first, and ours would be told of what it did before what it was called for"));
        }

        // A trigger's own writes would then call no trigger of ours.
        if (await Connection.NumberAsync(NotNested, cancellationToken) > 0 && await Connection.NumberAsync("SELECT COUNT(*) FROM sys.triggers WHERE parent_class = 1", cancellationToken) > 0)
            problems.Add(DatabaseProblems.NotNested(session.Place));
        if (problems.Count > 0)
            throw new ProblemException(problems);
    }
}
