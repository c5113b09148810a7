namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Makes room for a checkpoint's rows, or empties tables, under a transaction which has looked at the marker. Foreign keys are taken off and put on again, which makes the server look at every
/// row: it lets no table be emptied that another refers to.
/// </summary>
internal sealed class SchemaRebuild(Session session)
{
    private const string ForeignKeys =
        "SELECT s.name, t.name, f.name FROM sys.foreign_keys AS f JOIN sys.tables AS t ON t.object_id = f.parent_object_id JOIN sys.schemas AS s ON s.schema_id = t.schema_id";

    private const string Bodies =
        $"""
        SELECT RTRIM(o.type), s.name, o.name FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
        WHERE o.type IN ('U', 'V', 'P', 'FN', 'IF', 'TF', 'SN') AND o.is_ms_shipped = 0 AND NOT (s.name = N'{Sql.Own}' AND o.name = N'marker') ORDER BY o.create_date DESC, o.object_id DESC
        """;

    private const string Sequences =
        $"SELECT s.name, q.name FROM sys.sequences AS q JOIN sys.schemas AS s ON s.schema_id = q.schema_id WHERE NOT (s.name = N'{Sql.Own}' AND q.name = N'position')";

    private readonly Connection connection = session.Connection;

    /// <summary>The schema is the same: tables are emptied, and filled.</summary>
    public async Task EmptyAsync(IReadOnlyList<SchemaObject> saved, bool makeJournal, Func<Task> fill, CancellationToken cancellationToken)
    {
        await DropForeignKeysAsync(cancellationToken);
        var journal = saved.Where(one => makeJournal && one.IsOwn && one.Stage is not (SchemaStage.Schema or SchemaStage.Sequence) && !IsMarker(one)).ToList();
        await MakeAsync(journal.Where(one => one.Stage < SchemaStage.Trigger), cancellationToken);
        var tables = (await SchemaReader.ReadAsync(connection, cancellationToken, own: true)).Where(table => table.Name is not $"{Sql.Own}.marker").ToList();
        await using var silence = await Silence.BeginAsync(session, tables, ours: true, cancellationToken);
        // A table that counts and was truncated takes the number that it is set to for the next, and not for the last.
        foreach (var table in tables)
            await connection.ExecuteAsync(table.Counts ? $"DELETE FROM {table.Quoted}" : $"TRUNCATE TABLE {table.Quoted}", cancellationToken);
        await fill();
        await silence.EndAsync(cancellationToken);
        await MakeAsync(journal.Where(one => one.Stage >= SchemaStage.Trigger), cancellationToken);
        await connection.ExecuteEachAsync(saved.Where(IsForeignKey).SelectMany(one => one.Statements), cancellationToken);
    }

    /// <summary>Does something while no foreign key is there; then all are put on again, and the server looks at every row that it vouched for.</summary>
    public async Task WithoutForeignKeysAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        var keys = (await SchemaObjects.ReadAsync(connection, cancellationToken)).Where(IsForeignKey).ToList();
        await DropForeignKeysAsync(cancellationToken);
        await work();
        await MakeAsync(keys, cancellationToken);
    }

    /// <summary>The schema is another: all of it goes, the last made first, and is made again.</summary>
    public async Task RebuildAsync(IReadOnlyList<SchemaObject> now, IReadOnlyList<SchemaObject> saved, Func<Task> fill, CancellationToken cancellationToken)
    {
        await DropForeignKeysAsync(cancellationToken);
        foreach (var body in await connection.RowsAsync(Bodies, cancellationToken))
            await connection.ExecuteAsync($"DROP {Word(body[0]!)} {Sql.Quote(body[1]!, body[2]!)}", cancellationToken);
        foreach (var sequence in await connection.RowsAsync(Sequences, cancellationToken))
            await connection.ExecuteAsync($"DROP SEQUENCE {Sql.Quote(sequence[0]!, sequence[1]!)}", cancellationToken);
        var then = saved.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        var there = now.Where(one => Stays(one) && then.Contains(one.Name)).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in now.Where(one => Stays(one) && !one.IsOwn && !then.Contains(one.Name)).Reverse())
            await connection.ExecuteAsync(Drop(gone), cancellationToken);

        await MakeAsync(saved.Where(one => one.Stage < SchemaStage.Constraint && !there.Contains(one.Name) && !IsMarker(one)), cancellationToken);
        await MakeAsync(saved.Where(one => one.Stage is SchemaStage.Constraint && !IsForeignKey(one)), cancellationToken);
        await fill();
        await MakeAsync(saved.Where(IsForeignKey), cancellationToken);
        await MakeAsync(saved.Where(one => one.Stage > SchemaStage.Constraint), cancellationToken);
    }

    private async Task DropForeignKeysAsync(CancellationToken cancellationToken) => await connection.ExecuteAllAsync(
        (await connection.RowsAsync(ForeignKeys, cancellationToken)).Select(row => $"ALTER TABLE {Sql.Quote(row[0]!, row[1]!)} DROP CONSTRAINT {Sql.Quote(row[2]!)}"), cancellationToken);

    private Task MakeAsync(IEnumerable<SchemaObject> objects, CancellationToken cancellationToken) =>
        connection.ExecuteEachAsync(objects.OrderBy(one => one.Stage).SelectMany(one => one.Statements), cancellationToken);

    /// <summary>What is left where it is when it was there before: nothing of the rows hangs on it, and the marker lies in one of the schemas.</summary>
    private static bool Stays(SchemaObject one) => one.Stage is SchemaStage.Schema or SchemaStage.Type || one.Name is $"sequence {Sql.Own}.position";

    private static bool IsMarker(SchemaObject one) => one.Name is $"table {Sql.Own}.marker" || one.Name.EndsWith($" of {Sql.Own}.marker", StringComparison.Ordinal);

    private static bool IsForeignKey(SchemaObject one) => one.Stage is SchemaStage.Constraint && one.Text.Contains(" FOREIGN KEY (", StringComparison.Ordinal);

    private static string Drop(SchemaObject one)
    {
        var create = one.Statements.FirstOrDefault() ?? one.Text;
        return one.Stage is SchemaStage.Schema ? $"DROP SCHEMA {Sql.Quote(one.Name["schema ".Length..])}" : create[..create.IndexOf(" FROM ", StringComparison.Ordinal)].Replace("CREATE", "DROP", StringComparison.Ordinal);
    }

    private static string Word(string type) => type switch
    {
        "U" => "TABLE",
        "V" => "VIEW",
        "P" => "PROCEDURE",
        "SN" => "SYNONYM",
        _ => "FUNCTION",
    };
}
