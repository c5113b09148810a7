using System.Globalization;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// Finds the rows that hold the unique keys that others would have. Only a trigger knows what a row that is not there yet would have in a generated column or an expression; a temporary one
/// fires also where the system's do not. All of it goes with the transaction, which is rolled back since there is a clash.
/// </summary>
internal sealed class KeyHolders(Session session, TableSchema schema)
{
    private const string Found = $"{Sql.Own}holder";

    private readonly string table = Sql.Quote(schema.Name);

    public void Find(IReadOnlyList<NumberedChange> refused, Clashes clashes, CancellationToken cancellationToken)
    {
        var keys = Keys().ToList();
        var columns = Sql.List(schema.Written.Select((_, i) => $"c{i}"));
        var held = Sql.List(schema.Written.Select(column => $"{table}.{Sql.Quote(column.Name)}"));
        session.Execute($"CREATE TEMP TABLE {Found} (key, {columns})");
        session.Execute(
            $"CREATE TEMP TRIGGER {Sql.Own}holders BEFORE INSERT ON main.{table} BEGIN "
            + string.Concat(keys.Select((key, i) => $"INSERT INTO {Found} SELECT {i.ToString(CultureInfo.InvariantCulture)}, {held} FROM {table} WHERE {key.Condition}; "))
            + "END");
        using (var insert = new Statement(
            session.Handle,
            $"INSERT OR IGNORE INTO {table} ({Sql.List(schema.Written.Select(column => Sql.Quote(column.Name)))}) VALUES ({Sql.List(schema.Written.Select((_, i) => $"?{i + 1}"))})"))
        using (var read = new Statement(session.Handle, $"SELECT key, {columns} FROM {Found} ORDER BY key"))
        {
            foreach (var one in refused)
            {
                cancellationToken.ThrowIfCancellationRequested();
                insert.Run([.. schema.Written.Select(column => one.Change.After![column.Name])]);
                read.Reset();
                while (read.Step())
                    clashes.Add(one, ClashReason.KeyTaken, schema.Clashing(schema.ReadRow(read, 1)), keys[(int)read.Int64(0)].Fields);
                read.Reset();
                session.Execute($"DELETE FROM {Found}");
            }
        }

        session.Execute($"DROP TRIGGER temp.{Sql.Own}holders; DROP TABLE temp.{Found}");
    }

    private IEnumerable<(string Condition, IReadOnlyList<string> Fields)> Keys()
    {
        // A number that is no column is nobody's to want.
        if (!schema.HiddenKey)
            yield return (string.Join(" AND ", schema.Key.Select(part => $"{table}.{part.Name} = NEW.{part.Name}")), [.. schema.PrimaryKey.Select(column => column.Name)]);
        foreach (var key in schema.UniqueKeys)
        {
            // A row that the key does not cover may have the same values.
            var covered = key.Condition is null ? "" : $" AND {schema.OfNew(key.Condition)}";
            yield return (key.Matches(schema) + covered, key.Fields);
        }
    }
}
